package io.oscar.reports.source.directory;

import io.oscar.reports.report.Completeness;
import io.oscar.reports.report.SourceName;
import io.oscar.reports.report.SourceStatus;
import io.oscar.reports.source.LogReading;
import io.oscar.reports.source.LogRequest;
import io.oscar.reports.source.LogStream;
import io.oscar.reports.source.Origins;
import io.oscar.reports.source.Progress;
import io.oscar.reports.source.RequestLog;
import io.oscar.reports.tally.Tally;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Request logs kept as files: {@code *.log} and {@code *.log.gz} of one directory.
 *
 * <p>The files may hold lines of every dialect in any order; each report reads all of them, line by
 * line, and {@link LineAccount} says which lines are part of it. A file that is damaged, or that
 * the deadline leaves no time for, makes the answer partial and is named; what could be read
 * counts.
 */
public final class DirectoryRequestLog implements RequestLog {
  private static final int BETWEEN_LOOKS = 4096;

  private final Path directory;
  private final Origins origins;
  private final Progress progress;

  /**
   * @param directory where the files lie; it may be missing, which a report then says
   * @param origins tells where requests came from
   */
  public DirectoryRequestLog(Path directory, Origins origins) {
    this(directory, origins, Progress.NONE);
  }

  /**
   * @param directory where the files lie; it may be missing, which a report then says
   * @param origins tells where requests came from
   * @param progress is told how far they are read
   */
  public DirectoryRequestLog(Path directory, Origins origins, Progress progress) {
    this.directory = directory;
    this.origins = origins;
    this.progress = progress;
  }

  @Override
  public SourceName name(LogStream stream) {
    return switch (stream) {
      case MANAGER -> SourceName.REQUEST_LOGS;
      case EXPOSED -> SourceName.EXPOSED_REQUEST_LOGS;
    };
  }

  @Override
  public LogReading read(LogRequest request) {
    LogFiles files;
    try {
      files = LogFiles.in(directory);
    } catch (IOException unreadable) {
      return missing(request, "the log directory " + directory + " cannot be read");
    }
    if (files.files().isEmpty()) {
      return missing(request, "no *.log or *.log.gz in the log directory " + directory);
    }
    var account = new LineAccount(request, origins);
    var gaps = new FileGaps();
    gaps.twice(files.twice());
    var reached = new FileProgress(progress.begin(), files.files());
    for (Path file : files.files()) {
      reached.begin(file);
      readFile(file, request, account, gaps, reached);
    }
    gaps.begin(account.oldest(), request.range());
    boolean isCovered = gaps.end(account, request.range(), request.deadline().clock().instant());
    return reading(request, account, gaps, isCovered);
  }

  private LogReading reading(
      LogRequest request, LineAccount account, FileGaps gaps, boolean isCovered) {
    Tally tally = account.toTally();
    Completeness whenRead = isCovered ? Completeness.PARTIAL : Completeness.MISSING;
    Completeness status = gaps.isEmpty() ? Completeness.OK : whenRead;
    List<String> notes = gaps.notes();
    if (!account.sawStream() && gaps.isEmpty()) {
      notes = List.of("no line of this kind is in the log directory");
    }
    return new LogReading(
        tally, SourceStatus.of(name(request.stream()), status, tally.newest(), notes));
  }

  private static void readFile(
      Path file, LogRequest request, LineAccount account, FileGaps gaps, FileProgress reached) {
    if (request.deadline().isOver()) {
      gaps.notRead(file);
      return;
    }
    long lines = 0;
    try (SeekableByteChannel bytes = Files.newByteChannel(file);
        LineReader reader = LineReader.of(file, Channels.newInputStream(bytes))) {
      for (String line = reader.next(); line != null; line = reader.next()) {
        account.add(line);
        lines++;
        if (lines % BETWEEN_LOOKS == 0) {
          reached.advance(bytes.position(), BETWEEN_LOOKS);
          if (request.deadline().isOver()) {
            gaps.cutOff(file, lines);
            return;
          }
        }
      }
    } catch (IOException broken) {
      gaps.broken(file, lines, broken);
    } finally {
      reached.end(lines % BETWEEN_LOOKS);
      account.endFile();
    }
  }

  private LogReading missing(LogRequest request, String why) {
    return new LogReading(Tally.empty(), SourceStatus.missing(name(request.stream()), why));
  }
}
