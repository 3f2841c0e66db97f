package io.oscar.reports.source.directory;

import io.oscar.reports.source.CountryLookup;
import io.oscar.reports.source.LoggedLine;
import io.oscar.reports.source.OriginResolver;
import io.oscar.reports.source.RequestLog;
import io.oscar.reports.source.RequestLogContract;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.io.TempDir;

/** The manager's lines lie in a plain file, those of the ingress in a packed one. */
class DirectoryRequestLogTest extends RequestLogContract {
  @TempDir private Path directory;

  @Override
  protected RequestLog logOf(List<LoggedLine> manager, List<LoggedLine> exposed) {
    try (OutputStream packed =
        new GZIPOutputStream(Files.newOutputStream(directory.resolve("ingress.log.gz")))) {
      Files.writeString(directory.resolve("manager.log"), text(manager));
      packed.write(text(exposed).getBytes(StandardCharsets.UTF_8));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
    return new DirectoryRequestLog(directory, new OriginResolver(CountryLookup.NONE));
  }

  private static String text(List<LoggedLine> lines) {
    return lines.stream().map(line -> line.text() + "\n").collect(Collectors.joining());
  }
}
