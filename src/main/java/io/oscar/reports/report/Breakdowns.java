package io.oscar.reports.report;

import io.oscar.reports.report.BreakdownItem.CountryItem;
import io.oscar.reports.report.BreakdownItem.ServiceItem;
import io.oscar.reports.report.BreakdownItem.UserItem;
import io.oscar.reports.report.ReportResponse.Breakdown;
import io.oscar.reports.tally.Membership;
import io.oscar.reports.tally.Tally;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Computes the breakdowns from the facts; the sums of their rows are the totals of a summary. */
public final class Breakdowns {
  private Breakdowns() {}

  /**
   * The rows of a breakdown, by key; services without requests follow those with requests, and
   * unattributed usage comes last.
   *
   * @param includeUsers whether the rows of services list their users
   */
  public static Breakdown of(ReportFacts facts, GroupBy groupBy, boolean includeUsers) {
    List<? extends BreakdownItem> items =
        switch (groupBy) {
          case SERVICE -> services(facts, includeUsers);
          case USER -> users(facts.tallies());
          case COUNTRY -> countries(facts.tallies());
        };
    return new Breakdown(
        facts.range().start(), facts.range().end(), groupBy, items, facts.sources());
  }

  private static List<ServiceItem> services(ReportFacts facts, boolean includeUsers) {
    Map<String, RequestAggregate> accounts = RequestAggregate.byService(facts.tallies());
    RequestAggregate folded = accounts.remove(Tally.OTHER);
    var items = new ArrayList<ServiceItem>(accounts.size() + 1);
    accounts.forEach(
        (name, account) -> items.add(service(name, account, facts.usage().of(name), includeUsers)));
    facts.usage().byService().keySet().stream()
        .filter(name -> !accounts.containsKey(name))
        .sorted()
        .map(idle -> service(idle, new RequestAggregate(), facts.usage().of(idle), includeUsers))
        .forEach(items::add);
    Hours unattributed = facts.usage().unattributed();
    if (folded != null || !unattributed.equals(Hours.NONE)) {
      RequestAggregate other = folded == null ? new RequestAggregate() : folded;
      items.add(service(Usage.UNATTRIBUTED_KEY, other, unattributed, includeUsers));
    }
    return List.copyOf(items);
  }

  private static ServiceItem service(
      String name, RequestAggregate account, Hours hours, boolean includeUsers) {
    return new ServiceItem(
        name,
        account.requests(),
        account.sync(),
        account.async(),
        account.exposed(),
        account.usersCount(),
        includeUsers ? account.users() : null,
        account.countries(),
        account.requests() + account.exposed(),
        hours.cpu(),
        hours.gpu());
  }

  private static List<UserItem> users(List<Tally> tallies) {
    var items = new ArrayList<UserItem>();
    RequestAggregate.byUser(tallies)
        .forEach(
            (user, account) ->
                items.add(
                    new UserItem(
                        user.isEmpty() ? Membership.NO_USER_KEY : user,
                        Membership.of(user),
                        account.requests(),
                        account.countries())));
    return List.copyOf(items);
  }

  private static List<CountryItem> countries(List<Tally> tallies) {
    var items = new ArrayList<CountryItem>();
    RequestAggregate.byCountry(tallies)
        .forEach(
            (country, account) ->
                items.add(
                    new CountryItem(
                        country, account.requests(), account.usersCount(), account.countries())));
    return List.copyOf(items);
  }
}
