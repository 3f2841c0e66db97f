package io.oscar.reports.trigger.oscar;

import io.oscar.reports.report.Caller;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One call of an OSCAR service, as the supervisor of OSCAR (faas-supervisor) hands it over: in the
 * environment, with the body in a file. What a synchronous caller sends as HTTP is in variables
 * that begin with {@code Http_} (classic watchdog of OpenFaaS).
 *
 * @param input the file that holds the body, or null where the supervisor has none
 * @param results the empty folder that takes the results
 * @param path the path of the call, decoded; empty where it names nothing
 * @param query the query of the call, as sent; empty where there is none
 * @param accepts the values of the {@code Accept} header
 * @param page what the browser says of the page that calls: the values of the headers {@code
 *     Origin}, {@code Sec-Fetch-Site} and {@code Host}, as far as they are there
 * @param jobId what tells this job from all others, or null in a synchronous call
 * @param caller on whose behalf the reports are made
 */
public record Invocation(
    @Nullable Path input,
    Path results,
    String path,
    String query,
    List<String> accepts,
    Map<String, String> page,
    @Nullable String jobId,
    Caller caller) {
  private static final String RESULTS = "TMP_OUTPUT_DIR";

  public Invocation {
    accepts = List.copyOf(accepts);
    page = Map.copyOf(page);
  }

  /**
   * Reads the call.
   *
   * @throws WrongSetting if there is no folder for its results
   */
  public static Invocation of(Map<String, String> environment) {
    String input = environment.getOrDefault("INPUT_FILE_PATH", "");
    String results = environment.getOrDefault(RESULTS, "");
    if (results.isEmpty()) {
      throw new WrongSetting(RESULTS + ": is not set; the supervisor of OSCAR sets it", null);
    }
    String accept = environment.get("Http_Accept");
    return new Invocation(
        input.isEmpty() ? null : Path.of(input),
        Path.of(results),
        path(environment.getOrDefault("Http_Path", "")),
        environment.getOrDefault("Http_Query", ""),
        accept == null ? List.of() : List.of(accept),
        page(environment),
        ServiceCaller.jobId(environment),
        ServiceCaller.of(environment));
  }

  private static Map<String, String> page(Map<String, String> environment) {
    var page = new HashMap<String, String>();
    for (String header : List.of("Origin", "Sec-Fetch-Site", "Host")) {
      String value = environment.get("Http_" + header.replace('-', '_'));
      if (value != null) {
        page.put(header, value);
      }
    }
    return page;
  }

  private static String path(String path) {
    return path.equals("/") ? "" : path;
  }

  /** How the file with an error is called. Errors of other jobs lie in the same bucket. */
  String errorFile() {
    return jobId == null ? "error.json" : "error-" + jobId + ".json";
  }
}
