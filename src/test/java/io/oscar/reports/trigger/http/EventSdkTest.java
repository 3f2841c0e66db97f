package io.oscar.reports.trigger.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.core.message.MessageReader;
import io.cloudevents.http.HttpMessageFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The SDK of the CloudEvents project writes the requests and reads the answers. */
class EventSdkTest {
  @AutoClose private static final HttpClient CLIENT = HttpClient.newHttpClient();
  @AutoClose private static final EventServer SERVER = new EventServer();

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void exchangesJsonWithSdk(boolean structured) throws Exception {
    CloudEvent answer =
        exchange(
            "application/json",
            "{\"metric\":\"cpu-hours\",\"service\":\"cowsay\"}",
            "io.oscar.reports.metric",
            structured);

    assertThat(answer.getType()).isEqualTo("io.oscar.reports.metric.result");
    assertThat(answer.getSource()).isEqualTo(URI.create("/oscar-reports"));
    assertThat(answer.getTime()).isNotNull();
    assertThat(answer.getDataContentType()).isEqualTo("application/json");
    assertThat(answer.getExtensionNames()).isEqualTo(Set.of("causationid", "reportsources"));
    assertThat(answer.getExtension("causationid")).isEqualTo("7c-1");
    assertThat(answer.getExtension("reportsources")).isEqualTo("prometheus=ok");
    assertThat(data(answer)).contains("\"metric\":\"cpu-hours\"").contains("\"value\":12.5");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void exchangesTextAndCsvWithSdk(boolean structured) throws Exception {
    CloudEvent answer =
        exchange(
            "text/plain",
            "{\"operation\":\"breakdown\",\"group_by\":\"user\",\"format\":\"csv\"}",
            "dev.knative.sources.ping",
            structured);

    assertThat(answer.getDataContentType()).isEqualTo("text/csv;charset=UTF-8");
    assertThat(answer.getSubject())
        .isEqualTo("breakdown-by-user-20261031T000000Z--20261101T000000Z.csv");
    assertThat(data(answer))
        .startsWith(
            "key,membership,executions_count,countries,start,end,complete,incomplete_sources\r\n");
  }

  private static String data(CloudEvent event) {
    return new String(Objects.requireNonNull(event.getData()).toBytes(), StandardCharsets.UTF_8);
  }

  private static CloudEvent exchange(String dataType, String data, String type, boolean structured)
      throws Exception {
    CloudEvent event =
        CloudEventBuilder.v1()
            .withId("7c-1")
            .withSource(URI.create("/sdk"))
            .withType(type)
            .withExtension("someext", 5)
            .withData(dataType, data.getBytes(StandardCharsets.UTF_8))
            .build();
    var request = HttpRequest.newBuilder(SERVER.uri("/"));
    var writer =
        HttpMessageFactory.createWriter(
            request::header, body -> request.POST(BodyPublishers.ofByteArray(body)));
    if (structured) {
      writer.writeStructured(event, "application/cloudevents+json");
    } else {
      writer.writeBinary(event);
    }
    return read(CLIENT.send(request.build(), BodyHandlers.ofByteArray()), structured);
  }

  private static CloudEvent read(HttpResponse<byte[]> answer, boolean structured) {
    assertThat(answer.statusCode()).isEqualTo(200);
    MessageReader reader =
        HttpMessageFactory.createReader(
            each ->
                answer
                    .headers()
                    .map()
                    .forEach((name, values) -> each.accept(name, values.getFirst())),
            answer.body());
    assertThat(reader.getEncoding().toString()).isEqualTo(structured ? "STRUCTURED" : "BINARY");
    return reader.toEvent();
  }
}
