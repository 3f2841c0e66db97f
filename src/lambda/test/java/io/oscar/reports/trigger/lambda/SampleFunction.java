package io.oscar.reports.trigger.lambda;

import io.oscar.reports.config.ComponentFactory;
import io.oscar.reports.config.Settings;
import io.oscar.reports.delivery.CallerPrefixes;
import io.oscar.reports.delivery.Delivery;
import io.oscar.reports.delivery.DeliveryFailure;
import io.oscar.reports.delivery.ObjectAddress;
import io.oscar.reports.trigger.job.JobDelivery;
import io.oscar.reports.trigger.job.JobRunner;
import io.oscar.reports.trigger.job.RemoteJobs;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;

/** The function as it is deployed, over the sample cluster and a manager on loopback. */
@SpringBootConfiguration(proxyBeanMethods = false)
@Import(LambdaConfiguration.class)
public class SampleFunction {
  /** The system property that says where the manager is. */
  static final String MANAGER = "tests.manager";

  @Bean
  @Primary
  Settings sampleSettings() {
    return Settings.of(
        Map.of(
            "LOGS_DIR", "src/main/sample",
            "OSCAR_REPORTS_HOME", "src/main/sample",
            "OSCAR_URL", Objects.requireNonNull(System.getProperty(MANAGER)),
            "OSCAR_USERNAME", "configured",
            "OSCAR_PASSWORD", "x"));
  }

  @Bean
  @Primary
  RemoteJobs sampleJobs(Settings settings) {
    return new RemoteJobs(
        new JobRunner(ComponentFactory.functions(settings)),
        new JobDelivery(new Delivery(SampleFunction::put)),
        new CallerPrefixes(ObjectAddress.of("s3://reports/out/"), true));
  }

  private static void put(ObjectAddress address, Path content, String mediaType, String fileName) {
    if (address.key().contains("/broken/")) {
      throw new DeliveryFailure(address.toString(), "the store is down", null);
    }
  }
}
