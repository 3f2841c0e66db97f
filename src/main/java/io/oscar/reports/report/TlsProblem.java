package io.oscar.reports.report;

import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/** Describes TLS and certificate errors without Java class names. */
public final class TlsProblem {
  private static final int MOST_CAUSES = 20;

  private TlsProblem() {}

  /** The reason alone, as in "expired". */
  public static String of(SSLException broken) {
    return Stream.<Throwable>iterate(broken, cause -> cause != null, Throwable::getCause)
        .limit(MOST_CAUSES)
        .map(TlsProblem::ofCertificate)
        .filter(reason -> !reason.isEmpty())
        .findFirst()
        .orElseGet(() -> said(String.valueOf(broken.getMessage())));
  }

  private static String ofCertificate(Throwable cause) {
    return switch (cause) {
      case CertificateExpiredException expired -> "expired";
      case CertificateNotYetValidException early -> "not yet valid";
      case CertPathBuilderException unknown -> "not signed by a trusted certificate authority";
      default -> "";
    };
  }

  /** JSSE's messages contain names of its exceptions. */
  private static String said(String message) {
    int sentence = message.lastIndexOf("Exception: ");
    return sentence < 0 ? message : message.substring(sentence + "Exception: ".length());
  }
}
