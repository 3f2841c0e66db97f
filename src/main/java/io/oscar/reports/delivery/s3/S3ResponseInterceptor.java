package io.oscar.reports.delivery.s3;

import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;

/**
 * Checks responses that the client would misread: error bodies are limited in size, and a response
 * that no S3 store gives becomes a {@link UnexpectedResponse}.
 */
final class S3ResponseInterceptor implements Interceptor {
  private static final long MAX_ERROR_BYTES = 16 * 1024;

  /** The response does not come from an S3 store but, for example, from a proxy. */
  static final class UnexpectedResponse extends IOException {
    private static final long serialVersionUID = 1;

    private final int status;

    UnexpectedResponse(int status) {
      super("HTTP " + status);
      this.status = status;
    }

    int status() {
      return status;
    }
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    Response answer = chain.proceed(chain.request());
    boolean isOfStore =
        answer.isSuccessful()
            ? answer.header("ETag") != null
            : isXml(answer.header("Content-Type"));
    if (!isOfStore) {
      answer.close();
      throw new UnexpectedResponse(answer.code());
    }
    return answer.isSuccessful() ? answer : shortened(answer);
  }

  private static boolean isXml(@Nullable String contentType) {
    MediaType type = contentType == null ? null : MediaType.parse(contentType);
    return type != null && type.subtype().equals("xml");
  }

  /** The client parses errors of exactly this content type only. */
  private static Response shortened(Response answer) throws IOException {
    try (answer;
        ResponseBody start = answer.peekBody(MAX_ERROR_BYTES)) {
      var body = ResponseBody.create(start.bytes(), MediaType.get("application/xml"));
      return answer.newBuilder().header("Content-Type", "application/xml").body(body).build();
    }
  }
}
