package io.oscar.reports.trigger.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.oscar.reports.config.HttpSettings;
import io.oscar.reports.trigger.FakeCluster;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.springframework.cloud.function.context.FunctionCatalog;
import org.springframework.messaging.Message;
import org.springframework.messaging.support.MessageBuilder;

class FunctionCatalogTest {

  @Test
  void exchangesJsonThroughFunctionCatalog() {
    try (var server = ReportServer.start(FakeCluster.complete(), new HttpSettings(0, List.of()))) {
      FunctionCatalog catalog = server.context().getBean(FunctionCatalog.class);
      Function<Message<byte[]>, Message<byte[]>> breakdown =
          catalog.lookup("breakdown", "application/json");
      byte[] asked =
          "{\"group_by\":\"service\",\"period\":\"2026-10\"}".getBytes(StandardCharsets.UTF_8);

      Message<byte[]> answer = breakdown.apply(MessageBuilder.withPayload(asked).build());

      assertThat(new String(answer.getPayload(), StandardCharsets.UTF_8))
          .startsWith(
              "{\"start\":\"2026-10-01T00:00:00Z\",\"end\":\"2026-10-31T23:59:59.999999999Z\","
                  + "\"group_by\":\"service\",\"items\":[{\"key\":\"cowsay\","
                  + "\"requests_count_total\":15,");
    }
  }
}
