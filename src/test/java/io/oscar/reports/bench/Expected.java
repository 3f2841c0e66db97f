package io.oscar.reports.bench;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a report has to say, counted while the lines are made and without reading one.
 *
 * <p>The fields are named as in the reports; they are public to the JSON writer only.
 */
final class Expected {

  /** The expected row of a service. */
  static final class Service {
    public long requestsCountSync;
    public long requestsCountAsync;
    public long requestsCountExposed;
    private final Set<String> users = new TreeSet<>();

    public int getUniqueUsersCount() {
      return users.size();
    }
  }

  public long managerLines;
  public long ingressLines;
  public long requestsCountSync;
  public long requestsCountAsync;
  public long requestsCountExposed;
  public final Map<String, Service> services = new TreeMap<>();
  public final Map<String, Long> users = new TreeMap<>();
  public final Map<String, Long> countries = new TreeMap<>();

  /** A line of the manager that is not a request to a service: it was refused. */
  void refused() {
    managerLines++;
  }

  /** A request that counts; {@code country} is {@code unknown} where the line carries none. */
  void request(String service, boolean sync, String user, boolean person, String country) {
    managerLines++;
    Service row = services.computeIfAbsent(service, _ -> new Service());
    if (sync) {
      requestsCountSync++;
      row.requestsCountSync++;
    } else {
      requestsCountAsync++;
      row.requestsCountAsync++;
    }
    if (person) {
      row.users.add(user);
    }
    users.merge(user, 1L, Long::sum);
    countries.merge(country, 1L, Long::sum);
  }

  void exposed(String service) {
    ingressLines++;
    requestsCountExposed++;
    services.computeIfAbsent(service, _ -> new Service()).requestsCountExposed++;
  }
}
