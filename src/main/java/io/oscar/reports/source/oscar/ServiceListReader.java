package io.oscar.reports.source.oscar;

import io.oscar.reports.report.Service;
import io.oscar.reports.source.ServiceFields;
import io.oscar.reports.source.SourceFailure;
import io.oscar.reports.source.SourceFailure.Kind;
import io.oscar.reports.tally.ServiceNames;
import java.util.ArrayList;
import java.util.List;
import okhttp3.ResponseBody;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads the manager's list of services as it comes in. The list holds every service's token and
 * other secrets: all but name, image and owner is skipped without being kept anywhere.
 */
final class ServiceListReader {
  // A service carries its script and its environment; nothing of that is nested deeply.
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(64)
                  .maxStringLength(16 << 20)
                  .maxDocumentLength(256L << 20)
                  .build())
          .build();

  private final String action;
  private final String source;

  /**
   * @param action what is being tried, for messages
   * @param source the manager, for messages
   */
  ServiceListReader(String action, String source) {
    this.action = action;
    this.source = source;
  }

  /**
   * Reads the list.
   *
   * @throws SourceFailure if it is none
   */
  Listing read(ResponseBody body) {
    try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), body.byteStream())) {
      expect(json.nextToken() == JsonToken.START_ARRAY);
      var services = new ArrayList<Service>();
      int odd = 0;
      while (json.nextToken() != JsonToken.END_ARRAY) {
        Service service = service(json);
        if (ServiceNames.isValid(service.name())) {
          services.add(service);
        } else {
          odd++;
        }
      }
      expect(json.nextToken() == null);
      return new Listing(List.copyOf(services), odd);
    }
  }

  private Service service(JsonParser json) {
    expect(json.currentToken() == JsonToken.START_OBJECT);
    ServiceFields fields = ServiceFields.read(json);
    String name = fields.name();
    expect(name != null && fields.isTyped());
    return new Service(name == null ? "" : name, fields.image(), fields.owner());
  }

  private void expect(boolean isSo) {
    if (!isSo) {
      throw new SourceFailure(
          Kind.UNREADABLE, action, source, "the answer is not a list of services", null);
    }
  }

  /**
   * The list as it was read.
   *
   * @param services the services
   * @param odd how many have a name that no service can have, and are left out
   */
  record Listing(List<Service> services, int odd) {}
}
