package dev.minica.tls.diagnosis;

import java.util.List;

/**
 * What can be held against a certificate.
 *
 * @param cause as it is called of a server's
 * @param certainty whether that is what is wrong; that it is wrong is another question
 * @param evidence whose, and what, with the values
 * @param remedy what puts it right
 */
record Reproach(Cause cause, Certainty certainty, List<String> evidence, String remedy) {

  /** What the same is called of a client's. */
  Cause ofClient() {
    return switch (cause) {
      case UNTRUSTED_ROOT, SELF_SIGNED, MISSING_INTERMEDIATE -> Cause.CLIENT_CERTIFICATE_UNTRUSTED;
      case EXPIRED -> Cause.CLIENT_CERTIFICATE_EXPIRED;
      case NOT_YET_VALID -> Cause.CLIENT_CERTIFICATE_NOT_YET_VALID;
      case WRONG_USAGE -> Cause.CLIENT_CERTIFICATE_WRONG_USAGE;
      case REVOKED -> Cause.CLIENT_CERTIFICATE_REVOKED;
      default -> Cause.CLIENT_CERTIFICATE_REJECTED;
    };
  }
}
