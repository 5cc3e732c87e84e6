package dev.minica.encoding.keystore;

/**
 * How a part of a key store is protected.
 *
 * @param part which
 * @param scheme the algorithms in words, such as {@code PBES2, PBKDF2 with HMAC-SHA-256,
 *     AES-256-CBC}
 * @param work the iterations of the key derivation; 1 where there is none, N r p of scrypt
 */
public record Protection(Part part, String scheme, long work) {

  /** What can be protected. */
  public enum Part {
    INTEGRITY,
    CERTIFICATES,
    KEYS,
    STORE
  }

  /** Whether Java reads it, of each release that is in wide use: PBMAC1 came with 26. */
  public boolean isKnownToJava() {
    return !scheme.contains("PBMAC1") && !scheme.contains("scrypt");
  }
}
