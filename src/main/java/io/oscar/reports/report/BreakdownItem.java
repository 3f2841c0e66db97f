package io.oscar.reports.report;

import io.oscar.reports.tally.Membership;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A row of a breakdown. */
public sealed interface BreakdownItem {

  /** The key of the row. */
  String key();

  /** Synchronous and asynchronous requests; of a service, exposed ones too. */
  long executionsCount();

  /** Known countries with their synchronous and asynchronous requests, by name. */
  List<CountryCount> countries();

  /**
   * A service, deployed or deleted.
   *
   * @param requestsCountTotal synchronous and asynchronous requests
   * @param requestsCountSync synchronous requests
   * @param requestsCountAsync asynchronous requests
   * @param requestsCountExposed requests to its exposed API
   * @param uniqueUsersCount OIDC users
   * @param users OIDC users, sorted; null if not requested
   * @param executionsCount requests of all three kinds
   * @param cpuHours hours of one processor core
   * @param gpuHours hours of one graphics processor
   */
  record ServiceItem(
      String key,
      long requestsCountTotal,
      long requestsCountSync,
      long requestsCountAsync,
      long requestsCountExposed,
      long uniqueUsersCount,
      @Nullable List<String> users,
      List<CountryCount> countries,
      long executionsCount,
      double cpuHours,
      double gpuHours)
      implements BreakdownItem {

    /** Whether there was a request of any kind. */
    public boolean hasRequests() {
      return executionsCount > 0;
    }
  }

  /**
   * A user field of the logs: an OIDC user, or a key of an external caller.
   *
   * @param membership whether the key is an OIDC user
   * @param executionsCount synchronous and asynchronous requests
   */
  record UserItem(
      String key, Membership membership, long executionsCount, List<CountryCount> countries)
      implements BreakdownItem {}

  /**
   * A country, or {@code unknown}.
   *
   * @param executionsCount synchronous and asynchronous requests
   * @param uniqueUsersCount OIDC users
   */
  record CountryItem(
      String key, long executionsCount, long uniqueUsersCount, List<CountryCount> countries)
      implements BreakdownItem {}
}
