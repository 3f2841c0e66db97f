package io.oscar.reports.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What the index tells is there. */
class ApiIndexTest {
  @Test
  void everyListedCallIsRoute() {
    assertThat(new ApiIndex().calls())
        .hasSize(8)
        .allSatisfy(
            call ->
                assertThat(Route.of(call.path().replace("{service}", "cowsay")))
                    .hasValueSatisfying(
                        route -> assertThat(route.style().methods()).contains(call.method())));
  }
}
