package io.oscar.reports.source.prometheus;

import io.oscar.reports.accesslog.ServiceNames;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A service name in a series.
 *
 * @param text the name
 * @param form its origin
 */
record SeriesName(String text, NameKind form) {
  private static final Pattern JOB = Pattern.compile("(.+?)" + ServiceLabels.JOB_SUFFIX);
  private static final String ANY_JOB = "-00000000-0000-0000-0000";

  /** The certainty of a name. */
  enum Certainty {
    /** No pod of another service can have it. */
    CERTAIN,
    /** It is truncated or ambiguous: certain among known services only. */
    PRESUMED,
    /** It may be unrelated to a service. */
    DOUBTFUL
  }

  /** The name of a {@code service} label. */
  static SeriesName ofLabel(String label) {
    Matcher job = JOB.matcher(label);
    return job.matches()
        ? new SeriesName(job.group(1), NameKind.LABEL_OF_JOB)
        : new SeriesName(label, NameKind.LABEL);
  }

  /** All possible names in the series of a service. */
  static List<SeriesName> of(String service) {
    String exposed = service + ServiceLabels.EXPOSED;
    String cut = ServiceLabels.cut(service);
    return List.of(
        new SeriesName(service, NameKind.POD),
        new SeriesName(service, NameKind.EXPOSED),
        new SeriesName(cut, NameKind.JOB),
        ofLabel(service),
        ofLabel(exposed),
        ofLabel(cut + ANY_JOB),
        new SeriesName(service, NameKind.UNUSUAL),
        new SeriesName(exposed, NameKind.UNUSUAL));
  }

  Certainty certainty() {
    return switch (form) {
      case POD, EXPOSED -> Certainty.CERTAIN;
      case JOB -> mayBeCut() ? Certainty.PRESUMED : Certainty.CERTAIN;
      case LABEL -> isExposed() ? Certainty.PRESUMED : Certainty.CERTAIN;
      case LABEL_OF_JOB -> Certainty.PRESUMED;
      case UNUSUAL -> Certainty.DOUBTFUL;
    };
  }

  /** The deleted service of a name that no known service has; or null. */
  @Nullable String deletedService() {
    String service =
        switch (form) {
          case POD, EXPOSED -> text;
          case JOB, LABEL_OF_JOB -> mayBeCut() ? "" : text;
          case LABEL -> isExposed() ? withoutSuffix() : text;
          case UNUSUAL -> "";
        };
    return ServiceNames.isValid(service) ? service : null;
  }

  private boolean mayBeCut() {
    return text.length() == ServiceLabels.CUT_NAME;
  }

  private boolean isExposed() {
    return text.endsWith(ServiceLabels.EXPOSED);
  }

  private String withoutSuffix() {
    return text.substring(0, text.length() - ServiceLabels.EXPOSED.length());
  }
}
