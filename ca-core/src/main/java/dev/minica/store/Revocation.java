package dev.minica.store;

import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.issuance.Profile;
import dev.minica.revocation.RevocationReason;
import dev.minica.x509.Certificate;
import dev.minica.x509.SerialNumber;
import java.time.Instant;
import java.util.HexFormat;

/**
 * That a certificate is revoked.
 *
 * @param serialNumber the certificate's
 * @param issuerKeyId the key identifier of who issued it, and whose CRLs name it: octets in
 *     lower-case hexadecimal digits
 * @param notAfter until when the certificate would have been valid, in whole seconds
 * @param revokedAt since when it is revoked, in whole seconds
 * @param reason why
 */
public record Revocation(
    SerialNumber serialNumber,
    String issuerKeyId,
    Instant notAfter,
    Instant revokedAt,
    RevocationReason reason) {

  /** As many octets as a SHA-512 has; a key identifier usually has 20. */
  private static final int MAX_KEY_ID = 128;

  /**
   * @throws MinicaException BAD_INPUT if the key identifier is none
   */
  public Revocation {
    requireKeyId(issuerKeyId);
  }

  /**
   * Whether it is that of this certificate. Of a CA that was taken over, a certificate that it has
   * issued may have the number that its own has, by its issuer; and no intermediate revokes itself.
   */
  public boolean isOf(Certificate certificate) {
    return serialNumber.equals(certificate.serialNumber())
        && (!certificate.isCa()
            || certificate
                .authorityKeyIdentifier()
                .map(id -> keyId(id).equals(issuerKeyId))
                .orElseGet(() -> !keyId(certificate).equals(issuerKeyId)));
  }

  /**
   * The same of a record; no more of it is decoded than is needed.
   *
   * @throws MinicaException BAD_INPUT if a field of an intermediate's certificate is malformed
   */
  public boolean isOf(RecordOutline issued) {
    return issued.profile().equals(Profile.INTERMEDIATE.name())
        ? isOf(issued.certificate().certificate())
        : serialNumber.equals(issued.serialNumber());
  }

  /** What is said to whoever revokes it again: CONFLICT. */
  public MinicaException secondTime() {
    return new MinicaException(
        Kind.CONFLICT,
        "certificate "
            + serialNumber
            + " has been revoked since "
            + revokedAt
            + ", reason "
            + reason);
  }

  /** Key identifiers are names of directories, too: nothing but digits. */
  static String requireKeyId(String text) {
    if (!isKeyId(text)) {
      throw new MinicaException(
          Kind.BAD_INPUT, "a key identifier is not 1 to 64 octets in hexadecimal digits");
    }
    return text;
  }

  /** Whether it is a key identifier as revocations and the archive of CRLs write it. */
  public static boolean isKeyId(String text) {
    return !text.isEmpty()
        && text.length() <= MAX_KEY_ID
        && text.length() % 2 == 0
        && text.chars().allMatch(c -> "0123456789abcdef".indexOf(c) >= 0);
  }

  /** The key identifier of an issuer, under which its revocations and CRLs are kept. */
  public static String keyId(Certificate issuer) {
    return keyId(keyIdentifier(issuer));
  }

  /** As its own certificate says it, or of its key (RFC 5280 section 4.2.1.2). */
  public static byte[] keyIdentifier(Certificate issuer) {
    return issuer.subjectKeyIdentifier().orElseGet(() -> issuer.publicKey().keyIdentifier());
  }

  /** A key identifier as revocations and the archive of CRLs write it. */
  public static String keyId(byte[] keyIdentifier) {
    return HexFormat.of().formatHex(keyIdentifier);
  }
}
