package io.oscar.reports.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Calls of an OSCAR service, as its supervisor leaves them in the environment and a folder. */
final class ServiceCalls {
  private static final List<String> BODIES =
      List.of(
          "",
          "{\"period\": \"2026-10\"}",
          "eyJwZXJpb2QiOiAiMjAyNi0xMCJ9",
          "{\"operation\": \"breakdown\", \"group_by\": \"user\", \"format\": \"csv\"}",
          "{\"operations\": [\"summary\", \"breakdown-by-service\"], \"period\": \"7d\"}");
  private static final String WRONG = "{\"colour\": \"red\"}";

  private ServiceCalls() {}

  /** What makes a call. */
  interface Invoke {
    void call(Map<String, String> environment, int expectedExit);
  }

  /**
   * Makes all calls.
   *
   * @param credential the value of the callers' {@code Authorization}
   */
  static void makeAll(Map<String, String> environment, String credential, Invoke invoke)
      throws IOException {
    Path folder = Files.createTempDirectory("oscar-reports-training");
    try {
      var call = new HashMap<>(environment);
      call.put("TMP_OUTPUT_DIR", folder.toString());
      call.put("INPUT_FILE_PATH", folder.resolve(".body").toString());
      call.put("Http_Path", "/");
      call.put("Http_Accept", "*/*");
      call.put("Http_Authorization", credential);
      for (String body : BODIES) {
        Files.writeString(folder.resolve(".body"), body);
        invoke.call(call, 0);
      }
      Files.writeString(folder.resolve(".body"), "");
      call.put("Http_Path", "/system/metrics/breakdown");
      call.put("Http_Query", "group_by=country&format=csv");
      invoke.call(call, 0);
      Files.writeString(folder.resolve(".body"), WRONG);
      call.put("JOB_UUID", "training");
      invoke.call(call, 1);
    } finally {
      delete(folder);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }
}
