package io.oscar.reports.trigger.cloudevents;

import static org.assertj.core.api.Assertions.assertThat;

import io.oscar.reports.report.Caller;
import io.oscar.reports.report.InvalidRequest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever arrives is an event or a mistake of its sender; nothing else comes out. */
class EventFuzzTest {
  private static final byte[] EVENT =
      """
      {"specversion":"1.0","id":"a\\u20ac€","source":"/s","type":"t","time":null,"ext":[1,{"a":2e3}],
       "data":{"operation":"metric","metric":"cpu-hours","service":"cowsay","strict":true}}\
      """
          .getBytes(StandardCharsets.UTF_8);
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
          "true",
          "1e999999999",
          "\\ud800",
          "\\u0000",
          "\"data\":",
          "\"data_base64\":\"e30=\",",
          "\"id\":\"x\",",
          "\"operations\":[",
          "€");

  private final Random random = new Random(20261101);

  @Test
  void parsesOrRejectsChangedBytes() {
    int read = 0;
    for (int i = 0; i < 30_000; i++) {
      byte[] text = EVENT.clone();
      for (int change = random.nextInt(4); change >= 0; change--) {
        text[random.nextInt(text.length)] = (byte) random.nextInt(256);
      }
      read += isRead(text) ? 1 : 0;
    }
    assertThat(read).isBetween(100, 29_000);
  }

  @Test
  void parsesOrRejectsInsertedParts() {
    int read = 0;
    for (int i = 0; i < 30_000; i++) {
      var text = new StringBuilder(new String(EVENT, StandardCharsets.UTF_8));
      for (int change = random.nextInt(3); change >= 0; change--) {
        text.insert(random.nextInt(text.length()), PARTS.get(random.nextInt(PARTS.size())));
      }
      read += isRead(text.toString().getBytes(StandardCharsets.UTF_8)) ? 1 : 0;
    }
    assertThat(read).isBetween(1_000, 29_000);
  }

  @Test
  void rejectsTruncatedEvents() {
    for (int length = 0; length < EVENT.length; length++) {
      assertThat(isRead(Arrays.copyOf(EVENT, length))).isFalse();
    }
  }

  @Test
  void decodesWhatItEncodes() {
    for (int i = 0; i < 30_000; i++) {
      String text =
          random
              .ints(random.nextInt(20), 0x20, 0x2FFFF)
              .filter(c -> Character.getType(c) != Character.SURROGATE)
              .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
              .toString();
      String header = HeaderText.encode(text);
      assertThat(header).matches("[!-~&&[^\"]]*");
      assertThat(HeaderText.decode(header)).isEqualTo(text);
    }
  }

  @Test
  void parsesOrRejectsAnyHeader() {
    for (int i = 0; i < 30_000; i++) {
      var value = new StringBuilder();
      for (int length = random.nextInt(12); length > 0; length--) {
        value.append("%\"\\09AFaz\u00e2\u0082 ".charAt(random.nextInt(12)));
      }
      String header = value.toString();
      try {
        BinaryEvent.read(name -> List.of(header), new byte[0]);
      } catch (InvalidRequest refused) {
        assertThat(refused.getMessage()).startsWith("ce-");
      }
    }
  }

  private static boolean isRead(byte[] text) {
    try {
      StructuredEvent.read(text).job().toJob(null, new Caller.Remote(null));
      return true;
    } catch (InvalidRequest refused) {
      return false;
    }
  }
}
