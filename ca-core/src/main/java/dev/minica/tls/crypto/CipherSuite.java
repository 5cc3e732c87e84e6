package dev.minica.tls.crypto;

import java.util.Optional;

/**
 * What a cipher suite means, read from its name in the IANA registry "TLS Cipher Suites".
 *
 * @param name such as {@code TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256}
 * @param isTls13 whether it is a suite of TLS 1.3 (RFC 8446 appendix B.4), which names neither key
 *     exchange nor authentication, or else of TLS 1.2 and older
 * @param keyExchange how both sides come to the pre-master secret
 * @param authentication with which kind of key the server shows who it is
 * @param cipher how records are protected; empty if this package cannot do it
 * @param hash what the PRF or HKDF uses
 */
public record CipherSuite(
    String name,
    boolean isTls13,
    KeyExchange keyExchange,
    Authentication authentication,
    Optional<RecordCipher> cipher,
    HashAlgorithm hash) {

  /**
   * The meaning of a name. Suites whose records cannot be protected here (3DES, RC4, NULL, ARIA,
   * Camellia) are understood as far as they go, their {@link #cipher} is empty.
   *
   * @return empty if the name is no cipher suite (such as TLS_FALLBACK_SCSV) or of a kind with a
   *     hash or key schedule of its own (GOST, SM3)
   */
  public static Optional<CipherSuite> of(String ianaName) {
    return SuiteName.parse(ianaName);
  }

  /** Whether recorded traffic stays closed to who steals the server's private key later. */
  public boolean isForwardSecret() {
    return keyExchange.isForwardSecret();
  }

  /** The PRF of a suite of TLS 1.2. */
  public Prf prf() {
    return new Prf(hash);
  }

  /** The HKDF of a suite of TLS 1.3. */
  public Hkdf hkdf() {
    return new Hkdf(hash);
  }

  @Override
  public String toString() {
    return name;
  }
}
