package io.oscar.reports.trigger.lambda;

import io.oscar.reports.assembly.Assembly;
import io.oscar.reports.assembly.Settings;
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
 * What Lambda starts: {@code MAIN_CLASS} names this class, {@code
 * org.springframework.cloud.function.adapter.aws.FunctionInvoker::handleRequest} is the handler.
 *
 * <p>Nothing is connected to while it starts, so a snapshot of it can be taken.
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
    var runner = new JobRunner(Assembly.functions(settings));
    var delivery = new JobDelivery(Assembly.delivery(settings));
    return new RemoteJobs(runner, delivery, settings.remoteOutput());
  }

  /**
   * The function behind the handler. As it takes a stream, the adapter neither logs the event nor
   * makes headers of what it holds, and gives its bytes as they are.
   */
  @Bean
  Function<Message<InputStream>, Message<byte[]>> lambdaEvents(RemoteJobs jobs, Settings settings) {
    return new LambdaEvents(new HttpCalls(jobs, settings.http()), new DirectCalls(jobs));
  }
}
