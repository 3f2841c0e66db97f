package io.oscar.reports.real;

import java.nio.file.Path;

/**
 * The configuration file of a single-process Loki that listens on the loopback address only and
 * keeps everything below one folder (TSDB index, schema v13).
 *
 * @param folder where it keeps its data
 * @param httpPort the port of its HTTP interface
 * @param grpcPort the port through which its parts speak with each other
 */
record LokiConfiguration(Path folder, int httpPort, int grpcPort, LokiOptions options) {

  // The frontend is named because looking for schedulers in the ring takes ten seconds at the
  // start; ingesters are always asked (-1ns is "for any time") because old lines just pushed are
  // in no store; chunks of lines that are far apart would be written to it in the middle of a test.
  String yaml() {
    return """
    auth_enabled: %1$s
    server:
      http_listen_address: 127.0.0.1
      http_listen_port: %2$d
      grpc_listen_address: 127.0.0.1
      grpc_listen_port: %3$d
      log_level: warn
    common:
      instance_addr: 127.0.0.1
      path_prefix: "%4$s"
      replication_factor: 1
      ring:
        kvstore:
          store: inmemory
      storage:
        filesystem:
          chunks_directory: "%4$s/chunks"
          rules_directory: "%4$s/rules"
    schema_config:
      configs:
        - from: 2020-01-01
          store: tsdb
          object_store: filesystem
          schema: v13
          index:
            prefix: index_
            period: 24h
    ingester:
      query_store_max_look_back_period: -1ns
      max_chunk_age: 8760h
      lifecycler:
        min_ready_duration: 0s
        final_sleep: 0s
    frontend_worker:
      frontend_address: 127.0.0.1:%3$d
      dns_lookup_duration: 500ms
    %6$sanalytics:
      reporting_enabled: false
    limits_config:
    %5$s\
    """
        .formatted(
            options.multiTenant(),
            httpPort,
            grpcPort,
            folder,
            options.limitsYaml(),
            options.cachesYaml());
  }
}
