package io.oscar.reports.source.directory;

import io.oscar.reports.report.Completeness;
import io.oscar.reports.report.SourceName;
import io.oscar.reports.report.SourceStatus;
import io.oscar.reports.source.LogReading;
import io.oscar.reports.source.LogRequest;
import io.oscar.reports.source.LogStream;
import io.oscar.reports.source.OriginResolver;
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
 * Request logs in files: {@code *.log} and {@code *.log.gz} of a directory.
 *
 * <p>The files may contain lines of all dialects in any order; each report reads all of them, and
 * {@link LineClassifier} selects its lines. A file that is damaged or not read before the deadline
 * makes the result partial and is named; lines read are counted.
 */
public final class DirectoryRequestLog implements RequestLog {
  private static final int BETWEEN_LOOKS = 4096;

  private final Path directory;
  private final OriginResolver origins;
  private final Progress progress;

  /**
   * @param directory the directory of the files; if missing, the report says so
   * @param origins resolves the origin of requests
   */
  public DirectoryRequestLog(Path directory, OriginResolver origins) {
    this(directory, origins, Progress.NONE);
  }

  /**
   * @param directory the directory of the files; if missing, the report says so
   * @param origins resolves the origin of requests
   * @param progress receives the progress
   */
  public DirectoryRequestLog(Path directory, OriginResolver origins, Progress progress) {
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
    var account = new LineClassifier(request, origins);
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
      LogRequest request, LineClassifier account, FileGaps gaps, boolean isCovered) {
    Tally tally = account.toTally();
    Completeness whenRead = isCovered ? Completeness.PARTIAL : Completeness.MISSING;
    Completeness status = gaps.isEmpty() ? Completeness.OK : whenRead;
    List<String> notes = gaps.notes();
    if (!account.sawStream() && gaps.isEmpty()) {
      notes = List.of("no lines of this kind in the log directory");
    }
    return new LogReading(
        tally, SourceStatus.of(name(request.stream()), status, tally.newest(), notes));
  }

  private static void readFile(
      Path file, LogRequest request, LineClassifier account, FileGaps gaps, FileProgress reached) {
    if (request.deadline().isOver()) {
      gaps.notRead(file);
      return;
    }
    long lines = 0;
    try (SeekableByteChannel bytes = Files.newByteChannel(file);
        BoundedLineReader reader = BoundedLineReader.of(file, Channels.newInputStream(bytes))) {
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
