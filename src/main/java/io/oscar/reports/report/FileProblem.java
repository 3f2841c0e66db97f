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

/** Says what went wrong with a file, in words that name no class of Java. */
public final class FileProblem {
  private FileProblem() {}

  /**
   * The reason alone, as in "permission denied"; names the file only where the operating system
   * does.
   */
  public static String of(IOException broken) {
    return switch (broken) {
      case NoSuchFileException missing -> "it does not exist";
      case AccessDeniedException denied -> "permission denied";
      case FileAlreadyExistsException taken -> "it exists already";
      case FileSystemLoopException loop -> "its links lead in a circle";
      case FileSystemException refused when refused.getReason() != null ->
          Objects.requireNonNull(refused.getReason());
      case CharacterCodingException undecodable -> "it is not text in UTF-8";
      case ZipException damaged -> "it is damaged: " + said(damaged);
      default -> said(broken);
    };
  }

  private static String said(IOException broken) {
    String message = broken.getMessage();
    return message == null || message.isBlank() ? "it could not be read or written" : message;
  }
}
