package io.oscar.reports.source.prometheus;

import java.util.Arrays;

/** Where the name comes from that a series has for its service, which tells how sure it is. */
enum Form {
  /** The {@code service} label: a service, or {@code NAME-dpl} for what NAME exposes. */
  LABEL(""),
  /** The {@code service} label of a job: the name before it, which is cut when it is long. */
  LABEL_OF_JOB("label-of-job"),
  /** The {@code service} label beside a pod that no service has: it may name what was scraped. */
  UNUSUAL("unusual"),
  /** The pod of a job: the name before it, which is cut when it is long. */
  JOB("job"),
  /** The pod of what a service exposes. */
  EXPOSED("exposed"),
  /** The pod of a revision of a service. */
  POD("pod");

  private final String text;

  Form(String text) {
    this.text = text;
  }

  /** The value of the label that tells it; a label without a value is as if it were not there. */
  String text() {
    return text;
  }

  /** The form of a label's value. */
  static Form of(String text) {
    return Arrays.stream(values()).filter(form -> form.text.equals(text)).findFirst().orElse(LABEL);
  }
}
