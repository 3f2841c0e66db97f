package io.oscar.reports.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import io.oscar.reports.report.BreakdownItem.UserItem;
import io.oscar.reports.report.Breakdowns;
import io.oscar.reports.report.GroupBy;
import io.oscar.reports.tally.Membership;
import org.junit.jupiter.api.Test;

/** OSCAR writes the membership of every user as unknown. */
class MembershipAlwaysUnknownTest {

  @Test
  void distinguishesMembersFromExternalUsers() {
    assertThat(
            Breakdowns.of(UpstreamFacts.requestsOf("62bb@egi.eu", "oscar"), GroupBy.USER, false)
                .items())
        .extracting(item -> ((UserItem) item).membership())
        .containsExactly(Membership.MEMBER, Membership.EXTERNAL);
  }
}
