package dev.minica.internal.pbe;

import org.bouncycastle.asn1.ASN1Sequence;

/**
 * How octets were encrypted under a password: an AlgorithmIdentifier whose parameters have been
 * looked at and are within bounds.
 */
public interface EncryptionScheme {

  /**
   * Reads an AlgorithmIdentifier: PBES2 or PBES1 (RFC 8018 section 6), or one of the schemes of
   * PKCS#12 (RFC 7292 appendix C).
   *
   * @throws MinicaException BAD_INPUT if it is another algorithm, or parameters are over their
   *     bound
   */
  static EncryptionScheme decode(ASN1Sequence algorithm) {
    String oid = AlgorithmIds.oid(algorithm);
    if (oid.startsWith(Pkcs12Scheme.ARC)) {
      return Pkcs12Scheme.decode(oid, AlgorithmIds.parameters(algorithm));
    } else if (oid.equals(Pbes2.OID)) {
      return Pbes2Scheme.decode(AlgorithmIds.parameters(algorithm));
    }
    return Pbes1Scheme.Variant.ofOid(oid)
        .map(variant -> Pbes1Scheme.decode(variant, AlgorithmIds.parameters(algorithm)))
        .orElseThrow(() -> KeyDerivation.unsupported("algorithm " + oid));
  }

  /**
   * Decrypts.
   *
   * @param password cleared by the caller
   * @throws MinicaException BAD_INPUT if the length is impossible; WRONG_PASSPHRASE if the padding
   *     does not come out right
   */
  byte[] decrypt(char[] password, byte[] encrypted);

  /** What people call it, such as {@code PBES2, PBKDF2 with HMAC-SHA-256, AES-256-CBC}. */
  String description();

  /** How much work the derivation is, in iterations of PBKDF2 or in blocks that scrypt mixes. */
  long work();
}
