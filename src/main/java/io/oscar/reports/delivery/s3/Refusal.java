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
 * @param isPassing whether the same may go through later
 * @param sentence what went wrong and its likely cause; never holds a credential
 */
record Refusal(boolean isPassing, String sentence) {
  private static final int MAX_TEXT = 300;

  /** What an exception of the client, or of the network below it, means. */
  static Refusal of(Throwable thrown, S3Settings store, String bucket) {
    return switch (thrown) {
      case ErrorResponseException error -> ofError(error, store, bucket);
      case AnswerCheck.NoStore odd -> ofNoStore(odd.status(), store);
      case XmlParserException unreadable ->
          lasting(store.endpoint() + " answers with an error that cannot be read");
      case IOException broken -> ofNetwork(broken, store);
      case InterruptedException stopped -> lasting("interrupted");
      default -> lasting("the client failed unexpectedly: " + text(thrown));
    };
  }

  private static Refusal ofError(ErrorResponseException error, S3Settings store, String bucket) {
    int status = error.response().code();
    String code = String.valueOf(error.errorResponse().code());
    String message = shown(String.valueOf(error.errorResponse().message()), store);
    return switch (code) {
      case "InvalidAccessKeyId" ->
          lasting("the store does not know the access key (AWS_ACCESS_KEY_ID)");
      case "SignatureDoesNotMatch" ->
          lasting(
              "the store refuses the signature: the secret key does not belong to the access key"
                  + " (AWS_SECRET_ACCESS_KEY)");
      case "InvalidToken", "InvalidTokenId", "ExpiredToken" ->
          lasting("the store refuses the session token (AWS_SESSION_TOKEN): " + message);
      case "AccessDenied", "AllAccessDisabled" ->
          lasting("access denied: no policy lets the access key write there");
      case "NoSuchBucket" -> lasting("there is no bucket '" + bucket + "'");
      case "RequestTimeTooSkewed" ->
          lasting("the clocks of this machine and of the store differ too much");
      case "AuthorizationHeaderMalformed", "PermanentRedirect", "TemporaryRedirect" ->
          lasting("the bucket is elsewhere (AWS_REGION, S3_ENDPOINT): " + message);
      case "RequestTimeout" -> passing("the store gave up waiting for the content");
      default ->
          new Refusal(
              isPassing(status), "the store answers " + status + " " + code + ": " + message);
    };
  }

  private static Refusal ofNoStore(int status, S3Settings store) {
    String answer = store.endpoint() + " answers HTTP " + status;
    if (isPassing(status)) {
      return passing(answer + " without a word of the store");
    }
    return status == 413
        ? lasting(answer + ": a proxy takes no content of this size")
        : lasting(answer + ", and not as a store of objects does (S3_ENDPOINT)");
  }

  private static Refusal ofNetwork(IOException broken, S3Settings store) {
    String who = store.endpoint().toString();
    return switch (broken) {
      case UnknownHostException unknown ->
          passing("the host '" + store.endpoint().host() + "' is not known (S3_ENDPOINT)");
      case SSLPeerUnverifiedException other ->
          lasting("the certificate of " + who + " is for another host (S3_ENDPOINT)");
      case SSLHandshakeException untrusted ->
          lasting(
              "the certificate of " + who + " is not trusted (S3_CA): " + TlsProblem.of(untrusted));
      case ConnectException nobody -> passing("nobody answers at " + who + " (S3_ENDPOINT)");
      case NoRouteToHostException nobody -> passing("no way leads to " + who + " (S3_ENDPOINT)");
      case SocketTimeoutException silent -> passing("no answer from " + who + " in time");
      case InterruptedIOException late -> lasting("not done in time by " + who);
      default -> passing("the connection to " + who + " broke: " + text(broken));
    };
  }

  private static boolean isPassing(int status) {
    return status == 429 || (status >= 500 && status != 501);
  }

  private static Refusal passing(String sentence) {
    return new Refusal(true, sentence);
  }

  private static Refusal lasting(String sentence) {
    return new Refusal(false, sentence);
  }

  /** What a server says may repeat what it was told. */
  private static String shown(String text, S3Settings store) {
    String shown =
        text.replace(store.secretKey(), "…")
            .replace(store.accessKey(), "…")
            .replaceAll("\\p{Cntrl}+", " ");
    return shown.length() > MAX_TEXT ? shown.substring(0, MAX_TEXT) + "…" : shown;
  }

  private static String text(Throwable broken) {
    String message = broken.getMessage();
    return message == null ? "no reason is given" : message;
  }
}
