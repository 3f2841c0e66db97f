package io.oscar.reports.source.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import io.oscar.reports.source.prometheus.SeriesName.Certainty;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whose the hours are. */
class AttributionTest {
  private static final String FIRST = "plant-disease-classification";
  private static final String SECOND = "plant-disease-classifier-v2";
  private static final String CUT = "plant-disease-cl";
  private static final String LIKE_A_JOB = "web-9b1c2d3e-1111-4222-8333";

  @Test
  void namesDeletedServicesByPodName() {
    assertThat(attribute(Set.of(), new NamedHours("gone", NameKind.POD, 1)).byService())
        .isEqualTo(Map.of("gone", 1.0));
    assertThat(attribute(Set.of(), new NamedHours("gone", NameKind.EXPOSED, 1)).byService())
        .isEqualTo(Map.of("gone", 1.0));
    assertThat(attribute(Set.of(), new NamedHours("gone-dpl", NameKind.LABEL, 1)).byService())
        .isEqualTo(Map.of("gone", 1.0));
    assertThat(attribute(Set.of(), new NamedHours("gone", NameKind.JOB, 1)).byService())
        .isEqualTo(Map.of("gone", 1.0));
  }

  @Test
  void podNamesDistinguishExposedPodsFromServiceWithSameName() {
    Set<String> both = Set.of("web", "web-dpl");

    assertThat(attribute(both, new NamedHours("web", NameKind.EXPOSED, 1)).byService())
        .containsOnlyKeys("web");
    assertThat(attribute(both, new NamedHours("web-dpl", NameKind.POD, 1)).byService())
        .containsOnlyKeys("web-dpl");
  }

  @Test
  void labelIsAmbiguousBetweenExposedPodsAndServiceWithSameName() {
    var share = new NamedHours("web-dpl", NameKind.LABEL, 1);

    assertThat(attribute(Set.of("web"), share).byService()).containsOnlyKeys("web");
    assertThat(attribute(Set.of("web-dpl"), share).byService()).containsOnlyKeys("web-dpl");
    assertThat(attribute(Set.of("web", "web-dpl"), share))
        .isEqualTo(new Attribution(Map.of(), 1, 1, Set.of("web", "web-dpl"), Set.of()));
  }

  @Test
  void labelIsAmbiguousBetweenJobAndServiceWithSameName() {
    var share = new NamedHours(LIKE_A_JOB, NameKind.LABEL, 1);

    assertThat(attribute(Set.of("web"), share).byService()).containsOnlyKeys("web");
    assertThat(attribute(Set.of("web", LIKE_A_JOB), share))
        .isEqualTo(new Attribution(Map.of(), 1, 1, Set.of("web", LIKE_A_JOB), Set.of()));
  }

  @Test
  void acceptsUnusualNameOnlyIfServiceIsKnown() {
    var share = new NamedHours("kubelet", NameKind.UNUSUAL, 2);

    assertThat(attribute(Set.of("kubelet"), share).byService()).containsOnlyKeys("kubelet");
    assertThat(attribute(Set.of("web"), share)).isEqualTo(Attribution.ofNobody(2));
  }

  @Test
  void attributesTruncatedJobNameToOnlyMatchingService() {
    var share = new NamedHours(CUT, NameKind.JOB, 3);

    assertThat(attribute(Set.of(FIRST), share))
        .isEqualTo(new Attribution(Map.of(FIRST, 3.0), 0, 0, Set.of(), Set.of(FIRST)));
    assertThat(attribute(Set.of(), share, new NamedHours(FIRST, NameKind.POD, 1)).byService())
        .isEqualTo(Map.of(FIRST, 4.0));
  }

  @Test
  void leavesTruncatedJobNameUnattributedWithSeveralOrNoMatches() {
    var share = new NamedHours(CUT, NameKind.JOB, 3);

    assertThat(attribute(Set.of(FIRST, SECOND), share))
        .isEqualTo(new Attribution(Map.of(), 3, 3, Set.of(FIRST, SECOND), Set.of()));
    assertThat(attribute(Set.of(FIRST), share, new NamedHours(SECOND, NameKind.POD, 1)))
        .as("a deleted service that is seen by its other pods")
        .isEqualTo(new Attribution(Map.of(SECOND, 1.0), 3, 3, Set.of(FIRST, SECOND), Set.of()));
    assertThat(attribute(Set.of("yolo"), share))
        .isEqualTo(new Attribution(Map.of(), 3, 3, Set.of(), Set.of()));
  }

  @Test
  void distinguishesShortNameFromTruncatedOne() {
    var share = new NamedHours("image-classifier", NameKind.JOB, 3);

    assertThat(attribute(Set.of("image-classifier"), share).byService())
        .isEqualTo(Map.of("image-classifier", 3.0));
    assertThat(attribute(Set.of("image-classifier", "image-classifier-of-plants"), share))
        .isEqualTo(
            new Attribution(
                Map.of(),
                3,
                3,
                Set.of("image-classifier", "image-classifier-of-plants"),
                Set.of()));
  }

  @Test
  void leavesInvalidServiceNamesUnattributed() {
    assertThat(
            attribute(
                Set.of(),
                new NamedHours("No Name", NameKind.POD, 1),
                new NamedHours("", NameKind.LABEL, 2)))
        .isEqualTo(Attribution.ofNobody(3));
  }

  @ParameterizedTest
  @CsvSource({
    "web, POD, true",
    "web, EXPOSED, true",
    "web, JOB, true",
    "web, LABEL, true",
    "plant-disease-cl, JOB, false",
    "web-dpl, LABEL, false",
    "web-9b1c2d3e-1111-4222-8333, LABEL, false",
    "web, LABEL_OF_JOB, false",
    "web, UNUSUAL, false"
  })
  void countsOnlyCertainNamesWhenServicesAreHidden(String name, NameKind form, boolean counts) {
    Set<String> visible = Set.of("web", FIRST);

    Attribution hours =
        Attribution.of(List.of(new NamedHours(name, form, 1)), visible, Certainty.CERTAIN);

    assertThat(hours.byService().getOrDefault("web", 0.0)).isEqualTo(counts ? 1 : 0);
    assertThat(hours.byService()).doesNotContainKey(FIRST);
    assertThat(hours.lacking().isEmpty()).isEqualTo(counts);
    assertThat(hours.unattributed()).isEqualTo(counts ? 0 : 1);
  }

  @Test
  void certainNameIdentifiesOneService() {
    for (String service :
        List.of("a", "web", "web-dpl", LIKE_A_JOB, FIRST, "v-00001-deployment-x")) {
      assertThat(SeriesName.of(service))
          .filteredOn(name -> name.certainty() == Certainty.CERTAIN)
          .isNotEmpty()
          .allMatch(name -> name.text().equals(service));
    }
  }

  private static Attribution attribute(Set<String> known, NamedHours... shares) {
    return Attribution.of(List.of(shares), known, Certainty.DOUBTFUL);
  }
}
