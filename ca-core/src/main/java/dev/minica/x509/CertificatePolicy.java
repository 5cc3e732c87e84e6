package dev.minica.x509;

import java.util.Optional;

/**
 * A policy under which a certificate is issued (RFC 5280 section 4.2.1.4).
 *
 * @param oid its object identifier in dotted decimal
 * @param statement URI of the certification practice statement, in ASCII
 */
public record CertificatePolicy(String oid, Optional<String> statement) {

  /** id-qt-cps. */
  static final String CPS = "1.3.6.1.5.5.7.2.1";
}
