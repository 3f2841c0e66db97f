package io.oscar.reports.source.oscar;

import static org.assertj.core.api.Assertions.assertThat;

import io.oscar.reports.report.Completeness;
import io.oscar.reports.report.Service;
import io.oscar.reports.source.InventoryReading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever comes back from the manager's address, it is a list of services or it is refused. */
class HostileServiceListTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "{}",
        "\"text\"",
        "<html>login</html>",
        "[null]",
        "[1]",
        "[[]]",
        "[{}]",
        "[{\"name\":null}]",
        "[{\"name\":7}]",
        "[{\"name\":{\"a\":1}}]",
        "[{\"name\":\"yolo\",\"image\":[]}]",
        "[{\"name\":\"yolo\",\"owner\":true}]",
        "[{\"name\":\"yolo\"}",
        "[{\"name\":\"yolo\"}] []",
        "[{\"name\":\"yolo\",}]"
      })
  void rejectsAnythingButServiceList(String body) throws Exception {
    assertRefused(read(body));
  }

  @Test
  void rejectsDeepNesting() throws Exception {
    assertRefused(read("[{\"name\":\"yolo\",\"x\":" + "[".repeat(100_000)));
  }

  @Test
  void rejectsNameOfManyMegabytes() throws Exception {
    assertRefused(read("[{\"name\":\"" + "a".repeat(20 << 20) + "\"}]"));
  }

  @Test
  void skipsAndCountsInvalidServiceNames() throws Exception {
    InventoryReading reading =
        read("[{\"name\":\"yolo\"},{\"name\":\"../etc\"},{\"name\":\"Upper\"}]");

    assertThat(reading.inventory().services()).containsExactly(new Service("yolo", null, null));
    assertThat(reading.status().status()).isEqualTo(Completeness.OK);
    assertThat(reading.status().notes()).isEqualTo("2 services have no valid name and are ignored");
  }

  @Test
  void keepsNoServiceTokens() throws Exception {
    InventoryReading reading =
        read(
            "[{\"token\":\"t0p-s3cret\",\"name\":\"yolo\",\"clusters\":{\"c\":"
                + "{\"auth_password\":\"t0p-s3cret\"}},\"script\":\""
                + "x".repeat(1 << 20)
                + "\"}]");

    assertThat(reading.toString()).contains("yolo").doesNotContain("t0p-s3cret");
  }

  private static void assertRefused(InventoryReading reading) {
    assertThat(reading.inventory().services()).isEmpty();
    assertThat(reading.status().status()).isEqualTo(Completeness.MISSING);
    assertThat(reading.status().notes()).startsWith("listing services from OSCAR at ");
  }

  private static InventoryReading read(String body) throws Exception {
    try (var manager = FakeManager.answering(200, body)) {
      return manager.listUnattended();
    }
  }
}
