package io.oscar.reports.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import io.oscar.reports.engine.Operation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RouteTest {

  @Test
  void parsesRoutesOfOscar() {
    assertThat(Route.of("/system/metrics"))
        .contains(new Route(Operation.SUMMARY, null, Route.Style.QUERY));
    assertThat(Route.of("/system/metrics/breakdown"))
        .contains(new Route(Operation.BREAKDOWN, null, Route.Style.QUERY));
    assertThat(Route.of("/system/metrics/cowsay"))
        .contains(new Route(Operation.METRIC, "cowsay", Route.Style.QUERY));
  }

  @Test
  void parsesRoutesOfFunctions() {
    assertThat(Route.of("/summary")).contains(new Route(Operation.SUMMARY, null, Route.Style.BODY));
    assertThat(Route.of("/metric")).contains(new Route(Operation.METRIC, null, Route.Style.BODY));
    assertThat(Route.of("/breakdown"))
        .contains(new Route(Operation.BREAKDOWN, null, Route.Style.BODY));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "summary",
        "/summary/",
        "/summary,metric",
        "/summary|metric",
        "/functionRouter",
        "/system/metrics//",
        "/system/metrics/a/b",
        "/system/metrics/a%7Cb",
        "/actuator/health/liveness"
      })
  void rejectsOtherPaths(String path) {
    assertThat(Route.of(path)).isEmpty();
  }
}
