package dev.minica.tls.diagnosis;

import static dev.minica.tls.registry.AlertDescriptions.CERTIFICATE_EXPIRED;
import static dev.minica.tls.registry.AlertDescriptions.CERTIFICATE_REVOKED;
import static dev.minica.tls.registry.AlertDescriptions.UNKNOWN_CA;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The alerts about a server's certificate that say something for themselves. */
enum AlertMeaning {
  UNKNOWN(
      UNKNOWN_CA,
      Cause.UNTRUSTED_ROOT,
      Set.of(Cause.SELF_SIGNED, Cause.MISSING_INTERMEDIATE),
      "see which CAs the client believes, and whether the server sends its intermediates"),
  TIME(
      CERTIFICATE_EXPIRED,
      Cause.EXPIRED,
      Set.of(Cause.NOT_YET_VALID),
      "see whether the clock of the client is right"),
  REVOCATION(
      CERTIFICATE_REVOKED,
      Cause.REVOKED,
      Set.of(),
      "see which CRL or OCSP response the client goes by");

  private final int description;
  private final Cause cause;
  private final Set<Cause> others;
  private final String remedy;

  /**
   * @param cause the likeliest
   * @param others that have the same alert
   */
  AlertMeaning(int description, Cause cause, Set<Cause> others, String remedy) {
    this.description = description;
    this.cause = cause;
    this.others = others;
    this.remedy = remedy;
  }

  static Optional<AlertMeaning> of(int description) {
    for (AlertMeaning each : values()) {
      if (each.description == description) {
        return Optional.of(each);
      }
    }
    return Optional.empty();
  }

  boolean fits(Cause other) {
    return other == cause || others.contains(other);
  }

  /** What it says where nothing else does. */
  Reproach alone(List<String> evidence) {
    return new Reproach(cause, Certainty.LIKELY, evidence, remedy);
  }
}
