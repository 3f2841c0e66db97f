package io.oscar.reports.report;

import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/** Says what is wrong with a server's certificate or TLS, in words that name no class of Java. */
public final class TlsProblem {
  private static final int MOST_CAUSES = 20;

  private TlsProblem() {}

  /** The reason alone, as in "it has expired". */
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
      case CertificateExpiredException expired -> "it has expired";
      case CertificateNotYetValidException early -> "it is not valid yet";
      case CertPathBuilderException unknown ->
          "none of the certificates that are trusted signed it";
      default -> "";
    };
  }

  /** JSSE puts the names of its own exceptions into the middle of its sentences. */
  private static String said(String message) {
    int sentence = message.lastIndexOf("Exception: ");
    return sentence < 0 ? message : message.substring(sentence + "Exception: ".length());
  }
}
