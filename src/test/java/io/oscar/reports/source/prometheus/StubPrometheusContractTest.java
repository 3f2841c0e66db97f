package io.oscar.reports.source.prometheus;

import static io.oscar.reports.source.prometheus.FakePrometheus.none;
import static io.oscar.reports.source.prometheus.FakePrometheus.row;
import static io.oscar.reports.source.prometheus.FakePrometheus.vector;

import io.oscar.reports.source.UsageMeter;
import io.oscar.reports.source.UsageMeterContract;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mockwebserver3.MockResponse;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;

/** The contract against a server that understands just the queries of the built-in kind. */
class StubPrometheusContractTest extends UsageMeterContract {
  private static final Pattern RANGE = Pattern.compile("\\[(\\d+)(m?)s]");
  private static final Pattern SERVICE = Pattern.compile("pod=~\"([a-z0-9-]+?)-\\[");

  private @Nullable FakePrometheus server;

  @Override
  protected UsageMeter meterOf(List<ServiceUsage> samples) throws Exception {
    server = FakePrometheus.answering(query -> answer(query, samples));
    return new PrometheusUsageMeter(
        server.http(), new PrometheusSettings(null, null, "oscar-svc"), NOW);
  }

  private static MockResponse answer(FakePrometheus.Query query, List<ServiceUsage> samples) {
    if (query.expression().startsWith("count(last_over_time")) {
      return samples.isEmpty() ? none() : vector(row("", "" + samples.size()));
    }
    if (!query.readsCpu() && !query.readsGpu()) {
      return none();
    }
    Map<String, Double> seconds = new TreeMap<>();
    for (ServiceUsage usage : samples) {
      double hours = query.readsCpu() ? usage.cpuHours() : usage.gpuHours();
      if (hours > 0 && isAsked(query, usage)) {
        seconds.merge(usage.service(), hours * 3_600, Double::sum);
      }
    }
    return query.expression().contains("sum by") ? rows(seconds) : total(seconds);
  }

  private static boolean isAsked(FakePrometheus.Query query, ServiceUsage usage) {
    Instant noon = usage.day().atTime(12, 0).toInstant(ZoneOffset.UTC);
    Instant end = Instant.ofEpochMilli(new BigDecimal(query.time()).movePointRight(3).longValue());
    Matcher range = RANGE.matcher(query.expression());
    Matcher service = SERVICE.matcher(query.expression());
    return range.find()
        && noon.isBefore(end)
        && noon.isAfter(end.minusMillis(millis(range)))
        && (!service.find() || service.group(1).equals(usage.service()));
  }

  private static long millis(Matcher range) {
    long number = Long.parseLong(range.group(1));
    return range.group(2).isEmpty() ? number * 1_000 : number;
  }

  private static MockResponse rows(Map<String, Double> seconds) {
    return vector(
        seconds.entrySet().stream()
            .map(
                entry ->
                    row(
                        "\"reports_service\":\"" + entry.getKey() + "\",\"reports_form\":\"pod\"",
                        "" + entry.getValue()))
            .toArray(String[]::new));
  }

  private static MockResponse total(Map<String, Double> seconds) {
    return seconds.isEmpty()
        ? none()
        : vector(row("", "" + seconds.values().stream().mapToDouble(s -> s).sum()));
  }

  @AfterEach
  void stop() {
    if (server != null) {
      server.close();
    }
  }
}
