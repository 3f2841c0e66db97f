package io.oscar.reports.trigger.http;

import io.oscar.reports.assembly.HttpSettings;
import io.oscar.reports.assembly.HttpSettings.Access;
import io.oscar.reports.function.ReportFunctions;
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

/** A running server of reports. */
public final class ReportServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ReportServer.class);

  private final ConfigurableApplicationContext context;
  private final CountDownLatch end = new CountDownLatch(1);

  private ReportServer(ConfigurableApplicationContext context) {
    this.context = context;
    ApplicationListener<ContextClosedEvent> listener = closed -> end.countDown();
    context.addApplicationListener(listener);
  }

  /** Starts a server that has no reports written anywhere. */
  public static ReportServer start(ReportFunctions functions, HttpSettings settings) {
    return start(functions, RemoteJobs.withoutOutput(functions), settings);
  }

  /**
   * Starts to listen. SIGTERM and SIGINT stop the server once the reports under way are answered.
   *
   * @throws IllegalStateException if the port is taken or may not be listened on
   */
  public static ReportServer start(
      ReportFunctions functions, RemoteJobs jobs, HttpSettings settings) {
    // Logging is set up already, and what is made ready beside the start only takes its time.
    System.setProperty(LoggingSystem.SYSTEM_PROPERTY, LoggingSystem.NONE);
    System.setProperty("spring.backgroundpreinitializer.ignore", "true");
    var application = new SpringApplication(ServerConfiguration.class);
    application.setWebApplicationType(WebApplicationType.SERVLET);
    application.setMainApplicationClass(ServerBlueprint.class);
    application.addInitializers(
        context -> {
          context.getBeanFactory().registerSingleton("reportFunctions", functions);
          context.getBeanFactory().registerSingleton("remoteJobs", jobs);
          context.getBeanFactory().registerSingleton("httpSettings", settings);
        });
    try {
      // As arguments, they win over whatever the environment happens to hold.
      var context = application.run(arguments(settings));
      var server = new ReportServer(context);
      server.announce(settings.access());
      return server;
    } catch (RuntimeException failed) {
      String problem = Listening.problem(failed, settings.port());
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
              "Listening on port {}: the reports are open to whoever reaches it (REPORTS_OPEN),"
                  + " as no OSCAR_URL is set that could check credentials",
              port());
      case LOOPBACK ->
          LOG.warn(
              "Listening on port {} of this machine's loopback address only, as no OSCAR_URL is set"
                  + " that could check credentials; REPORTS_OPEN=true opens the reports to"
                  + " everybody",
              port());
    }
  }

  /** The port that the server listens on. */
  public int port() {
    var web = (WebServerApplicationContext) context;
    return Objects.requireNonNull(web.getWebServer()).getPort();
  }

  /** What the server is made of, for those who call the functions without HTTP. */
  ConfigurableApplicationContext context() {
    return context;
  }

  /** Waits until the server has stopped; a process that a signal stopped then ends with 0. */
  public void awaitEnd() throws InterruptedException {
    // The JVM would end with 143, which reads like a failure although nothing was lost.
    SpringApplication.getShutdownHandlers().add(() -> Runtime.getRuntime().halt(0));
    end.await();
  }

  @Override
  public void close() {
    context.close();
  }
}
