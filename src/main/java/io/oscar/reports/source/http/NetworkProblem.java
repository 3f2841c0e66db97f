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

/** Why a system was not reached, and which setting may be wrong. */
final class NetworkProblem {
  private NetworkProblem() {}

  /** One sentence without a credential and without the name of a class. */
  static String of(IOException broken, Endpoint endpoint) {
    String host = endpoint.url().host();
    String prefix = endpoint.system().toUpperCase(Locale.ROOT);
    String url = prefix + "_URL";
    return switch (broken) {
      case UnknownHostException unknown -> "the host '" + host + "' is not known (" + url + ")";
      case SSLPeerUnverifiedException other ->
          "its certificate is for another host than '" + host + "' (" + url + ")";
      case SSLHandshakeException untrusted ->
          "its certificate is not accepted: "
              + TlsProblem.of(untrusted)
              + " (name a PEM file with that of its CA in "
              + prefix
              + "_CA)";
      case SSLException other ->
          "TLS failed: " + TlsProblem.of(other) + " (is it https in " + url + "?)";
      case ConnectException nobody -> "nobody answers there (" + url + ")";
      case NoRouteToHostException nobody -> "no way leads there (" + url + ")";
      case SocketTimeoutException silent -> "nobody answers there in time (" + url + ")";
      default -> "the connection broke" + said(broken);
    };
  }

  private static String said(IOException broken) {
    String message = broken.getMessage();
    return message == null || message.isBlank() ? "" : ": " + message;
  }
}
