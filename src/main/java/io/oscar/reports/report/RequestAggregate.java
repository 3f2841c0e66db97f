package io.oscar.reports.report;

import io.oscar.reports.accesslog.RequestKind;
import io.oscar.reports.tally.Membership;
import io.oscar.reports.tally.Origin;
import io.oscar.reports.tally.Tally;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The figures of one row or of the total, aggregated from tallies.
 *
 * <p>Summary, metrics and breakdowns all use these counts, so they agree. As there may be many
 * rows, sets of users and countries are allocated on demand.
 */
final class RequestAggregate {
  private long sync;
  private long async;
  private long exposed;
  private long requests;
  private long attributable;
  private long attributed;
  private Set<String> users = Set.of();
  private Map<String, Long> countries = Map.of();

  /** The aggregate of all requests. */
  static RequestAggregate of(List<Tally> tallies) {
    var all = new RequestAggregate();
    for (Tally tally : tallies) {
      tally.forEachKind((service, kind, count) -> all.addKind(kind, count));
      tally.forEachUser((service, user) -> all.addUser(user));
      tally.forEachOrigin((service, origin, count) -> all.addOrigin(origin, count));
    }
    return all;
  }

  /** The aggregates of services with requests, by name. */
  static Map<String, RequestAggregate> byService(List<Tally> tallies) {
    var services = new Rows();
    for (Tally tally : tallies) {
      tally.forEachKind((service, kind, count) -> services.at(service).addKind(kind, count));
      tally.forEachUser((service, user) -> services.at(service).addUser(user));
      tally.forEachOrigin((service, from, count) -> services.at(service).addOrigin(from, count));
    }
    return services.accounts;
  }

  /** The aggregates of user fields with synchronous or asynchronous requests, by name. */
  static Map<String, RequestAggregate> byUser(List<Tally> tallies) {
    var users = new Rows();
    for (Tally tally : tallies) {
      tally.forEachUserOrigin(
          (user, origin, count) -> {
            users.at(user).requests += count;
            users.at(user).addOrigin(origin, count);
          });
    }
    return users.accounts;
  }

  /** The aggregates of countries with synchronous or asynchronous requests, by name. */
  static Map<String, RequestAggregate> byCountry(List<Tally> tallies) {
    var countries = new Rows();
    for (Tally tally : tallies) {
      tally.forEachUserOrigin(
          (user, origin, count) -> {
            RequestAggregate country = countries.at(origin.country());
            country.requests += count;
            country.addUser(user);
            country.addOrigin(origin, count);
          });
    }
    return countries.accounts;
  }

  private static final class Rows {
    private final Map<String, RequestAggregate> accounts = new TreeMap<>();

    RequestAggregate at(String key) {
      return accounts.computeIfAbsent(key, _ -> new RequestAggregate());
    }
  }

  private void addKind(RequestKind kind, long count) {
    switch (kind) {
      case SYNC -> sync += count;
      case ASYNC -> async += count;
      case EXPOSED -> exposed += count;
    }
    requests += kind == RequestKind.EXPOSED ? 0 : count;
  }

  private void addUser(String user) {
    if (Membership.of(user) == Membership.MEMBER) {
      users = users.isEmpty() ? new HashSet<>() : users;
      users.add(user);
    }
  }

  private void addOrigin(Origin origin, long count) {
    if (origin.isAttributable()) {
      attributable += count;
    }
    if (origin.isCountry()) {
      attributed += count;
      countries = countries.isEmpty() ? new TreeMap<>() : countries;
      countries.merge(origin.country(), count, Long::sum);
    }
  }

  long sync() {
    return sync;
  }

  long async() {
    return async;
  }

  long exposed() {
    return exposed;
  }

  /** Synchronous and asynchronous requests. */
  long requests() {
    return requests;
  }

  /** Requests that could have a country. */
  long attributable() {
    return attributable;
  }

  /** Requests that have a country. */
  long attributed() {
    return attributed;
  }

  /** OIDC users, sorted. */
  List<String> users() {
    return users.stream().sorted().toList();
  }

  int usersCount() {
    return users.size();
  }

  /** Known countries, by name. */
  List<CountryCount> countries() {
    var counts = new ArrayList<CountryCount>(countries.size());
    countries.forEach((country, count) -> counts.add(new CountryCount(country, count)));
    return List.copyOf(counts);
  }
}
