package dev.minica.ca;

import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.revocation.Crl;
import dev.minica.revocation.CrlTemplate;
import dev.minica.store.Revocation;
import dev.minica.x509.Certificate;
import dev.minica.x509.SerialNumber;
import dev.minica.x509.TimeSpan;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What the next CRL of an issuer says (RFC 5280 section 5). Its number and its times follow from
 * the last one, so it is made before the revocations are read: whatever was revoked when it was
 * made is in it.
 *
 * @param issuer the issuing CA's certificate
 * @param last the issuer's last CRL, if there is one
 * @param now the present, as far as the clock knows
 * @param lifetime from thisUpdate to nextUpdate
 */
record NextCrl(Certificate issuer, Optional<Crl> last, Instant now, TimeSpan lifetime) {

  /** RFC 5280 section 5.2.3: at most 20 octets, of which the first bit is the sign. */
  private static final int MAX_BITS = 8 * SerialNumber.MAX_OCTETS - 1;

  /** Never before the last one's, even if the clock went back: clients keep the newest. */
  Instant thisUpdate() {
    return last.map(Crl::thisUpdate).filter(earlier -> earlier.isAfter(now)).orElse(now);
  }

  /**
   * @throws MinicaException REFUSED if all numbers are used up
   */
  BigInteger number() {
    return after(last.flatMap(Crl::number));
  }

  /**
   * The number after the last one.
   *
   * @throws MinicaException REFUSED if all numbers are used up
   */
  static BigInteger after(Optional<BigInteger> last) {
    BigInteger number = last.map(earlier -> earlier.add(BigInteger.ONE)).orElse(BigInteger.ONE);
    if (number.bitLength() > MAX_BITS) {
      throw new MinicaException(
          Kind.REFUSED, "no CRL can come after number " + number.subtract(BigInteger.ONE));
    }
    return number;
  }

  /**
   * The CRL that says so, by ascending serial number.
   *
   * @param revocations all there are, of whatever issuer
   * @throws MinicaException USAGE if its nextUpdate would be after the year 9999
   */
  CrlTemplate naming(List<Revocation> revocations) {
    String keyId = Revocation.keyId(issuer);
    return new CrlTemplate(
        issuer.subject(),
        Revocation.keyIdentifier(issuer),
        thisUpdate(),
        lifetime.after(thisUpdate()),
        number(),
        revocations.stream()
            .filter(revocation -> revocation.issuerKeyId().equals(keyId) && isNamed(revocation))
            .sorted(Comparator.comparing(Revocation::serialNumber))
            .map(NextCrl::entry)
            .toList());
  }

  /**
   * RFC 5280 section 3.3: an entry stays until it was in one CRL issued after the certificate had
   * expired. By the clock it must have expired as well, which may have gone back since that CRL.
   */
  private boolean isNamed(Revocation revocation) {
    boolean wasNamedSince =
        last.filter(
                crl ->
                    crl.thisUpdate().isAfter(revocation.notAfter())
                        && !revocation.revokedAt().isAfter(crl.thisUpdate()))
            .isPresent();
    return !wasNamedSince || !now.isAfter(revocation.notAfter());
  }

  private static CrlTemplate.Entry entry(Revocation revocation) {
    return new CrlTemplate.Entry(
        revocation.serialNumber(), revocation.revokedAt(), revocation.reason());
  }
}
