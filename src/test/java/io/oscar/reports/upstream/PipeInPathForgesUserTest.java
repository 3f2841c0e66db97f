package io.oscar.reports.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import io.oscar.reports.accesslog.LogLine;
import io.oscar.reports.accesslog.LogLine.Rejected;
import io.oscar.reports.accesslog.Rejection;
import org.junit.jupiter.api.Test;

/** OSCAR splits a line at every separator, so a path that holds one names the user. */
class PipeInPathForgesUserTest {

  @Test
  void rejectsPathWithSeparator() {
    assertThat(UpstreamLines.manager("/run/a | victim", "attacker"))
        .isEqualTo(new Rejected(Rejection.SERVICE_NAME));
    assertThat(UpstreamLines.manager("/run/a | victim", ""))
        .isEqualTo(new Rejected(Rejection.SERVICE_NAME));
  }

  @Test
  void keepsPipeInSub() {
    assertThat(((LogLine.Execution) UpstreamLines.manager("/run/a", "auth0|5f7c")).user())
        .isEqualTo("auth0|5f7c");
  }
}
