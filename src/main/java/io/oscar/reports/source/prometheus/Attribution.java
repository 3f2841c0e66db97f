package io.oscar.reports.source.prometheus;

import io.oscar.reports.tally.ServiceNames;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Whose the hours are.
 *
 * @param byService hours by service
 * @param unattributed hours that are nobody's in particular
 * @param ambiguous those of the unattributed hours that several services, or none, may have used:
 *     the cut names of jobs do not tell
 */
record Attribution(Map<String, Double> byService, double unattributed, double ambiguous) {
  /** No hours. */
  static final Attribution NONE = new Attribution(Map.of(), 0, 0);

  Attribution {
    byService = Map.copyOf(byService);
  }

  /** Attributes hours to the services that are known by name, and to those that pods are of. */
  static Attribution of(List<Share> shares, Set<String> known) {
    return new Names(known, shares).attribute(shares);
  }

  /** Only the hours of one service. */
  Attribution onlyOf(String service) {
    Double hours = byService.get(service);
    return new Attribution(hours == null ? Map.of() : Map.of(service, hours), 0, ambiguous);
  }

  private static final class Names {
    private static final Pattern JOB = Pattern.compile("(.+?)" + ServiceLabels.JOB_SUFFIX);

    private final Set<String> known;
    private final Set<String> seen;

    Names(Set<String> known, List<Share> shares) {
      this.known = known;
      seen = new HashSet<>(known);
      for (Share share : shares) {
        String service = isJob(share) ? null : serviceOfPod(share);
        if (service != null) {
          seen.add(service);
        }
      }
    }

    Attribution attribute(List<Share> shares) {
      var byService = new TreeMap<String, Double>();
      double unattributed = 0;
      double ambiguous = 0;
      for (Share share : shares) {
        String service = isJob(share) ? serviceOfJob(share.name()) : serviceOfPod(share);
        if (service != null) {
          byService.merge(service, share.hours(), Double::sum);
        } else {
          unattributed += share.hours();
          ambiguous += isJob(share) ? share.hours() : 0;
        }
      }
      return new Attribution(byService, unattributed, ambiguous);
    }

    private static boolean isJob(Share share) {
      return share.form().equals(ServiceLabels.JOB) || JOB.matcher(share.name()).matches();
    }

    private @Nullable String serviceOfPod(Share share) {
      String name = share.name();
      if (known.contains(name)) {
        return name;
      }
      String service =
          name.endsWith(ServiceLabels.EXPOSED)
              ? name.substring(0, name.length() - ServiceLabels.EXPOSED.length())
              : name;
      boolean isSure = known.contains(service) || !share.form().equals(ServiceLabels.UNUSUAL);
      return isSure && ServiceNames.isValid(service) ? service : null;
    }

    private @Nullable String serviceOfJob(String label) {
      Matcher job = JOB.matcher(label);
      String name = job.matches() ? job.group(1) : label;
      if (name.length() != ServiceLabels.CUT_NAME) {
        return ServiceNames.isValid(name) ? name : null;
      }
      List<String> possible =
          seen.stream().filter(service -> ServiceLabels.cut(service).equals(name)).toList();
      return possible.size() == 1 ? possible.getFirst() : null;
    }
  }
}
