package io.oscar.reports.source.directory;

import static org.assertj.core.api.Assertions.assertThat;

import io.oscar.reports.report.Caller;
import io.oscar.reports.report.Completeness;
import io.oscar.reports.report.Inventory;
import io.oscar.reports.report.Service;
import io.oscar.reports.source.Deadline;
import io.oscar.reports.source.InventoryReading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryServiceInventoryTest {
  @TempDir private Path directory;

  @Test
  void readsNameImageAndOwner() throws IOException {
    write(
        """
        [{"name":"yolov8","token":"secret","image":"ghcr.io/grycap/yolov8:1","owner":"a@egi.eu",
          "input":[{"path":"yolov8/in","storage_provider":"minio"}],"environment":{"name":"x"}},
         {"memory":"1Gi","name":"cowsay","image":null}]
        """);

    InventoryReading reading = list();

    assertThat(reading.inventory().scope()).isEqualTo(Inventory.Scope.CLUSTER);
    assertThat(reading.inventory().services())
        .containsExactly(
            new Service("yolov8", "ghcr.io/grycap/yolov8:1", "a@egi.eu"),
            new Service("cowsay", null, null));
    assertThat(reading.status().status()).isEqualTo(Completeness.OK);
    assertThat(reading.toString()).doesNotContain("secret");
  }

  @Test
  void isOkForEmptyList() throws IOException {
    write("[]");

    assertThat(list().inventory().services()).isEmpty();
    assertThat(list().status().status()).isEqualTo(Completeness.OK);
  }

  @Test
  void isPartialForTruncatedFile() throws IOException {
    write("[{\"name\":\"yolov8\"},{\"name\":\"cow");

    assertThat(list().inventory().names()).containsExactly("yolov8");
    assertThat(list().status().status()).isEqualTo(Completeness.PARTIAL);
    assertThat(list().status().notes())
        .isEqualTo("services.json is truncated or not a JSON array of services");
  }

  @Test
  void isMissingForOtherJson() throws IOException {
    write("{\"name\":\"yolov8\"}");

    assertThat(list().inventory().services()).isEmpty();
    assertThat(list().status().status()).isEqualTo(Completeness.MISSING);
  }

  @Test
  void countsEntriesWithoutUsableName() throws IOException {
    write("[{\"name\":\"yolov8\"},{\"image\":\"x\"},{\"name\":[\"a\"]},{\"name\":\"=A1\"}]");

    assertThat(list().inventory().names()).containsExactly("yolov8");
    assertThat(list().status().notes()).isEqualTo("3 entries of services.json have no valid name");
  }

  @Test
  void isMissingWhenFileDoesNotExist() {
    assertThat(list().status().status()).isEqualTo(Completeness.MISSING);
    assertThat(list().status().lastUpdated()).isNull();
    assertThat(list().status().notes())
        .isEqualTo("no services.json in the log directory " + directory);
  }

  private void write(String text) throws IOException {
    Files.writeString(directory.resolve("services.json"), text);
  }

  private InventoryReading list() {
    return new DirectoryServiceInventory(directory)
        .list(Caller.UNATTENDED, Deadline.none(Clock.systemUTC()));
  }
}
