package io.oscar.reports.source.directory;

import io.oscar.reports.report.Service;
import io.oscar.reports.source.ServiceFields;
import io.oscar.reports.tally.ServiceNames;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads the services of {@code GET /system/services} as OSCAR answers: an array of objects.
 *
 * <p>An object also holds the service's token, its script and its secrets: everything but name,
 * image and owner is skipped and never held.
 */
final class ServicesFile {
  private static final JsonFactory JSON = new JsonFactory();

  private final List<Service> services = new ArrayList<>();
  private long unnamed;
  private boolean broken;

  private ServicesFile() {}

  /**
   * Reads a file; of one that is no JSON from some place on, what stands before.
   *
   * @throws IOException if it cannot be read at all
   */
  static ServicesFile read(Path file) throws IOException {
    var result = new ServicesFile();
    try (InputStream bytes = Files.newInputStream(file);
        JsonParser json = JSON.createParser(ObjectReadContext.empty(), bytes)) {
      result.readAll(json);
    } catch (JacksonException malformed) {
      result.broken = true;
    }
    return result;
  }

  List<Service> services() {
    return services;
  }

  /** How many entries have no usable name. */
  long unnamed() {
    return unnamed;
  }

  /** Whether the file is something else than an array of services, or breaks off. */
  boolean isBroken() {
    return broken;
  }

  private void readAll(JsonParser json) {
    broken = json.nextToken() != JsonToken.START_ARRAY;
    JsonToken token = broken ? null : json.nextToken();
    while (token == JsonToken.START_OBJECT) {
      readService(json);
      token = json.nextToken();
    }
    broken = token != JsonToken.END_ARRAY;
  }

  private void readService(JsonParser json) {
    ServiceFields fields = ServiceFields.read(json);
    String name = fields.name();
    if (name != null && ServiceNames.isValid(name)) {
      services.add(new Service(name, fields.image(), fields.owner()));
    } else {
      unnamed++;
    }
  }
}
