package io.oscar.reports.trigger.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class NothingIsLoggedTest {

  @Test
  void doesNotLogEvents() throws IOException {
    try (var handler = Handler.start()) {
      var lines = new ListAppender<ILoggingEvent>();
      lines.start();
      Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
      root.addAppender(lines);

      handler.handle("summary-of-a-stage");
      handler.handle("unauthorized");
      handler.handle("direct");

      root.detachAppender(lines);
      assertThat(lines.list)
          .extracting(ILoggingEvent::getFormattedMessage)
          .noneMatch(line -> line.contains("Bearer") || line.contains("odd-secret"))
          .noneMatch(line -> line.contains("rawPath") || line.contains("group_by"));
    }
  }
}
