package io.oscar.reports.report;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.util.Objects;
import java.util.zip.ZipException;

/** Describes file errors without Java class names. */
public final class FileProblem {
  private FileProblem() {}

  /**
   * The reason only, such as "permission denied"; contains the file's name only if the operating
   * system's message does.
   */
  public static String of(IOException broken) {
    return switch (broken) {
      case NoSuchFileException missing -> "file does not exist";
      case AccessDeniedException denied -> "permission denied";
      case FileAlreadyExistsException taken -> "file already exists";
      case FileSystemLoopException loop -> "too many levels of symbolic links";
      case FileSystemException refused when refused.getReason() != null ->
          Objects.requireNonNull(refused.getReason());
      case CharacterCodingException undecodable -> "not valid UTF-8";
      case ZipException damaged -> "damaged: " + said(damaged);
      default -> said(broken);
    };
  }

  private static String said(IOException broken) {
    String message = broken.getMessage();
    return message == null || message.isBlank() ? "I/O error" : message;
  }
}
