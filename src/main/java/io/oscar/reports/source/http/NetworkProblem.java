package io.oscar.reports.source.http;

import io.oscar.reports.report.TlsProblem;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Locale;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;

/** Explains network errors, with the setting to check. */
final class NetworkProblem {
  private NetworkProblem() {}

  /** One sentence without credentials and class names. */
  static String of(IOException broken, Endpoint endpoint) {
    String host = endpoint.url().host();
    String prefix = endpoint.system().toUpperCase(Locale.ROOT);
    String url = prefix + "_URL";
    return switch (broken) {
      case UnknownHostException unknown -> "cannot resolve host '" + host + "' (" + url + ")";
      case SSLPeerUnverifiedException other ->
          "the certificate is not valid for host '" + host + "' (" + url + ")";
      case SSLHandshakeException untrusted ->
          "the certificate is not trusted: "
              + TlsProblem.of(untrusted)
              + " (set a PEM file with its CA in "
              + prefix
              + "_CA)";
      case SSLException other ->
          "TLS failed: " + TlsProblem.of(other) + " (is it https in " + url + "?)";
      case ConnectException nobody -> "cannot connect (" + url + ")";
      case NoRouteToHostException nobody -> "no route to host (" + url + ")";
      case SocketTimeoutException silent -> "connection timed out (" + url + ")";
      default -> "connection lost" + said(broken);
    };
  }

  private static String said(IOException broken) {
    String message = broken.getMessage();
    return message == null || message.isBlank() ? "" : ": " + message;
  }
}
