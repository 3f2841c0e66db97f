package io.oscar.reports.tally;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.oscar.reports.accesslog.Rejection;
import io.oscar.reports.accesslog.RequestKind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A tally stays small whatever is counted, and says what it no longer tells apart. */
class TallyLimitsTest {
  private static final Set<String> DEPLOYED = Set.of("cowsay", "yolov8");

  private static Tally.Cell exposed(String service) {
    return new Tally.Cell(service, RequestKind.EXPOSED, "", Origin.PRIVATE);
  }

  private static Tally.Cell run(String service, String user, String origin) {
    return new Tally.Cell(service, RequestKind.SYNC, user, Origin.of(origin));
  }

  private static Map<String, Long> services(Tally tally) {
    var services = new TreeMap<String, Long>();
    tally.forEachKind((service, kind, count) -> services.merge(service, count, Long::sum));
    return services;
  }

  private static Map<String, Long> users(Tally tally) {
    var users = new TreeMap<String, Long>();
    tally.forEachUserOrigin((user, origin, count) -> users.merge(user, count, Long::sum));
    return users;
  }

  private static long sum(Map<String, Long> counts) {
    return counts.values().stream().mapToLong(count -> count).sum();
  }

  @Test
  void foldsUnknownServicesAndKeepsKnownOnes() {
    var tally = Tally.builder(DEPLOYED::contains);
    for (int i = 0; i < 300_000; i++) {
      tally.count(exposed("scan-" + i), 1);
      if (i % 100_000 == 0) {
        tally.count(exposed("cowsay"), 7).count(exposed("yolov8"), 5);
      }
    }
    Tally built = tally.build();

    Map<String, Long> services = services(built);
    assertThat(services).hasSizeBetween(4_000, 10_003);
    assertThat(services).containsEntry("cowsay", 21L).containsEntry("yolov8", 15L);
    assertThat(sum(services)).isEqualTo(300_036);
    assertThat(built.lines()).isEqualTo(new LineCounts(300_036, 0, Map.of()));
    Folded.Part folded = built.folded().services();
    assertThat(folded.requests()).isEqualTo(services.get(Tally.OTHER));
    assertThat(folded.names()).isCloseTo(folded.requests(), withinPercentage(5));
    assertThat(folded.isEstimated()).isTrue();
    assertThat(built.folded().users().isEmpty()).isTrue();
    assertThat(built.folded().origins().isEmpty()).isTrue();
  }

  @Test
  void keepsTheSameNamesInAnyOrderAndPartition() {
    var cells = new ArrayList<Tally.Cell>();
    var random = new Random(8);
    for (int i = 0; i < 60_000; i++) {
      cells.add(run("s" + random.nextInt(30_000), "u" + random.nextInt(40_000), "c" + i % 3_000));
    }
    Tally inOrder = inParts(cells, 1);
    Collections.shuffle(cells, random);
    Tally inParts = inParts(cells, 13);

    assertThat(services(inParts)).isEqualTo(services(inOrder)).hasSizeLessThan(10_002);
    assertThat(users(inParts)).isEqualTo(users(inOrder));
    assertThat(origins(inParts)).isEqualTo(origins(inOrder)).hasSizeLessThan(1_002);
    assertThat(inParts.lines()).isEqualTo(inOrder.lines());
    assertThat(inParts.folded().users().requests()).isEqualTo(inOrder.folded().users().requests());
  }

  private static Tally inParts(List<Tally.Cell> cells, int parts) {
    var whole = Tally.builder();
    int size = cells.size() / parts + 1;
    for (int from = 0; from < cells.size(); from += size) {
      var part = Tally.builder();
      cells.subList(from, Math.min(cells.size(), from + size)).forEach(cell -> part.count(cell, 1));
      whole.add(part.build());
    }
    return whole.build();
  }

  private static Map<String, Long> origins(Tally tally) {
    var origins = new TreeMap<String, Long>();
    tally.forEachOrigin((service, from, count) -> origins.merge(from.country(), count, Long::sum));
    return origins;
  }

  @Test
  void countsKeptNamesCompletely() {
    var tally = Tally.builder();
    for (int round = 1; round <= 3; round++) {
      var part = Tally.builder();
      for (int i = 0; i < 90_000; i++) {
        part.count(run("web", "62bb11b40398f73778b66f344d28" + i + "@egi.eu", "ES"), 1 + i % 5);
      }
      tally.add(part.build());
    }
    Map<String, Long> users = users(tally.build());

    assertThat(users).hasSizeBetween(15_000, 70_000).containsKey(Tally.OTHER);
    assertThat(sum(users)).isEqualTo(810_000);
    users.remove(Tally.OTHER);
    assertThat(users)
        .allSatisfy(
            (user, count) -> {
              int i = Integer.parseInt(user.substring(28, user.indexOf('@')));
              assertThat(count).isEqualTo(3L * (1 + i % 5));
            });
  }

  @Test
  void aNameThatAnotherPartFoldedIsFoldedInTheWholeToo() {
    var few = Tally.builder();
    var many = Tally.builder();
    for (int i = 0; i < 90_000; i++) {
      String user = "62bb11b40398f73778b66f344d28" + i + "@egi.eu";
      Tally.Cell cell = run("service-" + i % 30_000, user, "country " + i % 3_000);
      many.count(cell, 1);
      if (i < 500) {
        few.count(cell, 1);
      }
    }
    Tally whole = few.add(many.build()).build();

    assertThat(oneOrTwo(users(whole), 1, 2)).hasSizeBetween(15_000, 70_000);
    assertThat(oneOrTwo(services(whole), 3, 4)).hasSizeBetween(4_000, 10_000);
    assertThat(oneOrTwo(origins(whole), 30, 31)).hasSizeBetween(400, 1_000);
  }

  /** The counts but for the folded names: each is whole, counted in both parts or in one. */
  private static Map<String, Long> oneOrTwo(Map<String, Long> counts, long inOne, long inBoth) {
    var whole = new TreeMap<String, Long>();
    counts.forEach(
        (name, count) -> {
          if (!name.equals(Tally.OTHER) && !name.isEmpty()) {
            int i = Integer.parseInt(name.replaceAll("^62bb11b40398f73778b66f344d28|\\D", ""));
            assertThat(count).as(name).isEqualTo(i < 500 ? inBoth : inOne);
            whole.put(name, count);
          }
        });
    return whole;
  }

  @Test
  void neverFoldsExternalUsersAndIsoCountries() {
    var tally = Tally.builder();
    for (int i = 0; i < 100_000; i++) {
      tally.count(run("web", "user-" + "x".repeat(100) + i, "Atlantis " + i), 1);
    }
    for (String user : List.of("", "oscar", "nil", "minio")) {
      tally.count(run("web", user, "ES"), 2);
      tally.count(run("web", user, ""), 3);
      tally.count(run("web", user, "unknown"), 4);
    }
    Tally built = tally.build();

    assertThat(users(built))
        .containsEntry("", 9L)
        .containsEntry("oscar", 9L)
        .containsEntry("nil", 9L)
        .containsEntry("minio", 9L);
    var origins = new HashMap<Origin, Long>();
    built.forEachOrigin((service, origin, count) -> origins.merge(origin, count, Long::sum));
    assertThat(origins)
        .containsEntry(Origin.of("ES"), 8L)
        .containsEntry(Origin.PRIVATE, 12L)
        .containsEntry(Origin.UNKNOWN, 16L)
        .hasSizeBetween(400, 1_010);
    assertThat(built.folded().origins().names()).isCloseTo(99_500, withinPercentage(10));
    assertThat(built.lines().counted()).isEqualTo(100_036);
  }

  @Test
  void countsManyCombinationsOfFewNamesExactly() {
    var tally = Tally.builder();
    var kinds = new TreeMap<String, Long>();
    var users = new HashMap<String, Set<String>>();
    var ofService = new TreeMap<String, Long>();
    var ofUser = new TreeMap<String, Long>();
    var random = new Random(3);
    for (int i = 0; i < 400_000; i++) {
      String service = "s" + random.nextInt(50);
      String user = "u" + random.nextInt(800);
      String origin = "C" + random.nextInt(40);
      RequestKind kind = random.nextBoolean() ? RequestKind.SYNC : RequestKind.ASYNC;
      tally.count(new Tally.Cell(service, kind, user, Origin.of(origin)), 1);
      kinds.merge(service + " " + kind, 1L, Long::sum);
      users.computeIfAbsent(service, _ -> new HashSet<>()).add(user);
      ofService.merge(service + " " + origin, 1L, Long::sum);
      ofUser.merge(user + " " + origin, 1L, Long::sum);
    }
    Tally built = Tally.builder().add(tally.build()).build();

    var foundKinds = new TreeMap<String, Long>();
    var foundUsers = new HashMap<String, Set<String>>();
    var foundOfService = new TreeMap<String, Long>();
    var foundOfUser = new TreeMap<String, Long>();
    built.forEachKind((name, kind, n) -> foundKinds.merge(name + " " + kind, n, Long::sum));
    built.forEachUser(
        (name, user) ->
            assertThat(foundUsers.computeIfAbsent(name, _ -> new HashSet<>()).add(user)).isTrue());
    built.forEachOrigin(
        (name, from, n) -> foundOfService.merge(name + " " + from.country(), n, Long::sum));
    built.forEachUserOrigin(
        (name, from, n) -> foundOfUser.merge(name + " " + from.country(), n, Long::sum));
    assertThat(foundKinds).isEqualTo(kinds);
    assertThat(foundUsers).isEqualTo(users);
    assertThat(foundOfService).isEqualTo(ofService);
    assertThat(foundOfUser).isEqualTo(ofUser);
    assertThat(built.folded().users().isEmpty()).isTrue();
    assertThat(built.cells()).isGreaterThanOrEqualTo(196_608);
    assertThatIllegalStateException().isThrownBy(() -> built.forEach((cell, count) -> {}));
  }

  @Test
  void keepsWholeTallyWhenAllServicesAreVisible() {
    var tally = Tally.builder();
    for (int i = 0; i < 250_000; i++) {
      tally.count(run("web", "u" + i % 1_000, "C" + i / 1_000), 1, i);
    }
    tally.reject(Rejection.MALFORMED, 5).refuse(4).seen(1_000_000);
    Tally built = tally.build();

    Tally some = built.onlyOf("web"::equals);
    assertThat(services(some)).isEqualTo(Map.of("web", 250_000L));
    assertThat(some.lines()).isEqualTo(new LineCounts(250_000, 0, Map.of()));
    assertThat(some.newest()).isEqualTo("1970-01-01T00:00:00.000249999Z");
    assertThat(built.lines().rejectedTotal()).isEqualTo(5);
    assertThatIllegalStateException().isThrownBy(() -> built.onlyOf("other"::equals));
  }

  @Test
  void foldsOtherServicesIntoOneName() {
    Tally tally =
        Tally.builder()
            .count(exposed("cowsay"), 3, 5)
            .count(exposed("scan-1"), 2, 6)
            .count(exposed("scan-2"), 4, 7)
            .build();

    Tally folded = tally.foldingServices(DEPLOYED::contains);
    assertThat(services(folded)).isEqualTo(Map.of("cowsay", 3L, Tally.OTHER, 6L));
    assertThat(folded.folded().services()).isEqualTo(new Folded.Part(6, 2, false));
    assertThat(tally.foldingServices(service -> true)).isSameAs(tally);
    assertThat(folded.names("cowsay")).isTrue();
    assertThat(folded.names("scan-1")).isFalse();
  }

  @Test
  void checksKnownServicesOnlyWhenFull() {
    var tally =
        Tally.builder(
            service -> {
              throw new AssertionError("there is room for " + service);
            });
    IntStream.range(0, 10_000).forEach(i -> tally.count(exposed("s" + i), 1));

    assertThat(services(tally.build())).hasSize(10_000);
  }

  @Test
  void keepsAllKnownServicesBeyondLimit() {
    var tally = Tally.builder(service -> service.startsWith("known"));
    for (int i = 0; i < 25_000; i++) {
      tally.count(exposed("known-" + i), 1).count(exposed("scan-" + i), 1);
    }
    Map<String, Long> services = services(tally.build());

    assertThat(services.keySet()).filteredOn(name -> name.startsWith("known")).hasSize(25_000);
    assertThat(services).hasSizeLessThan(35_002);
    assertThat(sum(services)).isEqualTo(50_000);
  }

  @Test
  void limitsNamesThatShareOneHash() {
    // These pairs of letters have one hash in Java, so all of the names have one hash.
    var tally = Tally.builder();
    for (int i = 0; i < 1 << 15; i++) {
      var name = new StringBuilder();
      for (int bit = 0; bit < 15; bit++) {
        name.append((i >> bit & 1) == 0 ? "ap" : "c2");
      }
      tally.count(exposed(name.toString()), 1);
    }
    Map<String, Long> services = services(tally.build());

    assertThat(services).hasSizeLessThan(10_002);
    assertThat(sum(services)).isEqualTo(32_768);
  }
}
