package io.oscar.reports.tally;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MembershipTest {

  @ParameterizedTest
  @ValueSource(strings = {"", "oscar", "nil", "minio"})
  void treatsServiceAccountsAsExternal(String user) {
    assertThat(Membership.of(user)).isEqualTo(Membership.EXTERNAL);
  }

  @ParameterizedTest
  @ValueSource(strings = {"62bb11b4@egi.eu", "auth0|5f7c", "Oscar", "oscar2", "null"})
  void treatsEveryOtherUserAsMember(String user) {
    assertThat(Membership.of(user)).isEqualTo(Membership.MEMBER);
  }
}
