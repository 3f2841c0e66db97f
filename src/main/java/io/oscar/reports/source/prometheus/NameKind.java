package io.oscar.reports.source.prometheus;

import java.util.Arrays;

/** The origin of a series' service name, which determines its certainty. */
enum NameKind {
  /** The {@code service} label: a service, or {@code NAME-dpl} for what NAME exposes. */
  LABEL(""),
  /** The {@code service} label of a job: the name is its prefix, truncated if long. */
  LABEL_OF_JOB("label-of-job"),
  /**
   * The {@code service} label next to a pod of no service: may be the scraped Kubernetes service.
   */
  UNUSUAL("unusual"),
  /** The pod of a job: the name is its prefix, truncated if long. */
  JOB("job"),
  /** The pod of an exposed service. */
  EXPOSED("exposed"),
  /** The pod of a service revision. */
  POD("pod");

  private final String text;

  NameKind(String text) {
    this.text = text;
  }

  /** The value of the label with the form; an empty label is equal to an absent one. */
  String text() {
    return text;
  }

  /** The form of a label's value. */
  static NameKind of(String text) {
    return Arrays.stream(values()).filter(form -> form.text.equals(text)).findFirst().orElse(LABEL);
  }
}
