package io.oscar.reports.sample;

import io.oscar.reports.engine.ReportFunctions;
import io.oscar.reports.engine.ReportLimits;
import io.oscar.reports.engine.Sources;
import io.oscar.reports.source.CountryDatabase;
import io.oscar.reports.source.OriginResolver;
import io.oscar.reports.source.RequestLog;
import io.oscar.reports.source.directory.DirectoryRequestLog;
import io.oscar.reports.source.directory.DirectoryServiceInventory;
import io.oscar.reports.source.directory.DirectoryUsageMeter;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reports on the committed sample cluster, without a country database on the disk. */
public final class SampleSources {
  /** Where the sample cluster lies. */
  public static final Path DIRECTORY = Path.of("src/main/sample");

  // What the CC0 database says of the sample's addresses, by their beginnings.
  private static final Map<String, String> COUNTRIES =
      Map.ofEntries(
          Map.entry("158.42.", "ES"),
          Map.entry("147.156.", "ES"),
          Map.entry("161.116.", "ES"),
          Map.entry("2001:720:", "ES"),
          Map.entry("193.136.", "PT"),
          Map.entry("193.137.", "PT"),
          Map.entry("2001:690:", "PT"),
          Map.entry("141.52.", "DE"),
          Map.entry("131.154.", "IT"),
          Map.entry("2001:760:", "IT"),
          Map.entry("134.158.", "FR"),
          Map.entry("145.100.", "NL"),
          Map.entry("149.156.", "PL"),
          Map.entry("147.251.", "CZ"),
          Map.entry("194.177.", "GR"),
          Map.entry("128.141.", "CH"),
          Map.entry("161.53.", "HR"),
          Map.entry("130.209.", "GB"));

  private SampleSources() {}

  /** The request log of the sample cluster. */
  public static RequestLog requests() {
    return new DirectoryRequestLog(DIRECTORY, new OriginResolver(new SampleCountries()));
  }

  /** The functions over the sample cluster with some request log. */
  public static ReportFunctions functions(RequestLog requests) {
    var sources =
        new Sources(
            requests,
            new DirectoryUsageMeter(DIRECTORY),
            new DirectoryServiceInventory(DIRECTORY),
            new SampleCountries());
    var clock = Clock.fixed(Instant.parse("2026-11-03T00:00:00Z"), ZoneOffset.UTC);
    return new ReportFunctions(sources, new ReportLimits(Duration.ofMinutes(1), null, 4), clock);
  }

  /** Knows the countries of the sample's addresses. */
  public static final class SampleCountries implements CountryDatabase {
    @Override
    public @Nullable String country(InetAddress address) {
      String text = address.getHostAddress();
      return COUNTRIES.entrySet().stream()
          .filter(entry -> text.startsWith(entry.getKey()))
          .map(Map.Entry::getValue)
          .findAny()
          .orElse(null);
    }
  }
}
