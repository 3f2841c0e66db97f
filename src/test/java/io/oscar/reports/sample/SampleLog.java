package io.oscar.reports.sample;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;

/** A log of the sample cluster, kept in a packed file a month. */
final class SampleLog {
  private final List<Line> lines = new ArrayList<>();

  void add(Instant time, String text) {
    lines.add(new Line(time, text));
  }

  /** Writes the lines by time to {@code NAME-2026-08.log.gz} and so on. */
  void write(Path directory, String name) throws IOException {
    lines.sort(Comparator.comparing(Line::time));
    Map<YearMonth, List<Line>> months = new TreeMap<>();
    for (Line line : lines) {
      YearMonth month = YearMonth.from(line.time().atOffset(ZoneOffset.UTC));
      months.computeIfAbsent(month, _ -> new ArrayList<>()).add(line);
    }
    for (var month : months.entrySet()) {
      pack(month.getValue(), directory.resolve(name + "-" + month.getKey() + ".log.gz"));
    }
  }

  private static void pack(List<Line> lines, Path file) throws IOException {
    try (Writer text =
        new OutputStreamWriter(
            new GZIPOutputStream(Files.newOutputStream(file)), StandardCharsets.UTF_8)) {
      for (Line line : lines) {
        text.write(line.text());
        text.write('\n');
      }
    }
  }

  private record Line(Instant time, String text) {}
}
