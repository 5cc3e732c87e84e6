package dev.minica.revocation;

import dev.minica.x509.DistinguishedName;
import dev.minica.x509.SerialNumber;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * Everything a CRL says, before its issuer's key signs it. Nothing here is checked: whether it says
 * the truth is for who makes it.
 *
 * @param issuer RFC 5280 section 5.1.2.3
 * @param issuerKeyIdentifier RFC 5280 section 5.2.1: the subject key identifier of the issuer
 * @param thisUpdate RFC 5280 section 5.1.2.4, in whole seconds
 * @param nextUpdate RFC 5280 section 5.1.2.5, in whole seconds
 * @param number RFC 5280 section 5.2.3
 * @param entries RFC 5280 section 5.1.2.6, in the order they are encoded; may be empty
 */
public record CrlTemplate(
    DistinguishedName issuer,
    byte[] issuerKeyIdentifier,
    Instant thisUpdate,
    Instant nextUpdate,
    BigInteger number,
    List<Entry> entries) {

  /**
   * A revoked certificate.
   *
   * @param serialNumber the certificate's
   * @param revocationDate since when it is revoked, in whole seconds
   * @param reason why; left out of the CRL where it is {@link RevocationReason#UNSPECIFIED}
   */
  public record Entry(SerialNumber serialNumber, Instant revocationDate, RevocationReason reason) {}

  public CrlTemplate {
    issuerKeyIdentifier = issuerKeyIdentifier.clone();
    entries = List.copyOf(entries);
  }

  /** The same under another number. */
  public CrlTemplate numbered(BigInteger other) {
    return new CrlTemplate(issuer, issuerKeyIdentifier, thisUpdate, nextUpdate, other, entries);
  }

  @Override
  public byte[] issuerKeyIdentifier() {
    return issuerKeyIdentifier.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CrlTemplate that
        && issuer.equals(that.issuer)
        && Arrays.equals(issuerKeyIdentifier, that.issuerKeyIdentifier)
        && thisUpdate.equals(that.thisUpdate)
        && nextUpdate.equals(that.nextUpdate)
        && number.equals(that.number)
        && entries.equals(that.entries);
  }

  @Override
  public int hashCode() {
    return Objects.hash(issuer, number, thisUpdate);
  }
}
