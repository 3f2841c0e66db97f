package io.oscar.reports.source.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Whose the hours are. */
class AttributionTest {
  private static final String FIRST = "plant-disease-classification";
  private static final String SECOND = "plant-disease-classifier-v2";

  @Test
  void namesDeletedServicesByTheirPods() {
    assertThat(attribute(Set.of(), new Share("gone", "pod", 1)).byService())
        .isEqualTo(Map.of("gone", 1.0));
  }

  @Test
  void addsWhatIsExposedToItsServiceUnlessAServiceHasThatVeryName() {
    var share = new Share("web-dpl", "pod", 1);

    assertThat(attribute(Set.of("web"), share).byService()).containsOnlyKeys("web");
    assertThat(attribute(Set.of("web", "web-dpl"), share).byService()).containsOnlyKeys("web-dpl");
  }

  @Test
  void believesAnUnusualNameOnlyIfItIsKnown() {
    var share = new Share("kubelet", "unusual", 2);

    assertThat(attribute(Set.of("kubelet"), share).byService()).containsOnlyKeys("kubelet");
    assertThat(attribute(Set.of("web"), share)).isEqualTo(new Attribution(Map.of(), 2, 0));
  }

  @Test
  void cutNamesOfJobsBelongToTheOneServiceThatFits() {
    var share = new Share("plant-disease-cl", "job", 3);

    assertThat(attribute(Set.of(FIRST), share).byService()).isEqualTo(Map.of(FIRST, 3.0));
    assertThat(attribute(Set.of(), share, new Share(FIRST, "pod", 1)).byService())
        .isEqualTo(Map.of(FIRST, 4.0));
  }

  @Test
  void cutNamesOfJobsThatFitSeveralServicesOrNoneBelongToNobody() {
    var share = new Share("plant-disease-cl", "job", 3);

    assertThat(attribute(Set.of(FIRST, SECOND), share)).isEqualTo(new Attribution(Map.of(), 3, 3));
    assertThat(attribute(Set.of("yolo"), share)).isEqualTo(new Attribution(Map.of(), 3, 3));
  }

  @Test
  void aNameThatIsShortByItselfIsNotTakenForACutOne() {
    var share = new Share("image-classifier", "job", 3);

    assertThat(attribute(Set.of("image-classifier"), share).byService())
        .isEqualTo(Map.of("image-classifier", 3.0));
  }

  @Test
  void whatIsNoNameOfAServiceBelongsToNobody() {
    assertThat(attribute(Set.of(), new Share("No Name", "pod", 1), new Share("", "", 2)))
        .isEqualTo(new Attribution(Map.of(), 3, 0));
  }

  private static Attribution attribute(Set<String> known, Share... shares) {
    return Attribution.of(List.of(shares), known);
  }
}
