package io.oscar.reports.source.directory;

import io.oscar.reports.accesslog.ServiceNames;
import io.oscar.reports.report.Service;
import io.oscar.reports.source.ServiceFields;
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
 * Parses OSCAR's response to {@code GET /system/services}: an array of objects.
 *
 * <p>An object also contains the service's token, script and secrets: everything but name, image
 * and owner is skipped and never kept.
 */
final class ServicesFile {
  private static final JsonFactory JSON = new JsonFactory();

  private final List<Service> services = new ArrayList<>();
  private long unnamed;
  private boolean broken;

  private ServicesFile() {}

  /**
   * Parses a file; if it is invalid from some position on, the entries before.
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

  /** How many entries have no valid name. */
  long unnamed() {
    return unnamed;
  }

  /** Whether the file is not an array of services, or truncated. */
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
