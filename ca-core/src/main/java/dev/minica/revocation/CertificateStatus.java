package dev.minica.revocation;

import dev.minica.revocation.SingleResponse.Revocation;
import dev.minica.revocation.SingleResponse.Status;
import java.time.Instant;
import java.util.Optional;

/**
 * What an issuer knows of a serial number: RFC 6960 section 2.2, read strictly. Good is what was
 * issued and is not revoked, unknown what was never issued.
 *
 * @param revocation since when and why, if and only if it is revoked
 */
public record CertificateStatus(Status status, Optional<Revocation> revocation) {

  /** Issued, and not revoked. */
  public static final CertificateStatus GOOD = new CertificateStatus(Status.GOOD, Optional.empty());

  /** Never issued. */
  public static final CertificateStatus UNKNOWN =
      new CertificateStatus(Status.UNKNOWN, Optional.empty());

  public CertificateStatus {
    if ((status == Status.REVOKED) != revocation.isPresent()) {
      throw new IllegalArgumentException(status + " with revocation " + revocation);
    }
  }

  public static CertificateStatus revoked(Instant time, RevocationReason reason) {
    return new CertificateStatus(
        Status.REVOKED, Optional.of(new Revocation(time, Optional.of(reason))));
  }
}
