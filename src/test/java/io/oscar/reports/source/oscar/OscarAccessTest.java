package io.oscar.reports.source.oscar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.oscar.reports.report.AccessDenied;
import io.oscar.reports.report.AccessUnverifiable;
import io.oscar.reports.report.Caller;
import io.oscar.reports.report.Completeness;
import io.oscar.reports.report.Inventory;
import io.oscar.reports.source.Deadline;
import io.oscar.reports.source.InventoryReading;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The manager decides who gets a report, and how much of it. */
class OscarAccessTest {
  private static final String ONE = "[{\"name\":\"yolo\"}]";

  /** Whoever is told this may be a stranger: nothing of the manager's address or of its words. */
  private static final String UNCHECKED =
      "the credential could not be checked: unexpected response of the OSCAR manager";

  @Test
  void sendsCredentialOfCallerInsteadOfConfiguredOne() throws Exception {
    try (var manager = FakeManager.answering(200, ONE)) {
      manager.listFor("Bearer abc.def.ghi");

      assertThat(manager.calls()).containsExactly("GET /system/services Bearer abc.def.ghi");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "Bearer abc, VISIBLE",
    "bearer abc, VISIBLE",
    "Something abc, VISIBLE",
    "Basic YTpi, CLUSTER",
    "BASIC YTpi, CLUSTER"
  })
  void givesClusterScopeToBasicCredentialsOnly(String authorization, Inventory.Scope scope)
      throws Exception {
    try (var manager = FakeManager.answering(200, ONE)) {
      assertThat(manager.listFor(authorization).inventory().scope()).isEqualTo(scope);
    }
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", " ", "Bearer ab\ncd", "Bearer \u00e9"})
  void rejectsMalformedCredentialWithoutAskingManager(@Nullable String authorization)
      throws Exception {
    try (var manager = FakeManager.answering(200, ONE)) {
      assertThatExceptionOfType(AccessDenied.class)
          .isThrownBy(() -> manager.listFor(authorization))
          .satisfies(denied -> assertThat(denied.status()).isEqualTo(401));
      assertThat(manager.calls()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({"401, 401", "403, 403", "400, 401"})
  void propagatesRefusalOfCredential(int answered, int handedOn) throws Exception {
    try (var manager = FakeManager.answering(answered, "")) {
      assertThatExceptionOfType(AccessDenied.class)
          .isThrownBy(() -> manager.listFor("Bearer secret-token"))
          .satisfies(denied -> assertThat(denied.status()).isEqualTo(handedOn))
          .withMessageNotContaining("secret-token");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {404, 418, 504})
  void failsWhenManagerCannotCheckCredential(int status) throws Exception {
    try (var manager = FakeManager.answering(status, "")) {
      assertThatExceptionOfType(AccessUnverifiable.class)
          .isThrownBy(() -> manager.listFor("Bearer secret-token"))
          .withMessage(UNCHECKED);
    }
  }

  @Test
  void failsWhenManagerMissesDeadline() throws Exception {
    try (var manager = FakeManager.answering(200, ONE)) {
      var over = Deadline.in(Duration.ZERO, FakeManager.NOW);
      var inventory = manager.inventory(null);

      assertThatExceptionOfType(AccessUnverifiable.class)
          .isThrownBy(() -> inventory.list(new Caller.Remote("Bearer x"), over))
          .withMessage(UNCHECKED);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 404, 504})
  void isMissingForUnattendedReportWhenManagerFails(int status) throws Exception {
    try (var manager = FakeManager.answering(status, "")) {
      InventoryReading reading = manager.listUnattended();

      assertThat(reading.inventory()).isEqualTo(Inventory.UNKNOWN);
      assertThat(reading.status().status()).isEqualTo(Completeness.MISSING);
      assertThat(reading.status().notes())
          .contains("HTTP " + status)
          .doesNotContain("Y29uZmlndXJlZDp4");
    }
  }

  @Test
  void hidesEverythingFromScopedTokenWhileManagerIsDown() throws Exception {
    try (var manager = FakeManager.answering(404, "")) {
      InventoryReading reading =
          manager
              .inventory("Bearer configured")
              .list(Caller.UNATTENDED, Deadline.none(FakeManager.NOW));

      assertThat(reading.inventory().shows("anything")).isFalse();
      assertThat(reading.status().status()).isEqualTo(Completeness.MISSING);
    }
  }

  @Test
  void isMissingForUnattendedReportWithoutCredential() throws Exception {
    try (var manager = FakeManager.answering(200, ONE)) {
      var reading = manager.inventory(null).list(Caller.UNATTENDED, Deadline.none(FakeManager.NOW));

      assertThat(reading.status().status()).isEqualTo(Completeness.MISSING);
      assertThat(reading.status().notes()).contains("OSCAR_TOKEN");
      assertThat(manager.calls()).isEmpty();
    }
  }

  @Test
  void isMissingWithoutManager() {
    var inventory = new UnconfiguredServiceInventory();

    for (Caller caller : new Caller[] {Caller.UNATTENDED, new Caller.Remote(null)}) {
      InventoryReading reading = inventory.list(caller, Deadline.none(FakeManager.NOW));

      assertThat(reading.inventory()).isEqualTo(Inventory.UNKNOWN);
      assertThat(reading.status().status()).isEqualTo(Completeness.MISSING);
      assertThat(reading.status().notes()).contains("OSCAR_URL is not set");
    }
  }
}
