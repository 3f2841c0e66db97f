package io.oscar.reports.source.oscar;

import io.oscar.reports.report.Service;
import io.oscar.reports.source.ServiceInventory;
import io.oscar.reports.source.ServiceInventoryContract;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import tools.jackson.databind.json.JsonMapper;

/** The contract against a server that answers like OSCAR's manager. */
class OscarServiceInventoryContractTest extends ServiceInventoryContract {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private @Nullable FakeManager manager;

  @Override
  protected ServiceInventory inventoryOf(List<Service> services) throws Exception {
    String body =
        services.stream()
            .map(OscarServiceInventoryContractTest::json)
            .collect(Collectors.joining(",", "[", "]"));
    manager = FakeManager.answering(200, body);
    return manager.inventory("Basic YWRtaW46eA==");
  }

  private static String json(Service service) {
    return """
    {"name":%s,"cluster_id":"oscar","memory":"512Mi","cpu":"1.0","total_memory":"",
     "enable_gpu":false,"labels":{"owner_name":"x"},"token":"0123456789abcdef",
     "expose":{"api_port":[8080],"set_auth":true},"image":%s,"script":"#!/bin/sh\\necho",
     "environment":{"variables":{"A":"1"},"secrets":{}},"input":[{"path":"a/in"}],
     "owner":%s,"allowed_users":[],"visibility":"public"}
    """
        .formatted(
            JSON.writeValueAsString(service.name()),
            JSON.writeValueAsString(service.image()),
            JSON.writeValueAsString(service.owner()));
  }

  @AfterEach
  void stop() {
    if (manager != null) {
      manager.close();
    }
  }
}
