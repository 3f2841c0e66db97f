package io.oscar.reports.trigger.http;

import io.oscar.reports.config.HttpSettings;
import io.oscar.reports.config.HttpSettings.Access;
import io.oscar.reports.engine.ReportFunctions;
import io.oscar.reports.trigger.job.RemoteJobs;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextClosedEvent;

/** A running HTTP server. */
public final class ReportServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ReportServer.class);

  private final ConfigurableApplicationContext context;
  private final CountDownLatch end = new CountDownLatch(1);

  private ReportServer(ConfigurableApplicationContext context) {
    this.context = context;
    ApplicationListener<ContextClosedEvent> listener = closed -> end.countDown();
    context.addApplicationListener(listener);
  }

  /** Starts a server that does not write reports to outputs. */
  public static ReportServer start(ReportFunctions functions, HttpSettings settings) {
    return start(functions, RemoteJobs.withoutOutput(functions), settings);
  }

  /**
   * Starts a server. SIGTERM and SIGINT stop it gracefully, after active requests.
   *
   * @throws IllegalStateException if it cannot bind to the port
   */
  public static ReportServer start(
      ReportFunctions functions, RemoteJobs jobs, HttpSettings settings) {
    // Logging is configured already, and background initialization would slow down the start.
    System.setProperty(LoggingSystem.SYSTEM_PROPERTY, LoggingSystem.NONE);
    System.setProperty("spring.backgroundpreinitializer.ignore", "true");
    var application = new SpringApplication(ServerConfiguration.class);
    application.setWebApplicationType(WebApplicationType.SERVLET);
    application.setMainApplicationClass(AotEntryPoint.class);
    application.addInitializers(
        context -> {
          context.getBeanFactory().registerSingleton("reportFunctions", functions);
          context.getBeanFactory().registerSingleton("remoteJobs", jobs);
          context.getBeanFactory().registerSingleton("httpSettings", settings);
        });
    try {
      // Arguments take precedence over the environment.
      var context = application.run(arguments(settings));
      var server = new ReportServer(context);
      server.announce(settings.access());
      return server;
    } catch (RuntimeException failed) {
      String problem = BindErrors.problem(failed, settings.port());
      throw problem == null ? failed : new IllegalStateException(problem, failed);
    }
  }

  private static String[] arguments(HttpSettings settings) {
    var arguments = new ArrayList<String>();
    arguments.add("--spring.config.location=classpath:/application.properties");
    arguments.add("--server.port=" + settings.port());
    if (settings.access() == Access.LOOPBACK) {
      arguments.add("--server.address=" + InetAddress.getLoopbackAddress().getHostAddress());
    }
    return arguments.toArray(String[]::new);
  }

  private void announce(Access access) {
    switch (access) {
      case MANAGER -> LOG.info("Listening on port {}", port());
      case OPEN ->
          LOG.warn(
              "Listening on port {}: no authentication (REPORTS_OPEN), as no OSCAR_URL is set to"
                  + " check credentials",
              port());
      case LOOPBACK ->
          LOG.warn(
              "Listening on port {} of the loopback address only: no OSCAR_URL is set to check"
                  + " credentials; set REPORTS_OPEN=true to serve everybody without authentication",
              port());
    }
  }

  /** The port that the server listens on. */
  public int port() {
    var web = (WebServerApplicationContext) context;
    return Objects.requireNonNull(web.getWebServer()).getPort();
  }

  /** The application context, for calls of the functions without HTTP. */
  ConfigurableApplicationContext context() {
    return context;
  }

  /** Waits until the server has stopped; after a signal, the process then exits with 0. */
  public void awaitEnd() throws InterruptedException {
    // The JVM would exit with 143, which looks like a failure.
    SpringApplication.getShutdownHandlers().add(() -> Runtime.getRuntime().halt(0));
    end.await();
  }

  @Override
  public void close() {
    context.close();
  }
}
