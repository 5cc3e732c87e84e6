package dev.minica.tls.diagnosis;

import static dev.minica.tls.registry.AlertDescriptions.BAD_RECORD_MAC;
import static dev.minica.tls.registry.AlertDescriptions.DECODE_ERROR;
import static dev.minica.tls.registry.AlertDescriptions.DECRYPT_ERROR;
import static dev.minica.tls.registry.AlertDescriptions.ILLEGAL_PARAMETER;
import static dev.minica.tls.registry.AlertDescriptions.INAPPROPRIATE_FALLBACK;
import static dev.minica.tls.registry.AlertDescriptions.MISSING_EXTENSION;
import static dev.minica.tls.registry.AlertDescriptions.NO_APPLICATION_PROTOCOL;
import static dev.minica.tls.registry.AlertDescriptions.PROTOCOL_VERSION;
import static dev.minica.tls.registry.AlertDescriptions.RECORD_OVERFLOW;
import static dev.minica.tls.registry.AlertDescriptions.UNEXPECTED_MESSAGE;
import static dev.minica.tls.registry.AlertDescriptions.UNRECOGNIZED_NAME;
import static dev.minica.tls.registry.AlertDescriptions.UNSUPPORTED_EXTENSION;

import dev.minica.tls.diagnosis.Course.Said;
import dev.minica.tls.registry.AlertDescriptions;
import dev.minica.tls.wire.Alert;
import java.util.Set;

/** What an alert can have been sent for (RFC 8446 section 6.2). */
final class Grounds {

  /** Something was said that must not be. */
  private static final Set<Integer> DISORDER =
      Set.of(
          UNEXPECTED_MESSAGE,
          RECORD_OVERFLOW,
          ILLEGAL_PARAMETER,
          DECODE_ERROR,
          UNSUPPORTED_EXTENSION);

  /** Keys, signatures of the handshake, versions and names: no certificate is meant. */
  private static final Set<Integer> OTHERS =
      Set.of(
          BAD_RECORD_MAC,
          DECRYPT_ERROR,
          PROTOCOL_VERSION,
          INAPPROPRIATE_FALLBACK,
          MISSING_EXTENSION,
          UNRECOGNIZED_NAME,
          NO_APPLICATION_PROTOCOL);

  private Grounds() {}

  static boolean isDisorder(Said<Alert> said) {
    return DISORDER.contains(said.message().description());
  }

  /** It says so itself. */
  static boolean isCertificate(Said<Alert> said) {
    return AlertDescriptions.isAboutCertificates(said.message().description());
  }

  /** Some say handshake_failure, access_denied or internal_error. */
  static boolean canBeCertificate(Said<Alert> said) {
    return !isDisorder(said) && !OTHERS.contains(said.message().description());
  }
}
