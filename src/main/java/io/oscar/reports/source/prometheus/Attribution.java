package io.oscar.reports.source.prometheus;

import io.oscar.reports.source.prometheus.SeriesName.Certainty;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The attribution of hours to services.
 *
 * @param byService hours by service
 * @param unattributed hours of no known service
 * @param ambiguous the unattributed hours of several services whose names cannot be told apart
 * @param lacking the services that ambiguous hours may belong to
 * @param presumed the services with hours that are theirs only if no deleted service had the same
 *     pod names
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

  /** Unattributed hours. */
  static Attribution ofNobody(double hours) {
    return new Attribution(Map.of(), hours, 0, Set.of(), Set.of());
  }

  /**
   * Attributes hours to known services, and to those identified by pods.
   *
   * @param least the minimum certainty of a name
   */
  static Attribution of(List<NamedHours> shares, Set<String> known, Certainty least) {
    return new Attributing(shares, known, least).attribution();
  }

  /** The hours of one service only. */
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
    private final List<NamedHours> shares;
    private final Certainty least;
    private final Map<SeriesName, Set<String>> owners = new HashMap<>();
    private final Map<String, Double> byService = new TreeMap<>();
    private final Set<String> lacking = new TreeSet<>();
    private final Set<String> presumed = new TreeSet<>();
    private double unattributed;
    private double ambiguous;

    Attributing(List<NamedHours> shares, Set<String> known, Certainty least) {
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
      SeriesName.of(service)
          .forEach(name -> owners.computeIfAbsent(name, _ -> new HashSet<>()).add(service));
    }

    /** A deleted service is identified by its pods; its name may equal that of a deployed one. */
    private void addDeletedOwner(NamedHours share) {
      SeriesName name = share.key();
      String service = name.deletedService();
      boolean isOfKnown = owners.containsKey(name) && name.certainty() != Certainty.CERTAIN;
      if (service != null && !isOfKnown) {
        addOwner(service);
      }
    }

    private void attribute(NamedHours share) {
      SeriesName name = share.key();
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
