package io.oscar.reports.report;

import io.oscar.reports.tally.Membership;
import io.oscar.reports.tally.RequestKind;
import io.oscar.reports.tally.Tally;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The figures of one row, or of the whole, added up from the cells of a tally.
 *
 * <p>Summary, metrics and breakdowns all read their counts here, which is why they agree.
 */
final class Account {
  private long sync;
  private long async;
  private long exposed;
  private long attributable;
  private long attributed;
  private final Set<String> users = new HashSet<>();
  private final Map<String, Long> countries = new TreeMap<>();

  /** The account of all cells together. */
  static Account of(Tally tally) {
    return byKey(tally, cell -> "").getOrDefault("", new Account());
  }

  /** An account for each key of the cells, by key. */
  static Map<String, Account> byKey(Tally tally, Function<Tally.Cell, String> key) {
    var accounts = new TreeMap<String, Account>();
    tally.forEach(
        (cell, count) ->
            accounts.computeIfAbsent(key.apply(cell), unused -> new Account()).add(cell, count));
    return accounts;
  }

  private void add(Tally.Cell cell, long count) {
    switch (cell.kind()) {
      case SYNC -> sync += count;
      case ASYNC -> async += count;
      case EXPOSED -> exposed += count;
    }
    if (cell.kind() != RequestKind.EXPOSED) {
      addCaller(cell, count);
    }
  }

  private void addCaller(Tally.Cell cell, long count) {
    if (Membership.of(cell.user()) == Membership.MEMBER) {
      users.add(cell.user());
    }
    if (cell.origin().isAttributable()) {
      attributable += count;
    }
    if (cell.origin().isCountry()) {
      attributed += count;
      countries.merge(cell.origin().country(), count, Long::sum);
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
    return sync + async;
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
    var counts = new ArrayList<CountryCount>();
    countries.forEach((country, count) -> counts.add(new CountryCount(country, count)));
    return List.copyOf(counts);
  }
}
