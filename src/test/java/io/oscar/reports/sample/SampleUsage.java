package io.oscar.reports.sample;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** The processor time of the sample cluster: so much an execution, and a little while idle. */
final class SampleUsage {
  // what an exposed service takes on a day without a request
  private static final double IDLE = 1.2;

  private final Map<String, Integer> executions = new HashMap<>();

  void add(LocalDate day, SampleService service) {
    executions.merge(day + service.name(), 1, Integer::sum);
  }

  String toCsv(LocalDate first, int days) {
    var csv = new StringBuilder("day,service,cpu_hours,gpu_hours\n");
    for (LocalDate day = first; day.isBefore(first.plusDays(days)); day = day.plusDays(1)) {
      for (SampleService service : SampleService.ALL) {
        int count = executions.getOrDefault(day + service.name(), 0);
        boolean idle = service.exposed() > 0 && service.isDeployedOn(day);
        double cpu = count * service.cpuHours() + (idle ? IDLE : 0);
        if (cpu > 0) {
          csv.append(
              String.format(
                  Locale.ROOT,
                  "%s,%s,%.3f,%.3f\n",
                  day,
                  service.name(),
                  cpu,
                  count * service.gpuHours()));
        }
      }
    }
    return csv.toString();
  }
}
