package io.oscar.reports.trigger.oscar;

import io.oscar.reports.report.Caller;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One call of an OSCAR service, as passed by OSCAR's supervisor (faas-supervisor): in environment
 * variables, with the body in a file. The HTTP request of a synchronous call is in variables with
 * the prefix {@code Http_} (OpenFaaS' classic watchdog).
 *
 * @param input the file with the body, or null if not set
 * @param results the empty folder for the results
 * @param path the path of the call, decoded; may be empty
 * @param query the query of the call, as sent; may be empty
 * @param accepts the values of the {@code Accept} header
 * @param page the headers {@code Origin}, {@code Sec-Fetch-Site} and {@code Host}, as far as
 *     present
 * @param jobId the unique id of the job, or null in a synchronous call
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
   * Reads the call from the environment.
   *
   * @throws ServiceMisconfigured if there is no folder for its results
   */
  public static Invocation of(Map<String, String> environment) {
    String input = environment.getOrDefault("INPUT_FILE_PATH", "");
    String results = environment.getOrDefault(RESULTS, "");
    if (results.isEmpty()) {
      throw new ServiceMisconfigured(
          RESULTS + ": is not set; OSCAR's supervisor must set it", null);
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

  /** The name of the error file, unique because errors of other jobs are in the same bucket. */
  String errorFile() {
    return jobId == null ? "error.json" : "error-" + jobId + ".json";
  }
}
