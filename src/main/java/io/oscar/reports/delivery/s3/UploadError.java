package io.oscar.reports.delivery.s3;

import io.minio.errors.ErrorResponseException;
import io.minio.errors.XmlParserException;
import io.oscar.reports.report.TlsProblem;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;

/**
 * Why an object was not written.
 *
 * @param isTransient whether a retry may succeed
 * @param sentence the problem and its likely cause; never contains a credential
 */
record UploadError(boolean isTransient, String sentence) {
  private static final int MAX_TEXT = 300;

  /** Maps an exception of the client or of the network. */
  static UploadError of(Throwable thrown, S3Settings store, String bucket) {
    return switch (thrown) {
      case ErrorResponseException error -> ofError(error, store, bucket);
      case S3ResponseInterceptor.UnexpectedResponse odd -> ofNoStore(odd.status(), store);
      case XmlParserException unreadable ->
          lasting(store.endpoint() + " returned an unreadable error");
      case IOException broken -> ofNetwork(broken, store);
      case InterruptedException stopped -> lasting("interrupted");
      default -> lasting("the client failed unexpectedly: " + text(thrown));
    };
  }

  private static UploadError ofError(
      ErrorResponseException error, S3Settings store, String bucket) {
    int status = error.response().code();
    String code = String.valueOf(error.errorResponse().code());
    String message = shown(String.valueOf(error.errorResponse().message()), store);
    return switch (code) {
      case "InvalidAccessKeyId" -> lasting("unknown access key (AWS_ACCESS_KEY_ID)");
      case "SignatureDoesNotMatch" ->
          lasting(
              "the signature does not match: the secret key does not belong to the access key"
                  + " (AWS_SECRET_ACCESS_KEY)");
      case "InvalidToken", "InvalidTokenId", "ExpiredToken" ->
          lasting("invalid or expired session token (AWS_SESSION_TOKEN): " + message);
      case "AccessDenied", "AllAccessDisabled" ->
          lasting("access denied: no policy allows the access key to write there");
      case "NoSuchBucket" -> lasting("bucket '" + bucket + "' does not exist");
      case "RequestTimeTooSkewed" ->
          lasting("the clocks of this machine and of the store differ too much");
      case "AuthorizationHeaderMalformed", "PermanentRedirect", "TemporaryRedirect" ->
          lasting(
              "the bucket is in another region or at another endpoint (AWS_REGION, S3_ENDPOINT): "
                  + message);
      case "RequestTimeout" -> passing("the store timed out waiting for the content");
      default ->
          new UploadError(
              isTransient(status), "the store returned " + status + " " + code + ": " + message);
    };
  }

  private static UploadError ofNoStore(int status, S3Settings store) {
    String answer = store.endpoint() + " returned HTTP " + status;
    if (isTransient(status)) {
      return passing(answer + " without an S3 error");
    }
    return status == 413
        ? lasting(answer + ": a proxy rejects content of this size")
        : lasting(answer + ", which is not an S3 response (S3_ENDPOINT)");
  }

  private static UploadError ofNetwork(IOException broken, S3Settings store) {
    String who = store.endpoint().toString();
    return switch (broken) {
      case UnknownHostException unknown ->
          passing("cannot resolve host '" + store.endpoint().host() + "' (S3_ENDPOINT)");
      case SSLPeerUnverifiedException other ->
          lasting("the certificate of " + who + " is for another host (S3_ENDPOINT)");
      case SSLHandshakeException untrusted ->
          lasting(
              "the certificate of " + who + " is not trusted (S3_CA): " + TlsProblem.of(untrusted));
      case ConnectException nobody -> passing("cannot connect to " + who + " (S3_ENDPOINT)");
      case NoRouteToHostException nobody -> passing("no route to " + who + " (S3_ENDPOINT)");
      case SocketTimeoutException silent -> passing("timeout waiting for " + who);
      case InterruptedIOException late -> lasting("the upload to " + who + " timed out");
      default -> passing("connection to " + who + " lost: " + text(broken));
    };
  }

  private static boolean isTransient(int status) {
    return status == 429 || (status >= 500 && status != 501);
  }

  private static UploadError passing(String sentence) {
    return new UploadError(true, sentence);
  }

  private static UploadError lasting(String sentence) {
    return new UploadError(false, sentence);
  }

  /** A server's message may echo credentials. */
  private static String shown(String text, S3Settings store) {
    String shown =
        text.replace(store.secretKey(), "…")
            .replace(store.accessKey(), "…")
            .replaceAll("\\p{Cntrl}+", " ");
    return shown.length() > MAX_TEXT ? shown.substring(0, MAX_TEXT) + "…" : shown;
  }

  private static String text(Throwable broken) {
    String message = broken.getMessage();
    return message == null ? "no reason given" : message;
  }
}
