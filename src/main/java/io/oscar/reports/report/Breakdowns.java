package io.oscar.reports.report;

import io.oscar.reports.report.BreakdownItem.CountryItem;
import io.oscar.reports.report.BreakdownItem.ServiceItem;
import io.oscar.reports.report.BreakdownItem.UserItem;
import io.oscar.reports.report.ReportResponse.Breakdown;
import io.oscar.reports.tally.Membership;
import io.oscar.reports.tally.RequestKind;
import io.oscar.reports.tally.Tally;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Computes the breakdowns from the facts; the sums of their rows are the totals of a summary. */
public final class Breakdowns {
  private Breakdowns() {}

  /**
   * The rows of a breakdown, by key.
   *
   * @param includeUsers whether the rows of services list their users
   */
  public static Breakdown of(ReportFacts facts, GroupBy groupBy, boolean includeUsers) {
    List<? extends BreakdownItem> items =
        switch (groupBy) {
          case SERVICE -> services(facts, includeUsers);
          case USER -> users(facts.tally());
          case COUNTRY -> countries(facts.tally());
        };
    return new Breakdown(
        facts.range().start(), facts.range().end(), groupBy, items, facts.sources());
  }

  private static List<ServiceItem> services(ReportFacts facts, boolean includeUsers) {
    var accounts = new TreeMap<>(Account.byKey(facts.tally(), Tally.Cell::service));
    // A service may have used processor time without a single request.
    facts.usage().byService().keySet().forEach(name -> accounts.putIfAbsent(name, new Account()));
    var items = new ArrayList<ServiceItem>();
    accounts.forEach(
        (name, account) -> items.add(service(name, account, facts.usage().of(name), includeUsers)));
    Hours unattributed = facts.usage().unattributed();
    if (!unattributed.equals(Hours.NONE)) {
      items.add(service(Usage.UNATTRIBUTED_KEY, new Account(), unattributed, includeUsers));
    }
    return List.copyOf(items);
  }

  private static ServiceItem service(
      String name, Account account, Hours hours, boolean includeUsers) {
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

  private static List<UserItem> users(Tally tally) {
    var items = new ArrayList<UserItem>();
    Account.byKey(requests(tally), Tally.Cell::user)
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

  private static List<CountryItem> countries(Tally tally) {
    var items = new ArrayList<CountryItem>();
    Account.byKey(requests(tally), cell -> cell.origin().country())
        .forEach(
            (country, account) ->
                items.add(
                    new CountryItem(
                        country, account.requests(), account.usersCount(), account.countries())));
    return List.copyOf(items);
  }

  /** The cells that have a user and an origin: exposed requests have neither. */
  private static Tally requests(Tally tally) {
    var requests = Tally.builder();
    tally.forEach(
        (cell, count) -> {
          if (cell.kind() != RequestKind.EXPOSED) {
            requests.count(cell, count);
          }
        });
    return requests.build();
  }
}
