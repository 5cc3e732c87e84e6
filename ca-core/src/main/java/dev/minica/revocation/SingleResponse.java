package dev.minica.revocation;

import dev.minica.x509.Extension;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a responder says of one certificate (RFC 6960 section 4.2.1).
 *
 * @param certId which certificate
 * @param status what it says
 * @param revocation since when and why, if the status is {@link Status#REVOKED}
 * @param thisUpdate when this was known to be right
 * @param nextUpdate by when there will be newer word; empty if there is any time
 * @param extensions in their order, understood or not
 */
public record SingleResponse(
    CertId certId,
    Status status,
    Optional<Revocation> revocation,
    Instant thisUpdate,
    Optional<Instant> nextUpdate,
    List<Extension> extensions) {

  /** CertStatus of RFC 6960 section 4.2.1, explained in section 2.2. */
  public enum Status {
    /** Not revoked, which need not mean that it was ever issued. */
    GOOD("good"),
    REVOKED("revoked"),
    /** The responder does not know this certificate, usually because it is of another issuer. */
    UNKNOWN("unknown");

    private final String label;

    Status(String label) {
      this.label = label;
    }

    /** The name in RFC 6960. */
    public String label() {
      return label;
    }

    @Override
    public String toString() {
      return label;
    }
  }

  /**
   * RevokedInfo.
   *
   * @param time since when it is revoked
   * @param reason why, if the responder says so
   */
  public record Revocation(Instant time, Optional<RevocationReason> reason) {}

  public SingleResponse {
    extensions = List.copyOf(extensions);
  }
}
