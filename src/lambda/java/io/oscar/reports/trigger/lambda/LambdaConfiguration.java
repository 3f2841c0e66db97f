package io.oscar.reports.trigger.lambda;

import io.oscar.reports.config.ComponentFactory;
import io.oscar.reports.config.Settings;
import io.oscar.reports.trigger.job.JobDelivery;
import io.oscar.reports.trigger.job.JobRunner;
import io.oscar.reports.trigger.job.RemoteJobs;
import java.io.InputStream;
import java.util.function.Function;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.cloud.function.context.config.ContextFunctionCatalogAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.messaging.Message;

/**
 * The application on Lambda: {@code MAIN_CLASS} names this class; the handler is {@code
 * org.springframework.cloud.function.adapter.aws.FunctionInvoker::handleRequest}.
 *
 * <p>It opens no connections while it starts, so SnapStart can be used.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@ImportAutoConfiguration(ContextFunctionCatalogAutoConfiguration.class)
public class LambdaConfiguration {

  @Bean
  Settings settings() {
    return Settings.of(System.getenv());
  }

  @Bean
  RemoteJobs remoteJobs(Settings settings) {
    var runner = new JobRunner(ComponentFactory.functions(settings));
    var delivery = new JobDelivery(ComponentFactory.delivery(settings));
    return new RemoteJobs(runner, delivery, settings.remoteOutput());
  }

  /**
   * The function behind the handler. As its input is a stream, the adapter passes the bytes
   * unchanged, and neither logs the event nor turns its content into headers.
   */
  @Bean
  Function<Message<InputStream>, Message<byte[]>> lambdaEvents(RemoteJobs jobs, Settings settings) {
    return new LambdaEvents(new HttpApiHandler(jobs, settings.http()), new DirectInvocations(jobs));
  }
}
