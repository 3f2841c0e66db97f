package io.oscar.reports.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import io.oscar.reports.report.Breakdowns;
import io.oscar.reports.report.GroupBy;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * OSCAR's breakdowns do not say which source failed, so an empty one looks like an idle cluster.
 */
class StatusesMissingFromBreakdownsTest {

  @ParameterizedTest
  @EnumSource(GroupBy.class)
  void listsSourcesInEveryBreakdown(GroupBy groupBy) {
    assertThat(Breakdowns.of(UpstreamFacts.requestsOf(), groupBy, false).sources())
        .containsExactly(UpstreamFacts.GAP);
  }
}
