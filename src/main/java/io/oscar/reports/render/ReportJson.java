package io.oscar.reports.render;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import io.oscar.reports.report.Completeness;
import io.oscar.reports.report.GroupBy;
import io.oscar.reports.report.Interval;
import io.oscar.reports.report.MetricKey;
import io.oscar.reports.report.ReportResponse;
import io.oscar.reports.report.ReportResponse.MetricValue;
import io.oscar.reports.report.ReportResponse.ServiceMetrics;
import io.oscar.reports.report.SourceName;
import io.oscar.reports.report.SourceStatus;
import io.oscar.reports.tally.Membership;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsonFormatVisitors.JsonFormatVisitorWrapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdScalarSerializer;

/**
 * Reports as JSON, with the fields of OSCAR's metrics API in its order: snake case, times in RFC
 * 3339 UTC, without absent values, with empty lists, and numbers formatted as in Go.
 */
public final class ReportJson implements ReportRenderer {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .changeDefaultPropertyInclusion(
              all -> all.withValueInclusion(JsonInclude.Include.NON_NULL))
          .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          // Otherwise isComplete() would be a field.
          .changeDefaultVisibility(
              all -> all.withIsGetterVisibility(JsonAutoDetect.Visibility.NONE))
          .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
          .disable(StreamWriteFeature.FLUSH_PASSED_TO_STREAM)
          .addMixIn(Completeness.class, Keyed.class)
          .addMixIn(GroupBy.class, Keyed.class)
          .addMixIn(Interval.class, Keyed.class)
          .addMixIn(Membership.class, Keyed.class)
          .addMixIn(MetricKey.class, Keyed.class)
          .addMixIn(SourceName.class, Keyed.class)
          .addMixIn(SourceStatus.class, StatusFields.class)
          .addMixIn(ServiceMetrics.class, ServiceMetricsFields.class)
          .addModule(
              new SimpleModule("figures")
                  .addSerializer(double.class, new HoursOrMean())
                  .addSerializer(Double.class, new HoursOrMean()))
          .build();

  /** The mapper configured for reports. */
  public static JsonMapper mapper() {
    return MAPPER;
  }

  /** The JSON Schema of the responses of a type. */
  public static Map<String, Object> schema(Class<? extends ReportResponse> type) {
    return JsonSchema.of(MAPPER, type);
  }

  @Override
  public void render(ReportResponse report, Writer out) throws IOException {
    write(MAPPER, report, out);
  }

  /** Writes content; I/O errors of the writer are thrown unwrapped. */
  static void write(JsonMapper mapper, Object content, Writer out) throws IOException {
    try {
      mapper.writeValue(out, content);
    } catch (JacksonException wrapped) {
      if (wrapped.getCause() instanceof IOException broken) {
        throw broken;
      }
      throw wrapped;
    }
  }

  /** Writes floating-point numbers as OSCAR does. */
  private static final class HoursOrMean extends StdScalarSerializer<Double> {
    HoursOrMean() {
      super(Double.class);
    }

    @Override
    public void serialize(Double number, JsonGenerator json, SerializationContext context) {
      json.writeNumber(NumberFormats.json(number));
    }

    @Override
    public void acceptJsonFormatVisitor(JsonFormatVisitorWrapper visitor, JavaType type) {
      visitor.expectNumberFormat(type);
    }
  }

  /** Enums are written as the API's keys. */
  interface Keyed {
    @JsonValue
    String key();
  }

  /** Additional properties of a status; empty ones are omitted. */
  interface StatusFields {
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    String notes();

    @JsonProperty("impacted_metrics")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<MetricKey> impactedMetrics();
  }

  /** The service and the range are written once, not for each metric. */
  interface ServiceMetricsFields {
    @JsonIgnoreProperties({"service_id", "start", "end"})
    List<MetricValue> metrics();
  }
}
