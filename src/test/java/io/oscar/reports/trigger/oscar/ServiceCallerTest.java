package io.oscar.reports.trigger.oscar;

import static org.assertj.core.api.Assertions.assertThat;

import io.oscar.reports.report.Caller;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceCallerTest {

  @Test
  void treatsJobAsUnattended() {
    assertThat(ServiceCaller.of(Map.of("JOB_UUID", "1b2c", "EVENT", "e30=")))
        .isEqualTo(Caller.UNATTENDED);
  }

  @Test
  void passesBearerTokenOn() {
    assertThat(ServiceCaller.of(Map.of("Http_Authorization", "Bearer abc")))
        .isEqualTo(new Caller.Remote("Bearer abc"));
  }

  @Test
  void treatsCallWithoutHeadersAsAnonymous() {
    assertThat(ServiceCaller.of(Map.of("OSCAR_SERVICE_TOKEN", "t0ken")))
        .isEqualTo(new Caller.Remote(null));
  }

  @Test
  void treatsEventVariableWithoutJobAsAnonymous() {
    // The supervisor sets EVENT for it, in a synchronous call too.
    assertThat(ServiceCaller.of(Map.of("EVENT", "{\"Records\": []}", "Http_Method", "POST")))
        .isEqualTo(new Caller.Remote(null));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Bearer t0ken", "bearer t0ken", "Bearer  t0ken"})
  void treatsServiceTokenAsUnattended(String authorization) {
    assertThat(call(authorization, "t0ken")).isEqualTo(Caller.UNATTENDED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Bearer t0ke", "Bearer t0kenn", "Bearer ", "Basic t0ken", "t0ken", "B"})
  void passesOtherCredentialsOn(String authorization) {
    assertThat(call(authorization, "t0ken")).isEqualTo(new Caller.Remote(authorization));
  }

  @Test
  void ignoresEmptyServiceToken() {
    assertThat(call("Bearer ", "")).isEqualTo(new Caller.Remote("Bearer "));
  }

  @Test
  void sanitizesJobId() {
    assertThat(ServiceCaller.jobId(Map.of("JOB_UUID", "../a b"))).isEqualTo("___a_b");
    assertThat(ServiceCaller.jobId(Map.of("JOB_UUID", "é7-Z".repeat(100)))).hasSize(100);
  }

  private static Caller call(String authorization, String token) {
    return ServiceCaller.of(
        Map.of("Http_Authorization", authorization, "OSCAR_SERVICE_TOKEN", token));
  }
}
