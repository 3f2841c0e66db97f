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

  /** The label that tells where the name comes from: the text of a {@link Form}. */
  static final String FORM = "reports_form";

  /** What a job's name adds to the service's, in whole or without the last group. */
  static final String JOB_SUFFIX = "-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}(?:-[0-9a-f]{12})?";

  /** What the name of an exposed service's deployment adds. */
  static final String EXPOSED = "-dpl";

  /** Services of this length or longer have their names cut in those of their jobs. */
  static final int LONG_NAME = 25;

  /** What is left of a name that is cut. */
  static final int CUT_NAME = 16;

  private static final String JOB_POD = "-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}(?:-.*)?";

  // A hash of at most ten characters and five at random; less where Kubernetes cuts. The pod of a
  // job whose service is called like that has more.
  private static final String REVISION_POD = "-[0-9]{5}-deployment-[a-z0-9-]{1,20}";

  private static final String EXPOSED_POD = EXPOSED + "-[a-z0-9]+-[a-z0-9]{5}";

  private static final String ANY_NAME = "[a-z0-9-]*";

  private ServiceLabels() {}

  /** The series with their service and form as labels; what is replaced last wins. */
  static PromQl derive(PromQl series) {
    return series
        .labelReplace(SERVICE, "$1", "service", "(.+)")
        .labelReplace(SERVICE, "$1", "service", "(.+?)" + JOB_SUFFIX)
        .labelReplace(FORM, Form.LABEL_OF_JOB.text(), "service", ".+" + JOB_SUFFIX)
        .labelReplace(FORM, Form.UNUSUAL.text(), "pod", ".+")
        .labelReplace(SERVICE, "$1", "pod", "(.+?)" + JOB_POD)
        .labelReplace(FORM, Form.JOB.text(), "pod", ".+?" + JOB_POD)
        .labelReplace(SERVICE, "$1", "pod", "(.+)" + EXPOSED_POD)
        .labelReplace(FORM, Form.EXPOSED.text(), "pod", ".+" + EXPOSED_POD)
        .labelReplace(SERVICE, "$1", "pod", "(.+)" + REVISION_POD)
        .labelReplace(FORM, Form.POD.text(), "pod", ".+" + REVISION_POD);
  }

  /**
   * Conditions of which a series meets at least one that is of the service, or of another one whose
   * jobs have the same names.
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

  /** A service's name as the names of its jobs have it. */
  static String cut(String service) {
    return service.length() < LONG_NAME ? service : service.substring(0, CUT_NAME);
  }
}
