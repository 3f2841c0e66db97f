package io.oscar.reports.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import io.oscar.reports.report.Reports;
import io.oscar.reports.report.Totals;
import org.junit.jupiter.api.Test;

/** OSCAR lists basic authentication and service tokens among the users and counts them. */
class OscarAndNilListedAsUsersTest {

  @Test
  void excludesServiceAccountsFromUsers() {
    Totals totals =
        Reports.summary(UpstreamFacts.requestsOf("oscar", "nil", "minio", "", "62bb@egi.eu"))
            .totals();
    assertThat(totals.users()).containsExactly("62bb@egi.eu");
    assertThat(totals.usersCount()).isEqualTo(1);
    assertThat(totals.requestsCountTotal()).isEqualTo(5);
  }
}
