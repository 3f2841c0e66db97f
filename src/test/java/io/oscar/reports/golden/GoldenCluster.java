package io.oscar.reports.golden;

import io.oscar.reports.delivery.s3.StubS3;
import io.oscar.reports.source.geoip.MmdbFile;
import io.oscar.reports.trigger.http.DashboardManager;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import mockwebserver3.MockWebServer;
import org.springframework.util.FileSystemUtils;

/**
 * The sample cluster in the first five days of October, a country database, a manager and a store
 * of objects.
 */
final class GoldenCluster implements AutoCloseable {
  private static final Path SAMPLE = Path.of("src/main/sample");
  private static final List<String> LOGS = List.of("manager-2026-10.log", "ingress-2026-10.log");
  private static final List<String> FILES = List.of("services.json", "usage.csv");

  // Some of the sample's networks; what the others hold has no country.
  private static final MmdbFile COUNTRIES =
      new MmdbFile()
          .with("158.42.0.0", 16, Map.of("country_code", "ES"))
          .with("147.156.0.0", 16, Map.of("country_code", "ES"))
          .with("2001:720::", 32, Map.of("country_code", "ES"))
          .with("193.136.0.0", 15, Map.of("country_code", "PT"))
          .with("141.52.0.0", 16, Map.of("country_code", "DE"))
          .with("131.154.0.0", 16, Map.of("country_code", "IT"))
          .with("2001:760::", 32, Map.of("country_code", "IT"))
          .with("134.158.0.0", 16, Map.of("country_code", "FR"));

  private final Path folder;
  private final DashboardManager manager;
  private final MockWebServer store = new MockWebServer();

  private GoldenCluster(Path folder, DashboardManager manager) throws IOException {
    this.folder = folder;
    this.manager = manager;
    store.setDispatcher(new StubS3());
    store.start();
  }

  static GoldenCluster start() throws IOException {
    Path folder = Files.createTempDirectory("golden");
    Path logs = Files.createDirectory(folder.resolve("logs"));
    for (String log : LOGS) {
      Files.write(logs.resolve(log), firstDays(SAMPLE.resolve(log + ".gz")));
    }
    for (String file : FILES) {
      Files.copy(SAMPLE.resolve(file), logs.resolve(file));
    }
    Path services = logs.resolve("services.json");
    Files.setLastModifiedTime(services, FileTime.from(Instant.parse("2026-11-01T06:00:00Z")));
    COUNTRIES.writeTo(folder.resolve("countries.mmdb"));
    return new GoldenCluster(folder, DashboardManager.start(services));
  }

  /** Few enough lines that each case can read them. */
  private static List<String> firstDays(Path packed) throws IOException {
    try (var bytes = new GZIPInputStream(Files.newInputStream(packed));
        var lines = new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8))) {
      return lines
          .lines()
          .takeWhile(line -> !line.contains("2026-10-06T") && !line.contains("06/Oct/2026"))
          .toList();
    }
  }

  /** A folder for what is left there. */
  Path folder() {
    return folder;
  }

  /** The settings of a program that serves the owner of this machine. */
  Map<String, String> environment() {
    var environment = new HashMap<String, String>();
    environment.put("LOGS_DIR", folder.resolve("logs").toString());
    environment.put("GEOIP_DATABASE", folder.resolve("countries.mmdb").toString());
    environment.put("S3_ENDPOINT", store.url("/").toString());
    environment.put("S3_OUTPUT", "s3://reports/out/");
    environment.put("AWS_ACCESS_KEY_ID", StubS3.ACCESS_KEY);
    environment.put("AWS_SECRET_ACCESS_KEY", "stub-secret");
    environment.put("PORT", "0");
    return environment;
  }

  /** The settings of a program that asks the manager who may see what. */
  Map<String, String> managedEnvironment() {
    var environment = new HashMap<>(environment());
    environment.put("OSCAR_URL", manager.url());
    environment.put("OSCAR_USERNAME", "oscar");
    environment.put("OSCAR_PASSWORD", "secret");
    environment.put("CORS_ALLOWED_ORIGINS", "https://dashboard.example");
    return environment;
  }

  @Override
  public void close() throws IOException {
    manager.close();
    store.close();
    FileSystemUtils.deleteRecursively(folder);
  }
}
