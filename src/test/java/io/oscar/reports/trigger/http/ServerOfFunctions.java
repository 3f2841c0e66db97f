package io.oscar.reports.trigger.http;

import io.oscar.reports.OscarReports;
import io.oscar.reports.config.Settings;
import java.util.Map;
import java.util.function.Function;
import org.springframework.cloud.function.context.FunctionCatalog;
import org.springframework.messaging.Message;
import org.springframework.messaging.support.MessageBuilder;

/** The whole server of an environment, and the functions in its catalog. */
public final class ServerOfFunctions implements AutoCloseable {
  private final ReportServer server;

  private ServerOfFunctions(ReportServer server) {
    this.server = server;
  }

  /** Starts it as the program does. */
  public static ServerOfFunctions start(Map<String, String> environment) {
    var program = new OscarReports(environment);
    return new ServerOfFunctions(
        ReportServer.start(
            program.functions(), program.remoteJobs(), Settings.of(environment).http()));
  }

  /** The port that it listens on. */
  public int port() {
    return server.port();
  }

  /** What a function of the catalog makes of JSON. */
  public byte[] apply(String name, byte[] json) {
    FunctionCatalog catalog = server.context().getBean(FunctionCatalog.class);
    Function<Message<byte[]>, Message<byte[]>> function = catalog.lookup(name, "application/json");
    return function.apply(MessageBuilder.withPayload(json).build()).getPayload();
  }

  @Override
  public void close() {
    server.close();
  }
}
