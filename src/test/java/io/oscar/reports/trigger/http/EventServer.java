package io.oscar.reports.trigger.http;

import io.oscar.reports.config.HttpSettings;
import io.oscar.reports.delivery.CallerPrefixes;
import io.oscar.reports.delivery.Delivery;
import io.oscar.reports.delivery.ObjectAddress;
import io.oscar.reports.delivery.ObjectsInMemory;
import io.oscar.reports.trigger.FakeCluster;
import io.oscar.reports.trigger.job.JobDelivery;
import io.oscar.reports.trigger.job.JobRunner;
import io.oscar.reports.trigger.job.RemoteJobs;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;

/** A server over the fake cluster, which writes below {@code s3://reports/out/}, and a client. */
final class EventServer implements AutoCloseable {
  static final String STRUCTURED = "application/cloudevents+json; charset=UTF-8";

  private final ObjectsInMemory store = new ObjectsInMemory();
  private final ServerUnderTest server;

  EventServer() {
    var functions = FakeCluster.complete();
    var runner = new JobRunner(functions);
    var delivery = new JobDelivery(new Delivery(store));
    var jobs =
        new RemoteJobs(
            runner, delivery, new CallerPrefixes(ObjectAddress.of("s3://reports/out/"), true));
    server =
        new ServerUnderTest(ReportServer.start(functions, jobs, new HttpSettings(0, List.of())));
  }

  ObjectsInMemory store() {
    return store;
  }

  URI uri(String path) {
    return server.uri(path);
  }

  HttpRequest.Builder request(String path, String body) {
    return server.request(path, body);
  }

  /** A request in the binary mode, complete but for its type. */
  HttpRequest.Builder binary(String path, String data) {
    return request(path, data)
        .header("Content-Type", "application/json")
        .header("Ce-Specversion", "1.0")
        .header("Ce-Id", "42")
        .header("Ce-Source", "/tests");
  }

  HttpRequest.Builder structured(String path, String event) {
    return request(path, event).header("Content-Type", STRUCTURED);
  }

  HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
    return server.send(request);
  }

  @Override
  public void close() {
    server.close();
  }
}
