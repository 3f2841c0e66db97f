package io.oscar.reports.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.oscar.reports.delivery.ObjectAddress;
import io.oscar.reports.delivery.ObjectsInMemory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LazyObjectStoreTest {

  @Test
  void createsStoreOnceOnFirstWrite(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("a.csv"), "text");
    var made = new AtomicInteger();
    var objects = new ObjectsInMemory();
    var store =
        new LazyObjectStore(
            () -> {
              made.incrementAndGet();
              return objects;
            });
    assertThat(made).hasValue(0);

    store.put(ObjectAddress.of("s3://reports/a.csv"), file, "text/csv", "a.csv");
    store.put(ObjectAddress.of("s3://reports/b.csv"), file, "text/csv", "b.csv");

    assertThat(made).hasValue(1);
    assertThat(objects.objects()).containsOnlyKeys("s3://reports/a.csv", "s3://reports/b.csv");
  }
}
