package io.oscar.reports.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleFilesTest {
  private static final Path COMMITTED = Path.of("src/main/sample");

  @TempDir private Path made;

  @Test
  void committedSampleEqualsGeneratedSample() throws IOException {
    SampleCluster.write(made);

    assertThat(names(COMMITTED)).isEqualTo(names(made)).hasSize(8);
    for (String name : names(made)) {
      assertThat(text(COMMITTED.resolve(name)).equals(text(made.resolve(name)))).as(name).isTrue();
    }
  }

  private static List<String> names(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private static String text(Path file) throws IOException {
    if (!file.toString().endsWith(".gz")) {
      return Files.readString(file);
    }
    try (InputStream bytes = new GZIPInputStream(Files.newInputStream(file))) {
      return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
