package io.oscar.reports.render;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.oscar.reports.report.BreakdownItem;
import io.oscar.reports.report.BreakdownItem.ServiceItem;
import io.oscar.reports.report.Completeness;
import io.oscar.reports.report.GroupBy;
import io.oscar.reports.report.MetricKey;
import io.oscar.reports.report.ReportResponse;
import io.oscar.reports.report.ReportResponse.Breakdown;
import io.oscar.reports.report.SourceName;
import io.oscar.reports.report.SourceStatus;
import io.oscar.reports.report.Usage;
import java.io.IOException;
import java.io.Writer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.annotation.JsonSerialize;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.util.StdConverter;

/**
 * Reports for clients of OSCAR's own metrics API, in particular OSCAR's dashboard: it treats every
 * item of a breakdown by service as a service with requests, and every note of a source as a
 * warning. Everything else is in additional fields.
 *
 * @param groupBy {@code group_by} as written by the client, which OSCAR echoes; or null
 * @param notes notes on the request
 */
public record OscarJson(@Nullable String groupBy, List<String> notes) implements ReportRenderer {
  private static final JsonMapper MAPPER =
      ReportJson.mapper().rebuild().addMixIn(SourceStatus.class, Converted.class).build();

  public OscarJson {
    notes = List.copyOf(notes);
  }

  /** The JSON Schema of the responses of a type. */
  public static Map<String, Object> schema(Class<? extends ReportResponse> type) {
    return JsonSchema.of(MAPPER, type == Breakdown.class ? Rows.class : type);
  }

  @Override
  public void render(ReportResponse report, Writer out) throws IOException {
    Object content = report instanceof Breakdown breakdown ? Rows.of(breakdown, groupBy) : report;
    ReportJson.write(MAPPER, notes.isEmpty() ? content : new Noted(content, notes), out);
  }

  /** A report with notes on the request. */
  record Noted(@JsonUnwrapped Object report, List<String> notes) {}

  /**
   * A breakdown.
   *
   * @param items the rows as in OSCAR
   * @param idleServices services that used CPU or GPU time without a request; null if the rows are
   *     not services
   * @param unattributed usage that cannot be attributed to a known service, if any
   */
  record Rows(
      Instant start,
      Instant end,
      String groupBy,
      List<? extends BreakdownItem> items,
      @Nullable List<? extends BreakdownItem> idleServices,
      @JsonIgnoreProperties("key") @Nullable BreakdownItem unattributed,
      List<SourceStatus> sources) {

    static Rows of(Breakdown breakdown, @Nullable String groupBy) {
      boolean areServices = breakdown.groupBy() == GroupBy.SERVICE;
      return new Rows(
          breakdown.start(),
          breakdown.end(),
          groupBy == null ? breakdown.groupBy().key() : groupBy,
          areServices ? some(breakdown, Rows::isInUse) : breakdown.items(),
          areServices ? some(breakdown, Rows::isIdle) : null,
          areServices ? first(breakdown, Rows::isNoService) : null,
          breakdown.sources());
    }

    private static List<? extends BreakdownItem> some(
        Breakdown breakdown, Predicate<BreakdownItem> which) {
      return breakdown.items().stream().filter(which).toList();
    }

    private static @Nullable BreakdownItem first(
        Breakdown breakdown, Predicate<BreakdownItem> which) {
      return breakdown.items().stream().filter(which).findFirst().orElse(null);
    }

    private static boolean isNoService(BreakdownItem item) {
      return item.key().equals(Usage.UNATTRIBUTED_KEY);
    }

    private static boolean isInUse(BreakdownItem item) {
      return !isNoService(item) && item instanceof ServiceItem service && service.hasRequests();
    }

    private static boolean isIdle(BreakdownItem item) {
      return !isNoService(item) && item instanceof ServiceItem service && !service.hasRequests();
    }
  }

  /** Converts statuses before they are written. */
  @JsonSerialize(converter = ToOscar.class)
  interface Converted {}

  /** Moves the notes of complete sources to a field that is not shown as a warning. */
  static final class ToOscar extends StdConverter<SourceStatus, Status> {
    @Override
    public Status convert(SourceStatus status) {
      boolean isOk = status.status() == Completeness.OK;
      return new Status(
          status.name(),
          status.status(),
          status.lastUpdated(),
          isOk ? "" : status.notes(),
          isOk ? status.notes() : "",
          status.impactedMetrics());
    }
  }

  /**
   * A status.
   *
   * @param notes the notes of an incomplete source; else empty
   * @param details the notes of a complete source
   */
  record Status(
      SourceName name,
      Completeness status,
      @Nullable Instant lastUpdated,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) String notes,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) String details,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<MetricKey> impactedMetrics) {}
}
