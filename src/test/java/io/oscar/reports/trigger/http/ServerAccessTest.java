package io.oscar.reports.trigger.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.oscar.reports.config.HttpSettings;
import io.oscar.reports.config.HttpSettings.Access;
import io.oscar.reports.trigger.FakeCluster;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;

/** Who reaches a server, and what it says of that when it starts. */
@Isolated // of other servers, which say such things too
class ServerAccessTest {
  private final Logger logger = (Logger) LoggerFactory.getLogger(ReportServer.class);
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();

  @BeforeEach
  void listen() {
    log.start();
    logger.addAppender(log);
  }

  @AfterEach
  void stop() {
    logger.detachAppender(log);
  }

  private static ReportServer start(Access access) {
    return ReportServer.start(FakeCluster.complete(), new HttpSettings(0, List.of(), access));
  }

  private String announcement() {
    assertThat(log.list).hasSize(1);
    return log.list.getFirst().getLevel() + " " + log.list.getFirst().getFormattedMessage();
  }

  /** Linux answers at every address of 127.0.0.0/8, which stand for those of its networks here. */
  @Test
  @EnabledOnOs(OS.LINUX)
  void bindsToLoopbackWithoutManager() throws Exception {
    try (var server = start(Access.LOOPBACK)) {
      assertThatExceptionOfType(ConnectException.class)
          .isThrownBy(() -> new Socket(InetAddress.getByName("127.0.0.2"), server.port()).close());
      new Socket(InetAddress.getLoopbackAddress(), server.port()).close();
      assertThat(announcement())
          .isEqualTo(
              "WARN Listening on port "
                  + server.port()
                  + " of the loopback address only: no OSCAR_URL is set to check credentials; set"
                  + " REPORTS_OPEN=true to serve everybody without authentication");
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"MANAGER", "OPEN"})
  @EnabledOnOs(OS.LINUX)
  void bindsToAllAddressesWithManagerOrWhenOpen(Access access) throws Exception {
    try (var server = start(access)) {
      new Socket(InetAddress.getByName("127.0.0.2"), server.port()).close();
    }
  }

  @Test
  void warnsWhenReportsAreOpen() {
    try (var server = start(Access.OPEN)) {
      assertThat(announcement())
          .isEqualTo(
              "WARN Listening on port "
                  + server.port()
                  + ": no authentication (REPORTS_OPEN), as no OSCAR_URL is set to check"
                  + " credentials");
    }
  }
}
