package io.oscar.reports.source.prometheus;

import io.oscar.reports.source.prometheus.Name.Certainty;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Whose the hours are.
 *
 * @param byService hours by service
 * @param unattributed hours that are nobody's in particular
 * @param ambiguous those of the unattributed hours that one service or another has used: names do
 *     not tell
 * @param lacking the services that ambiguous hours may be of
 * @param presumed the services whose hours hold some that are theirs only if no deleted service had
 *     the same name in its pods
 */
record Attribution(
    Map<String, Double> byService,
    double unattributed,
    double ambiguous,
    Set<String> lacking,
    Set<String> presumed) {
  /** No hours. */
  static final Attribution NONE = ofNobody(0);

  Attribution {
    byService = Map.copyOf(byService);
    lacking = Set.copyOf(lacking);
    presumed = Set.copyOf(presumed);
  }

  /** Hours that are nobody's in particular. */
  static Attribution ofNobody(double hours) {
    return new Attribution(Map.of(), hours, 0, Set.of(), Set.of());
  }

  /**
   * Attributes hours to the services that are known by name, and to those that pods are of.
   *
   * @param least how sure it has to be whose a name is
   */
  static Attribution of(List<Share> shares, Set<String> known, Certainty least) {
    return new Attributing(shares, known, least).attribution();
  }

  /** Only the hours of one service. */
  Attribution onlyOf(String service) {
    Double hours = byService.get(service);
    Set<String> one = Set.of(service);
    return new Attribution(
        hours == null ? Map.of() : Map.of(service, hours),
        0,
        ambiguous,
        lacking.contains(service) ? one : Set.of(),
        presumed.contains(service) ? one : Set.of());
  }

  private static final class Attributing {
    private final List<Share> shares;
    private final Certainty least;
    private final Map<Name, Set<String>> owners = new HashMap<>();
    private final Map<String, Double> byService = new TreeMap<>();
    private final Set<String> lacking = new TreeSet<>();
    private final Set<String> presumed = new TreeSet<>();
    private double unattributed;
    private double ambiguous;

    Attributing(List<Share> shares, Set<String> known, Certainty least) {
      this.shares = shares;
      this.least = least;
      known.forEach(this::addOwner);
      shares.forEach(this::addDeletedOwner);
    }

    Attribution attribution() {
      shares.forEach(this::attribute);
      return new Attribution(byService, unattributed, ambiguous, lacking, presumed);
    }

    private void addOwner(String service) {
      Name.of(service)
          .forEach(name -> owners.computeIfAbsent(name, _ -> new HashSet<>()).add(service));
    }

    /** A deleted service is known by its pods; it may share a name with one that is deployed. */
    private void addDeletedOwner(Share share) {
      Name name = share.key();
      String service = name.deletedService();
      boolean isOfKnown = owners.containsKey(name) && name.certainty() != Certainty.CERTAIN;
      if (service != null && !isOfKnown) {
        addOwner(service);
      }
    }

    private void attribute(Share share) {
      Name name = share.key();
      Set<String> possible = owners.getOrDefault(name, Set.of());
      boolean isSure = name.certainty().compareTo(least) <= 0;
      if (possible.size() == 1 && isSure) {
        String owner = possible.iterator().next();
        byService.merge(owner, share.hours(), Double::sum);
        if (name.certainty() == Certainty.PRESUMED) {
          presumed.add(owner);
        }
        return;
      }
      unattributed += share.hours();
      if (share.hours() > 0 && (!possible.isEmpty() || name.certainty() == Certainty.PRESUMED)) {
        ambiguous += share.hours();
        lacking.addAll(possible);
      }
    }
  }
}
