package io.oscar.reports.source.prometheus;

import io.oscar.reports.source.Re2;
import io.oscar.reports.source.prometheus.Selector.Matcher;
import java.util.List;

/**
 * Derives the service of a container from the labels of its series.
 *
 * <p>Pods are called {@code NAME-00001-deployment-HASH-RANDOM} (Knative), {@code
 * NAME-dpl-HASH-RANDOM} (exposed) and {@code NAME-UUID-RANDOM} (jobs). Kubernetes truncates long
 * names, so the suffix after the distinctive part is not reliable. OSCAR's own scrape configuration
 * drops the pod and derives a {@code service} from it: {@code NAME}, {@code NAME-dpl}, or {@code
 * NAME-UUID} without the last group. The pod has precedence: other configurations use {@code
 * service} for the scraped Kubernetes service.
 */
final class ServiceLabels {
  /** The label with the service's name, or {@code NAME-dpl}. */
  static final String SERVICE = "reports_service";

  /** The label with the origin of the name: the text of a {@link NameKind}. */
  static final String FORM = "reports_form";

  /** The suffix of a job's name, complete or without the last group. */
  static final String JOB_SUFFIX = "-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}(?:-[0-9a-f]{12})?";

  /** The suffix of an exposed service's deployment. */
  static final String EXPOSED = "-dpl";

  /** Service names of at least this length are truncated in job names. */
  static final int LONG_NAME = 25;

  /** The length of a truncated name. */
  static final int CUT_NAME = 16;

  private static final String JOB_POD = "-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}(?:-.*)?";

  // A hash of at most ten characters and five random ones; fewer if Kubernetes truncates. The pod
  // of a job whose service has such a name has more.
  private static final String REVISION_POD = "-[0-9]{5}-deployment-[a-z0-9-]{1,20}";

  private static final String EXPOSED_POD = EXPOSED + "-[a-z0-9]+-[a-z0-9]{5}";

  private static final String ANY_NAME = "[a-z0-9-]*";

  private ServiceLabels() {}

  /** The series with their service and form as labels; the last replacement wins. */
  static PromQl derive(PromQl series) {
    return series
        .labelReplace(SERVICE, "$1", "service", "(.+)")
        .labelReplace(SERVICE, "$1", "service", "(.+?)" + JOB_SUFFIX)
        .labelReplace(FORM, NameKind.LABEL_OF_JOB.text(), "service", ".+" + JOB_SUFFIX)
        .labelReplace(FORM, NameKind.UNUSUAL.text(), "pod", ".+")
        .labelReplace(SERVICE, "$1", "pod", "(.+?)" + JOB_POD)
        .labelReplace(FORM, NameKind.JOB.text(), "pod", ".+?" + JOB_POD)
        .labelReplace(SERVICE, "$1", "pod", "(.+)" + EXPOSED_POD)
        .labelReplace(FORM, NameKind.EXPOSED.text(), "pod", ".+" + EXPOSED_POD)
        .labelReplace(SERVICE, "$1", "pod", "(.+)" + REVISION_POD)
        .labelReplace(FORM, NameKind.POD.text(), "pod", ".+" + REVISION_POD);
  }

  /**
   * Matchers of which at least one matches each series of the service, or of another one with the
   * same job names.
   */
  static List<Matcher> of(String service) {
    String name = Re2.quote(service);
    String cut = Re2.quote(cut(service));
    String pods = name + REVISION_POD + "|" + name + EXPOSED_POD + "|" + cut + JOB_POD;
    String labels = name + "(?:" + EXPOSED + ")?|" + cut + JOB_SUFFIX;
    if (cut(service).length() == CUT_NAME) {
      String alike = cut + ANY_NAME;
      pods += "|" + alike + "(?:" + REVISION_POD + "|" + EXPOSED_POD + ")";
      labels += "|" + alike;
    }
    if (service.endsWith(EXPOSED)) {
      labels += "|" + Re2.quote(service.substring(0, service.length() - EXPOSED.length()));
    }
    return List.of(Matcher.matches("pod", pods), Matcher.matches("service", labels));
  }

  /** A service's name as truncated in job names. */
  static String cut(String service) {
    return service.length() < LONG_NAME ? service : service.substring(0, CUT_NAME);
  }
}
