package io.oscar.reports.source.oscar;

import io.oscar.reports.accesslog.ServiceNames;
import io.oscar.reports.report.Service;
import io.oscar.reports.source.ServiceFields;
import io.oscar.reports.source.SourceFailure;
import io.oscar.reports.source.SourceFailure.Kind;
import java.util.ArrayList;
import java.util.List;
import okhttp3.ResponseBody;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/**
 * Parses the manager's list of services as a stream. The list contains every service's token and
 * other secrets: all but name, image and owner is skipped and never kept.
 */
final class ServiceListReader {
  // Services contain scripts and environments, which are not nested deeply.
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
   * @param action the action, for messages
   * @param source the manager, for messages
   */
  ServiceListReader(String action, String source) {
    this.action = action;
    this.source = source;
  }

  /**
   * Parses the list.
   *
   * @throws SourceFailure if it is not a list of services
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
          Kind.UNREADABLE, action, source, "the response is not a list of services", null);
    }
  }

  /**
   * The parsed list.
   *
   * @param services the services
   * @param odd the number of services ignored because of an invalid name
   */
  record Listing(List<Service> services, int odd) {}
}
