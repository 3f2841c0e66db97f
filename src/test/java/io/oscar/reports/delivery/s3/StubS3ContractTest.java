package io.oscar.reports.delivery.s3;

import io.oscar.reports.delivery.ObjectStore;
import java.io.IOException;
import java.util.Objects;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

class StubS3ContractTest extends ObjectStoreContract {
  private final MockWebServer server = new MockWebServer();
  private final StubS3 stub = new StubS3();

  @BeforeEach
  void start() throws IOException {
    server.setDispatcher(stub);
    server.start();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Override
  ObjectStore store(String accessKey) {
    return Stores.at(server.url("/").toString(), accessKey, "stub-secret");
  }

  @Override
  String accessKey() {
    return StubS3.ACCESS_KEY;
  }

  @Override
  Stored read(String key) {
    HttpUrl url = HttpUrl.get("http://x/").newBuilder().addPathSegments(key).build();
    // S3 encodes more than paths need
    String encoded = url.encodedPath().substring(1).replace("+", "%2B").replace("=", "%3D");
    RecordedRequest object = stub.object(encoded.replace("&", "%26"));
    return new Stored(
        Objects.requireNonNull(object.getBody()).utf8(),
        String.valueOf(object.getHeaders().get("Content-Type")),
        String.valueOf(object.getHeaders().get("Content-Disposition")));
  }
}
