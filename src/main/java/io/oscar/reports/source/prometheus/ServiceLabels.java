package io.oscar.reports.source.prometheus;

import io.oscar.reports.source.Re2;
import io.oscar.reports.source.prometheus.Selector.Matcher;
import java.util.List;

/**
 * How the service of a container is known from the labels of its series.
 *
 * <p>Pods are called {@code NAME-00001-deployment-HASH-RANDOM} (Knative), {@code
 * NAME-dpl-HASH-RANDOM} (exposed) and {@code NAME-UUID-RANDOM} (jobs). Kubernetes cuts long ones,
 * so what follows the part that tells them apart may be anything. OSCAR's own scrape configuration
 * drops the pod and keeps a {@code service} made of it: {@code NAME}, {@code NAME-dpl}, or {@code
 * NAME-UUID} without the last group. A pod comes first: other configurations use {@code service}
 * for what was scraped.
 */
final class ServiceLabels {
  /** The label that holds the service's name, or {@code NAME-dpl}. */
  static final String SERVICE = "reports_service";

  /** The label that tells how far the name can be relied on: absent, or a value below. */
  static final String FORM = "reports_form";

  /** A form: the name is that of a job, which is cut when it is long. */
  static final String JOB = "job";

  /** A form: the pod has an unusual name, and the name is only what {@code service} says. */
  static final String UNUSUAL = "unusual";

  /** A form: the pod has the usual name of a service's pod. */
  static final String POD = "pod";

  /** What a job's name adds to the service's, in whole or without the last group. */
  static final String JOB_SUFFIX = "-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}(?:-[0-9a-f]{12})?";

  /** What the name of an exposed service's deployment adds. */
  static final String EXPOSED = "-dpl";

  /** Services of this length or longer have their names cut in those of their jobs. */
  static final int LONG_NAME = 25;

  /** What is left of a name that is cut. */
  static final int CUT_NAME = 16;

  private static final String JOB_POD = "-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}(?:-.*)?";
  private static final String KNATIVE_POD = "-[0-9]{5}-deployment-.+";

  private static final String REPLICA = "-[a-z0-9]+-[a-z0-9]{5}";

  private ServiceLabels() {}

  /** The series with their service and form as labels. */
  static PromQl derive(PromQl series) {
    String usual = "(.+?)(?:" + KNATIVE_POD + "|(" + EXPOSED + ")" + REPLICA + "|" + JOB_POD + ")";
    return series
        .labelReplace(SERVICE, "$1", "service", "(.+)")
        .labelReplace(SERVICE, "$1", "service", "(.+?)" + JOB_SUFFIX)
        .labelReplace(FORM, JOB, "service", ".+" + JOB_SUFFIX)
        .labelReplace(FORM, UNUSUAL, "pod", ".+")
        .labelReplace(FORM, POD, "pod", usual)
        .labelReplace(FORM, JOB, "pod", ".+?" + JOB_POD)
        .labelReplace(SERVICE, "$1$2", "pod", usual);
  }

  /** Conditions of which a series of the service meets at least one. */
  static List<Matcher> of(String service) {
    String name = Re2.quote(service);
    String cut = Re2.quote(cut(service));
    return List.of(
        Matcher.matches(
            "pod", name + KNATIVE_POD + "|" + name + EXPOSED + REPLICA + "|" + cut + JOB_POD),
        Matcher.matches("service", name + "(?:" + EXPOSED + ")?|" + cut + JOB_SUFFIX));
  }

  /** A service's name as the names of its jobs have it. */
  static String cut(String service) {
    return service.length() < LONG_NAME ? service : service.substring(0, CUT_NAME);
  }
}
