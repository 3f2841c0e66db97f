package io.oscar.reports.source.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import io.oscar.reports.source.prometheus.Name.Certainty;
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
  void namesDeletedServicesByTheirPods() {
    assertThat(attribute(Set.of(), new Share("gone", Form.POD, 1)).byService())
        .isEqualTo(Map.of("gone", 1.0));
    assertThat(attribute(Set.of(), new Share("gone", Form.EXPOSED, 1)).byService())
        .isEqualTo(Map.of("gone", 1.0));
    assertThat(attribute(Set.of(), new Share("gone-dpl", Form.LABEL, 1)).byService())
        .isEqualTo(Map.of("gone", 1.0));
    assertThat(attribute(Set.of(), new Share("gone", Form.JOB, 1)).byService())
        .isEqualTo(Map.of("gone", 1.0));
  }

  @Test
  void podsTellWhatIsExposedFromAServiceThatIsCalledLikeIt() {
    Set<String> both = Set.of("web", "web-dpl");

    assertThat(attribute(both, new Share("web", Form.EXPOSED, 1)).byService())
        .containsOnlyKeys("web");
    assertThat(attribute(both, new Share("web-dpl", Form.POD, 1)).byService())
        .containsOnlyKeys("web-dpl");
  }

  @Test
  void aLabelAloneDoesNotTellWhatIsExposedFromAServiceThatIsCalledLikeIt() {
    var share = new Share("web-dpl", Form.LABEL, 1);

    assertThat(attribute(Set.of("web"), share).byService()).containsOnlyKeys("web");
    assertThat(attribute(Set.of("web-dpl"), share).byService()).containsOnlyKeys("web-dpl");
    assertThat(attribute(Set.of("web", "web-dpl"), share))
        .isEqualTo(new Attribution(Map.of(), 1, 1, Set.of("web", "web-dpl"), Set.of()));
  }

  @Test
  void aLabelAloneDoesNotTellAJobFromAServiceThatIsCalledLikeIt() {
    var share = new Share(LIKE_A_JOB, Form.LABEL, 1);

    assertThat(attribute(Set.of("web"), share).byService()).containsOnlyKeys("web");
    assertThat(attribute(Set.of("web", LIKE_A_JOB), share))
        .isEqualTo(new Attribution(Map.of(), 1, 1, Set.of("web", LIKE_A_JOB), Set.of()));
  }

  @Test
  void believesAnUnusualNameOnlyIfItIsKnown() {
    var share = new Share("kubelet", Form.UNUSUAL, 2);

    assertThat(attribute(Set.of("kubelet"), share).byService()).containsOnlyKeys("kubelet");
    assertThat(attribute(Set.of("web"), share)).isEqualTo(Attribution.ofNobody(2));
  }

  @Test
  void cutNamesOfJobsBelongToTheOneServiceThatFits() {
    var share = new Share(CUT, Form.JOB, 3);

    assertThat(attribute(Set.of(FIRST), share))
        .isEqualTo(new Attribution(Map.of(FIRST, 3.0), 0, 0, Set.of(), Set.of(FIRST)));
    assertThat(attribute(Set.of(), share, new Share(FIRST, Form.POD, 1)).byService())
        .isEqualTo(Map.of(FIRST, 4.0));
  }

  @Test
  void cutNamesOfJobsThatFitSeveralServicesOrNoneBelongToNobody() {
    var share = new Share(CUT, Form.JOB, 3);

    assertThat(attribute(Set.of(FIRST, SECOND), share))
        .isEqualTo(new Attribution(Map.of(), 3, 3, Set.of(FIRST, SECOND), Set.of()));
    assertThat(attribute(Set.of(FIRST), share, new Share(SECOND, Form.POD, 1)))
        .as("a deleted service that is seen by its other pods")
        .isEqualTo(new Attribution(Map.of(SECOND, 1.0), 3, 3, Set.of(FIRST, SECOND), Set.of()));
    assertThat(attribute(Set.of("yolo"), share))
        .isEqualTo(new Attribution(Map.of(), 3, 3, Set.of(), Set.of()));
  }

  @Test
  void aNameThatIsShortByItselfIsNotTakenForACutOne() {
    var share = new Share("image-classifier", Form.JOB, 3);

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
  void whatIsNoNameOfAServiceBelongsToNobody() {
    assertThat(attribute(Set.of(), new Share("No Name", Form.POD, 1), new Share("", Form.LABEL, 2)))
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
  void whereNotAllServicesAreKnownOnlyCertainNamesCount(String name, Form form, boolean counts) {
    Set<String> visible = Set.of("web", FIRST);

    Attribution hours =
        Attribution.of(List.of(new Share(name, form, 1)), visible, Certainty.CERTAIN);

    assertThat(hours.byService().getOrDefault("web", 0.0)).isEqualTo(counts ? 1 : 0);
    assertThat(hours.byService()).doesNotContainKey(FIRST);
    assertThat(hours.lacking().isEmpty()).isEqualTo(counts);
    assertThat(hours.unattributed()).isEqualTo(counts ? 0 : 1);
  }

  @Test
  void aCertainNameIsThatOfOneServiceOnly() {
    for (String service :
        List.of("a", "web", "web-dpl", LIKE_A_JOB, FIRST, "v-00001-deployment-x")) {
      assertThat(Name.of(service))
          .filteredOn(name -> name.certainty() == Certainty.CERTAIN)
          .isNotEmpty()
          .allMatch(name -> name.text().equals(service));
    }
  }

  private static Attribution attribute(Set<String> known, Share... shares) {
    return Attribution.of(List.of(shares), known, Certainty.DOUBTFUL);
  }
}
