import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Prints the JSON of the service that oscar-fdl.yaml describes, as a manager of OSCAR takes it: with the text of the script, and with
 * the settings and secrets of the environment.
 *
 * <p>Usage: {@code ServiceDefinition FDL sync|exposed NAME IMAGE shown|hidden}; an empty name or image is that of the file; hidden
 * secrets are {@code ***}. Ends with 2 where something is wrong, and one line that says what.
 */
final class ServiceDefinition {
  private static final int LONGEST_NAME = 39;
  private static final String LOOPBACK = "https?://(localhost|127\\.[0-9.]+|\\[::1\\])([:/].*)?";

  /** Those that mean the same in a terminal and in the cluster. Paths of files do not. */
  private static final List<String> SETTINGS =
      List.of(
          "LOKI_URL", "LOKI_QUERY", "LOKI_EXPOSED_QUERY", "LOKI_EXPOSED_NAMESPACE", "LOKI_EXPOSED_APP", "LOKI_TENANT",
          "PROMETHEUS_URL", "PROMETHEUS_CPU_QUERY", "PROMETHEUS_GPU_QUERY", "OSCAR_NAMESPACE", "OSCAR_SERVICES_NAMESPACE",
          "OSCAR_APP", "REPORT_DEADLINE", "CORS_ALLOWED_ORIGINS", "S3_ENDPOINT", "AWS_REGION", "S3_OUTPUT");

  private final Map<String, String> environment;
  private final TreeSet<String> taken = new TreeSet<>();

  private ServiceDefinition(Map<String, String> environment) {
    this.environment = environment;
  }

  public static void main(String[] arguments) throws Exception {
    try {
      var definition = new ServiceDefinition(System.getenv());
      Map<String, Object> service =
          definition.of(Path.of(arguments[0]), arguments[1].equals("exposed"), arguments[2], arguments[3]);
      if (arguments[4].equals("hidden")) {
        secrets(service).replaceAll((name, value) -> "***");
      }
      if (!definition.taken.isEmpty()) {
        System.err.println("From this environment: " + String.join(" ", definition.taken));
      }
      System.out.println(JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build().writeValueAsString(service));
    } catch (IllegalArgumentException wrong) {
      System.err.println("deploy-oscar: " + wrong.getMessage());
      System.exit(2);
    }
  }

  private Map<String, Object> of(Path fdl, boolean isExposed, String name, String image) throws Exception {
    Map<String, Object> service = read(fdl);
    if (!name.isEmpty()) {
      rename(service, name);
    }
    if (!image.isEmpty()) {
      service.put("image", image);
    }
    Path script = fdl.resolveSibling(String.valueOf(service.get("script")));
    service.put("script", Files.readString(script));
    fill(service);
    if (isExposed) {
      expose(service);
    }
    return service;
  }

  /** The only service of the file. */
  private static Map<String, Object> read(Path fdl) throws Exception {
    try (Reader reader = Files.newBufferedReader(fdl, StandardCharsets.UTF_8)) {
      Map<String, Object> file = new Yaml(new SafeConstructor(new LoaderOptions())).load(reader);
      List<?> clusters = (List<?>) object(file, "functions").get("oscar");
      return child(((Map<?, ?>) clusters.getFirst()).values().iterator().next());
    }
  }

  /** A service of another name has a bucket of its own: one request must not start two. */
  private static void rename(Map<String, Object> service, String name) {
    if (!name.matches("[a-z0-9]([a-z0-9-]*[a-z0-9])?") || name.length() > LONGEST_NAME) {
      throw new IllegalArgumentException("--name: '" + name + "' is not a DNS-1123 label of up to 39 characters");
    }
    String before = service.put("name", name) + "/";
    for (String way : List.of("input", "output")) {
      for (Object each : (List<?>) service.get(way)) {
        child(each).computeIfPresent("path", (key, path) -> path.toString().replaceFirst("^" + before, name + "/"));
      }
    }
  }

  private void fill(Map<String, Object> service) {
    Map<String, Object> variables = object(object(service, "environment"), "Variables");
    for (String name : SETTINGS) {
      String value = value(name);
      if (!value.isEmpty() && !isForeign(name)) {
        checkReachable(name, value);
        variables.put(name, value);
        taken.add(name);
      }
    }
    replaceIfSet(variables, "OSCAR_URL");
    Map<String, Object> secrets = secrets(service);
    secrets.keySet().forEach(name -> replaceIfSet(secrets, name));
    // What is not set is not sent: an empty value would be stored as one.
    secrets.values().removeIf(value -> value.toString().isEmpty());
  }

  private void replaceIfSet(Map<String, Object> variables, String name) {
    String source = source(name);
    String value = value(source);
    if (!value.isEmpty() && !isForeign(name)) {
      checkReachable(source, value);
      variables.put(name, value);
      taken.add(source);
    }
  }

  /** OSCAR_URL, OSCAR_USERNAME and similar variables belong to the deploying user and are never passed on to the service by accident. */
  private static String source(String name) {
    return name.startsWith("OSCAR_") ? "SERVICE_" + name : name;
  }

  /** Without an object store endpoint, keys and region are unrelated to the service. */
  private boolean isForeign(String name) {
    return name.startsWith("AWS_") && value("S3_ENDPOINT").isEmpty();
  }

  private static void checkReachable(String name, String value) {
    if (value.matches(LOOPBACK)) {
      throw new IllegalArgumentException(name + " is " + value + ", which is not reachable inside the cluster: unset it here, or set the address inside the cluster");
    }
  }

  /**
   * Served by the image's own entry point instead of started by calls. OSCAR must not ask for a password of its own (set_auth): it would occupy the Authorization header, which is passed on to the manager. The service is still protected: with OSCAR_URL set, every call requires a credential that the manager accepts.
   */
  private static void expose(Map<String, Object> service) {
    List.of("synchronous", "input", "output").forEach(service::remove);
    var expose = new LinkedHashMap<String, Object>();
    // A list since OSCAR 4.1.0, a number before.
    expose.put("api_port", List.of(8080));
    // OSCAR does not apply its documented defaults.
    expose.put("min_scale", 1);
    expose.put("max_scale", 2);
    expose.put("cpu_threshold", 80);
    expose.put("set_auth", false);
    expose.put("rewrite_target", false);
    expose.put("default_command", true);
    expose.put("health_path", "/actuator/health/readiness");
    expose.put("probe_mode", "direct");
    service.put("expose", expose);
  }

  private String value(String name) {
    return environment.getOrDefault(name, "").strip();
  }

  private static Map<String, Object> secrets(Map<String, Object> service) {
    return object(object(service, "environment"), "secrets");
  }

  private static Map<String, Object> object(Map<String, Object> parent, String name) {
    return child(parent.get(name));
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> child(Object object) {
    return (Map<String, Object>) object;
  }
}
