package io.oscar.reports.source.loki;

import io.oscar.reports.source.LoggedLine;
import io.oscar.reports.source.RequestLog;
import io.oscar.reports.source.RequestLogContract;
import java.util.List;
import org.junit.jupiter.api.Tag;

/** The contract against a real Loki; every test is a tenant of its own. */
@Tag("real")
class RealLokiRequestLogTest extends RequestLogContract {

  @Override
  protected RequestLog logOf(List<LoggedLine> manager, List<LoggedLine> exposed) {
    LokiTenant tenant = RealLokis.tenant();
    tenant.push(Lokis.MANAGER, manager).push(Lokis.INGRESS, exposed);
    return Lokis.requestLog(tenant.endpoint(), LokiSettings.DEFAULTS);
  }
}
