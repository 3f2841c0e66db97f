package io.oscar.reports.trigger.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever is sent is answered or refused; it never breaks the server. */
class EventServerFuzzTest {
  private static final String EVENT =
      "{\"specversion\":\"1.0\",\"id\":\"a\\u20ac\",\"source\":\"/s\",\"type\":\"t\",\"ext\":[1,{\"a\":2e3}],"
          + "\"data\":{\"operation\":\"metric\",\"metric\":\"cpu-hours\",\"service\":\"cowsay\"}}";
  private static final List<String> PARTS =
      List.of(
          "{",
          "}",
          "[",
          "]",
          "\"",
          ":",
          ",",
          "null",
          "1e999999999",
          "\\ud800",
          "\\u0000",
          "€",
          "%",
          "\"data\":\"{}\",",
          "\"data_base64\":\"e30=\",",
          "\"id\":\"x\",",
          "\"operations\":[",
          " ");

  private final Random random = new Random(20261102);

  @Test
  void returns200Or400ForBrokenEvents() throws Exception {
    try (var server = new EventServer()) {
      for (int i = 0; i < 500; i++) {
        var event = new StringBuilder(EVENT);
        for (int change = random.nextInt(3); change >= 0; change--) {
          event.insert(random.nextInt(event.length()), PARTS.get(random.nextInt(PARTS.size())));
        }
        int status = server.send(server.structured("/", event.toString())).statusCode();
        assertThat(status).as("%s", event).isIn(200, 400);
      }
    }
  }
}
