package io.oscar.reports.golden;

import static io.oscar.reports.golden.GoldenCases.invocation;

import io.oscar.reports.golden.GoldenCase.Call.Invocation;
import java.util.List;

/**
 * What else a call of an OSCAR service leaves: by path and query, receipts, refusals and errors.
 */
final class InvocationCases {
  private static final String DAY = "\"period\":\"2026-10-04\"}";
  private static final String QUERY = "period=2026-10-04";
  private static final String ANN = "Bearer ann";

  private InvocationCases() {}

  static List<GoldenCase> all() {
    return List.of(
        of("base64", invocation("eyJwZXJpb2QiOiIyMDI2LTEwLTA0In0=\n")),
        of("query", invocation("", "Http_Query", QUERY + "&operation=breakdown&group_by=user")),
        of("path", invocation("", "Http_Path", "/system/metrics/cowsay", "Http_Query", QUERY)),
        of("accept-csv", invocation("{" + DAY, "Http_Accept", "text/csv")),
        of("several", invocation("{\"operations\":[\"summary\",\"breakdown-by-user\"]," + DAY)),
        of("output", invocation("{\"output\":\"s3://reports/out/\"," + DAY)),
        of("job", invocation("{" + DAY, "JOB_UUID", "5f0c9a52-0000-4000-8000-000000000001")),
        of("of-some", invocation("{" + DAY, "Http_Authorization", ANN)),
        of("partly-covered.csv", invocation(PARTIAL)),
        of("errors/no-json", invocation("{\"start\":")),
        of("errors/no-base64", invocation("hello world")),
        of("errors/of-a-job", invocation("{", "JOB_UUID", "job/1")),
        of("errors/unknown-field", invocation("{\"perod\":\"7d\"}")),
        of("errors/given-twice", invocation("{" + DAY, "Http_Query", QUERY)),
        of("errors/unknown-parameter", invocation("", "Http_Query", "perod=7d")),
        of("errors/unknown-path", invocation("", "Http_Path", "/system/services")),
        of("errors/accept-none", invocation("{" + DAY, "Http_Accept", "image/png")),
        of("errors/output-elsewhere", invocation("{\"output\":\"s3://other/\"," + DAY)),
        of("errors/strict", invocation("{\"strict\":true,\"period\":\"2026-07\"}")),
        of("errors/refused", invocation("{}", "Http_Authorization", "Bearer stranger")),
        of("errors/barred", invocation("{}", "Http_Authorization", "Bearer barred")),
        of("errors/unverifiable", invocation("{}", "Http_Authorization", "Bearer unlucky")),
        of("errors/unknown-service", ofService("nobody")),
        of("errors/hidden-service", ofService("fish-counter")));
  }

  private static final String PARTIAL =
      "{\"start\":\"2026-09-30\",\"end\":\"2026-10-02\",\"format\":\"csv\"}";

  private static Invocation ofService(String name) {
    String body = "{\"operation\":\"metric\",\"service\":\"" + name + "\"," + DAY;
    return invocation(body, "Http_Authorization", ANN);
  }

  private static GoldenCase of(String file, Invocation call) {
    return new GoldenCase("invocation-forms/" + file, call);
  }
}
