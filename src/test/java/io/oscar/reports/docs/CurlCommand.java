package io.oscar.reports.docs;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A call of {@code curl} with the options that the documents use. */
final class CurlCommand {
  private final Map<String, String> headers = new LinkedHashMap<>();
  private String method = "GET";
  private @Nullable String url;
  private @Nullable String body;
  private boolean tellsStatus;

  private CurlCommand() {}

  /** Reads the words after {@code curl}. */
  static CurlCommand of(List<String> arguments) {
    var curl = new CurlCommand();
    Iterator<String> words = arguments.iterator();
    while (words.hasNext()) {
      curl.read(words.next(), words);
    }
    return curl;
  }

  private void read(String word, Iterator<String> rest) {
    switch (word) {
      case "-s" -> {}
      case "-X" -> method = rest.next();
      case "-H" -> {
        String[] header = rest.next().split(": ", 2);
        headers.put(header[0], header[1]);
      }
      case "-u" -> {
        byte[] credential = rest.next().getBytes(StandardCharsets.UTF_8);
        headers.put("Authorization", "Basic " + Base64.getEncoder().encodeToString(credential));
      }
      case "-d" -> {
        body = rest.next();
        method = "POST";
        headers.putIfAbsent("Content-Type", "application/x-www-form-urlencoded");
      }
      case "-w" -> {
        if (!rest.next().equals("\\n%{http_code}\\n")) {
          throw new AssertionError("-w is written '\\n%{http_code}\\n' in the documents");
        }
        tellsStatus = true;
      }
      default -> {
        if (word.startsWith("-") || url != null) {
          throw new AssertionError("an option of curl that the test does not know: " + word);
        }
        url = word;
      }
    }
  }

  /**
   * What curl prints. A status of an error is a failure of the test unless the command prints it.
   *
   * @param address gives the address of the server that a URL of the documents stands for
   */
  String run(HttpClient client, UnaryOperator<String> address)
      throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(URI.create(address.apply(String.valueOf(url))));
    request.method(method, BodyPublishers.ofString(body == null ? "" : body));
    headers.forEach(request::setHeader);
    HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
    if (tellsStatus) {
      return answer.body() + "\n" + answer.statusCode() + "\n";
    }
    if (answer.statusCode() != 200) {
      throw new AssertionError("status " + answer.statusCode() + ": " + answer.body());
    }
    return answer.body();
  }
}
