package io.oscar.reports.delivery.s3;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SavedAsTest {

  @Test
  void aReportsOwnNameIsPlain() {
    assertThat(SavedAs.header("summary-20261001T000000Z--20261031T235959Z.csv"))
        .isEqualTo("attachment; filename=\"summary-20261001T000000Z--20261031T235959Z.csv\"");
  }

  @Test
  void anyOtherNameIsEncoded() {
    assertThat(SavedAs.header("informe año*\"1\".csv"))
        .isEqualTo(
            "attachment; filename=\"informe a_o*_1_.csv\";"
                + " filename*=UTF-8''informe%20a%C3%B1o%2A%221%22.csv");
  }
}
