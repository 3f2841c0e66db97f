package io.oscar.reports.source.prometheus;

import io.oscar.reports.tally.ServiceNames;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A name that the series of a service may have.
 *
 * @param text the name
 * @param form where it comes from
 */
record Name(String text, Form form) {
  private static final Pattern JOB = Pattern.compile("(.+?)" + ServiceLabels.JOB_SUFFIX);
  private static final String ANY_JOB = "-00000000-0000-0000-0000";

  /** How sure it is whose a name is. */
  enum Certainty {
    /** Pods of no other service can have it. */
    CERTAIN,
    /** It is cut, or may be read in two ways: it is certain only among services that are known. */
    PRESUMED,
    /** It may have nothing to do with a service. */
    DOUBTFUL
  }

  /** The name in a {@code service} label. */
  static Name ofLabel(String label) {
    Matcher job = JOB.matcher(label);
    return job.matches() ? new Name(job.group(1), Form.LABEL_OF_JOB) : new Name(label, Form.LABEL);
  }

  /** All names that the series of a service can have. */
  static List<Name> of(String service) {
    String exposed = service + ServiceLabels.EXPOSED;
    String cut = ServiceLabels.cut(service);
    return List.of(
        new Name(service, Form.POD),
        new Name(service, Form.EXPOSED),
        new Name(cut, Form.JOB),
        ofLabel(service),
        ofLabel(exposed),
        ofLabel(cut + ANY_JOB),
        new Name(service, Form.UNUSUAL),
        new Name(exposed, Form.UNUSUAL));
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

  /** The service, where there is no known one that has this name: a deleted one; or null. */
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
