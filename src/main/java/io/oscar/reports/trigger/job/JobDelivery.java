package io.oscar.reports.trigger.job;

import io.oscar.reports.delivery.Delivery;
import io.oscar.reports.delivery.DeliveryFailure;
import io.oscar.reports.delivery.ReportFileName;
import io.oscar.reports.delivery.Target;
import io.oscar.reports.report.InvalidRequest;
import io.oscar.reports.trigger.job.JobRunner.FinishedReport;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Writes the reports of a job to their target. */
public final class JobDelivery {
  private final Delivery delivery;

  /**
   * @param delivery writes the reports
   */
  public JobDelivery(Delivery delivery) {
    this.delivery = delivery;
  }

  /**
   * Writes the reports of a job.
   *
   * @throws InvalidRequest if two of them have the same name; nothing is written then
   * @throws DeliveryFailure if one cannot be written, listing those written before
   */
  public Receipt deliver(List<FinishedReport> reports, Target target) {
    checkNames(reports, target);
    var written = new ArrayList<Receipt.Written>();
    for (FinishedReport made : reports) {
      try {
        written.add(deliver(made, target));
      } catch (DeliveryFailure failure) {
        throw failure.after(written.stream().map(Receipt.Written::object).toList());
      }
    }
    return new Receipt(written);
  }

  private Receipt.Written deliver(FinishedReport made, Target target) {
    String where = delivery.deliver(made.report(), made.format(), target);
    return new Receipt.Written(
        where,
        made.call().operation().key(),
        made.report().start(),
        made.report().end(),
        made.report().sources());
  }

  private static void checkNames(List<FinishedReport> reports, Target target) {
    Set<String> names = new HashSet<>();
    for (FinishedReport made : reports) {
      String name = target.isNamed() ? ReportFileName.of(made.report(), made.format()) : "";
      if (!names.add(name)) {
        String where = name.isEmpty() ? "one file or object" : name;
        throw new InvalidRequest(
            JobFields.OPERATIONS, "two of the reports would be written to " + where);
      }
    }
  }
}
