package io.oscar.reports.deployment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A resource of a file in {@code src/main/kubernetes}. */
record Manifest(JsonNode resource) {
  private static final String POD = "/spec/template/spec";

  /** The resource of a kind that a file holds. */
  static Manifest of(String file, String kind) {
    JsonMapper json = JsonMapper.shared();
    return StreamSupport.stream(new Yaml().loadAll(text(file)).spliterator(), false)
        .map(json::<JsonNode>valueToTree)
        .filter(resource -> resource.path("kind").asString().equals(kind))
        .map(Manifest::new)
        .findFirst()
        .orElseThrow();
  }

  /** The container's variables, with some text for those that come from a Secret. */
  Map<String, String> environment() {
    var environment = variables();
    for (JsonNode variable : container().path("env")) {
      environment.putIfAbsent(variable.path("name").asString(), "from-a-secret");
    }
    return environment;
  }

  private static String text(String file) {
    try {
      return Files.readString(Path.of("src/main/kubernetes", file));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** The one container of a CronJob or of a Knative service. */
  JsonNode container() {
    return resource
        .at((resource.at("/spec").has("jobTemplate") ? "/spec/jobTemplate" : "") + POD)
        .at("/containers/0");
  }

  /** The container's variables that have their value in the manifest. */
  Map<String, String> variables() {
    var variables = new LinkedHashMap<String, String>();
    for (JsonNode variable : container().path("env")) {
      if (variable.has("value")) {
        variables.put(variable.path("name").asString(), variable.path("value").asString());
      }
    }
    return variables;
  }
}
