package io.oscar.reports;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What only an optional adapter needs stays out of the class path of everything else. */
class OrdinaryBuildTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "com.amazonaws.services.lambda.runtime.Context",
        "org.springframework.cloud.function.adapter.aws.FunctionInvoker",
        "io.oscar.reports.trigger.lambda.LambdaConfiguration"
      })
  void hasNoLambdaClassesOnClassPath(String name) {
    assertThatExceptionOfType(ClassNotFoundException.class).isThrownBy(() -> Class.forName(name));
  }

  @Test
  void hasNoSpringCloudFunctionWebControllerOnClassPath() {
    assertThatExceptionOfType(ClassNotFoundException.class)
        .isThrownBy(
            () -> Class.forName("org.springframework.cloud.function.web.mvc.FunctionController"));
  }
}
