package io.oscar.reports.sample;

import java.time.LocalDate;
import java.util.stream.Collectors;

/** The services that the sample cluster still has, in the form of OSCAR's own answer. */
final class SampleInventory {
  private SampleInventory() {}

  static String toJson() {
    return SampleService.ALL.stream()
        .filter(service -> service.lastDay().equals(LocalDate.MAX))
        .map(SampleInventory::entry)
        .collect(Collectors.joining(",\n", "[\n", "\n]\n"));
  }

  private static String entry(SampleService service) {
    String owner = SampleCaller.ALL.get(service.name().length() % 5).user();
    return """
      {"name": "%s", "image": "ghcr.io/oscar-sample/%s:1.0", "owner": "%s", "memory": "2Gi", \
    "cpu": "1.0", "token": "not-a-token"}\
    """
        .formatted(service.name(), service.name(), owner);
  }
}
