package io.oscar.reports.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import io.oscar.reports.accesslog.LogLine.Execution;
import io.oscar.reports.source.CountryDatabase;
import io.oscar.reports.source.OriginResolver;
import org.junit.jupiter.api.Test;

/** OSCAR reads the country from a label only and throws the client address of every line away. */
class ClientAddressThrownAwayTest {

  private static final CountryDatabase SPAIN = address -> "ES";

  @Test
  void resolvesCountryFromAddressWithoutLabel() {
    String address = ((Execution) UpstreamLines.manager("/run/a", "ann")).address();
    assertThat(address).isEqualTo("84.88.1.2");
    assertThat(new OriginResolver(SPAIN).of(null, address).country()).isEqualTo("ES");
  }
}
