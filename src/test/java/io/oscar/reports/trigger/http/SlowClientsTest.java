package io.oscar.reports.trigger.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Clients that take their time, all of them at once: whatever they do has an end. */
@Timeout(120)
class SlowClientsTest {
  private static final Duration PAUSE = Duration.ofMillis(200);
  private static final Duration PATIENCE = Duration.ofSeconds(40);
  private static AttackedServer server;

  @BeforeAll
  static void start() {
    server = new AttackedServer(Duration.ZERO, 100_000);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void disconnectsSlowClients() throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Duration> head = threads.submit(SlowClientsTest::dripsAHead);
      Future<Duration> body = threads.submit(SlowClientsTest::dripsABody);
      Future<String> stalled = threads.submit(SlowClientsTest::stopsInTheBody);
      Future<Boolean> reader = threads.submit(SlowClientsTest::isCutOffWhileReading);

      assertThat(head.get()).isLessThan(PATIENCE);
      assertThat(body.get()).isLessThan(PATIENCE);
      assertThat(stalled.get()).isEqualTo("HTTP/1.1 408");
      assertThat(reader.get()).as("the answer is cut off, and cannot be taken for whole").isTrue();
    }
  }

  /** Whoever reads at once gets all of the same answer. */
  @Test
  void sendsWholeResponseToFastReader() throws Exception {
    try (RawClient client = askForMuch()) {
      assertThat(client.rest()).hasSizeGreaterThan(4_000_000).endsWith("\r\n0\r\n\r\n");
    }
  }

  /** There are 600 connections at the most; it is the idle ones that make room. */
  @Test
  void evictsIdleConnectionsUnderLoad() throws Exception {
    var idle = new ArrayList<RawClient>();
    try {
      for (int i = 0; i < 900; i++) {
        idle.add(server.client());
        if (i % 2 == 0) {
          idle.getLast().send("GET /system/metrics HTTP/1.1\r\nHos");
        }
        if (i % 100 == 99) {
          assertThat(server.liveness()).isEqualTo("HTTP/1.1 200");
        }
      }
      assertThat(server.liveness()).isEqualTo("HTTP/1.1 200");
    } finally {
      for (RawClient client : idle) {
        client.close();
      }
    }
  }

  private static Duration dripsAHead() throws Exception {
    try (RawClient client = server.client()) {
      return client.send("GET /system/metrics HTTP/1.1\r\nX: ").drip('x', PAUSE);
    }
  }

  private static Duration dripsABody() throws Exception {
    try (RawClient client = server.client()) {
      client.send("POST /summary HTTP/1.1\r\nHost: x\r\nContent-Length: 60000\r\n");
      return client.send(AttackedServer.ADMIN + "\r\n").drip(' ', PAUSE);
    }
  }

  private static String stopsInTheBody() throws IOException {
    try (RawClient client = server.client()) {
      client.send("POST /summary HTTP/1.1\r\nHost: x\r\nContent-Length: 60000\r\n");
      return client.send(AttackedServer.ADMIN + "\r\n" + " ".repeat(50_000)).statusLine();
    }
  }

  /** Reads so little that the server has to wait; then reads whatever there is. */
  private static boolean isCutOffWhileReading() throws Exception {
    try (RawClient client = askForMuch()) {
      InputStream in = client.socket().getInputStream();
      long end = System.nanoTime() + Duration.ofSeconds(25).toNanos();
      while (System.nanoTime() - end < 0) {
        if (in.read(new byte[512]) < 0) {
          return true;
        }
        Thread.sleep(PAUSE);
      }
      return !client.rest().endsWith("\r\n0\r\n\r\n");
    } catch (IOException reset) {
      return true;
    }
  }

  private static RawClient askForMuch() throws IOException {
    RawClient client = server.client();
    client.socket().setReceiveBufferSize(128 * 1024);
    return client.send(
        "GET /system/metrics/breakdown?group_by=user HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
            + AttackedServer.ADMIN
            + "\r\n");
  }
}
