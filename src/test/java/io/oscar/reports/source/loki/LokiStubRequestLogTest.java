package io.oscar.reports.source.loki;

import io.oscar.reports.source.LoggedLine;
import io.oscar.reports.source.RequestLog;
import io.oscar.reports.source.RequestLogContract;
import java.util.List;
import org.junit.jupiter.api.AutoClose;

class LokiStubRequestLogTest extends RequestLogContract {
  @AutoClose private final LokiStub loki = new LokiStub();

  @Override
  protected RequestLog logOf(List<LoggedLine> manager, List<LoggedLine> exposed) {
    loki.push(Lokis.MANAGER, manager).push(Lokis.INGRESS, exposed);
    return Lokis.requestLog(loki.url());
  }
}
