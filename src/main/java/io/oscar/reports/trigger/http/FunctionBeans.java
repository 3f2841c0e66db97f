package io.oscar.reports.trigger.http;

import io.oscar.reports.engine.Operation;
import io.oscar.reports.engine.ReportFunctions;
import io.oscar.reports.report.ReportRequest;
import io.oscar.reports.report.ReportResponse;
import java.util.function.Function;
import org.springframework.beans.factory.BeanRegistrar;
import org.springframework.beans.factory.BeanRegistry;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.core.env.Environment;

/** Registers a function of each operation in Spring Cloud Function's catalog. */
final class FunctionBeans implements BeanRegistrar {
  private static final ParameterizedTypeReference<Function<ReportRequest, ReportResponse>> TYPE =
      new ParameterizedTypeReference<>() {};

  @Override
  public void register(BeanRegistry registry, Environment environment) {
    for (Operation operation : Operation.values()) {
      registry.registerBean(
          operation.key(),
          TYPE,
          bean -> bean.supplier(context -> context.bean(ReportFunctions.class).of(operation)));
    }
  }
}
