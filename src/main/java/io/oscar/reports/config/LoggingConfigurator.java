package io.oscar.reports.config;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ConfiguratorRank;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.spi.ContextAwareBase;
import java.util.Map;
import org.slf4j.bridge.SLF4JBridgeHandler;

/**
 * Configures logging: everything goes to stderr, as stdout is for reports. Logback finds this class
 * through the service loader; parsing a configuration file took a tenth of the startup time.
 */
@ConfiguratorRank(ConfiguratorRank.CUSTOM_HIGH_PRIORITY)
public final class LoggingConfigurator extends ContextAwareBase implements Configurator {
  private static final String LINE =
      "%d{\"yyyy-MM-dd'T'HH:mm:ss.SSS'Z'\",UTC} %-5level %logger{0}: %msg%n";

  private static final Map<String, Level> LEVELS =
      Map.of(
          Logger.ROOT_LOGGER_NAME,
          Level.WARN,
          "io.oscar.reports",
          Level.INFO,
          // A failed start is reported in one line elsewhere.
          "org.springframework.boot.SpringApplication",
          Level.OFF,
          "org.springframework.boot.diagnostics",
          Level.OFF,
          "org.springframework.boot.web.server.servlet.context",
          Level.ERROR);

  @Override
  public ExecutionStatus configure(LoggerContext loggers) {
    LEVELS.forEach((name, level) -> loggers.getLogger(name).setLevel(level));
    loggers.getLogger(Logger.ROOT_LOGGER_NAME).addAppender(stderr(loggers, LINE));
    Logger requests = loggers.getLogger("requests");
    requests.setLevel(Level.INFO);
    requests.setAdditive(false);
    requests.addAppender(stderr(loggers, "%msg%n"));
    // Tomcat logs through the JDK.
    SLF4JBridgeHandler.removeHandlersForRootLogger();
    SLF4JBridgeHandler.install();
    return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
  }

  private static Appender<ILoggingEvent> stderr(LoggerContext loggers, String pattern) {
    var encoder = new PatternLayoutEncoder();
    encoder.setContext(loggers);
    encoder.setPattern(pattern);
    encoder.start();
    var stderr = new ConsoleAppender<ILoggingEvent>();
    stderr.setContext(loggers);
    stderr.setTarget("System.err");
    stderr.setEncoder(encoder);
    stderr.start();
    return stderr;
  }
}
