package dev.minica.encoding.keystore;

import java.security.SecureRandom;

/** The formats of key stores. */
public enum KeyStoreFormat {
  /**
   * PKCS#12 (RFC 7292) as Java has written it by default since release 17: PBES2 with PBKDF2 over
   * HMAC-SHA256 and AES-256-CBC, a MAC with SHA-256, 10,000 iterations for each. OpenSSL 3 reads it
   * without its legacy provider, GnuTLS, NSS and Java since 8u301 as well.
   */
  PKCS12("p12"),

  /**
   * Java's own format of old, which only Java reads. Its protection of the key rests on one SHA-1
   * for each guess of the password and is no better than that.
   */
  JKS("jks");

  private final String fileExtension;

  KeyStoreFormat(String fileExtension) {
    this.fileExtension = fileExtension;
  }

  /** What file names of this format end in, without the dot. */
  public String fileExtension() {
    return fileExtension;
  }

  /**
   * Encodes the contents under one password, which protects the store and each key in it.
   *
   * <p>ML-DSA keys are written in the one form of RFC 9881 that Java reads, the expanded key.
   *
   * @param password cleared by the caller
   * @param random salts and initialization vectors; the same octets give the same file
   * @throws MinicaException USAGE if the format cannot have this password (PKCS#12 has to be
   *     printable ASCII, since Java 17 opens no other) or an alias is too long for it
   */
  public byte[] encode(KeyStoreContents contents, char[] password, SecureRandom random) {
    return switch (this) {
      case PKCS12 -> Pkcs12Encoder.encode(contents, password, random);
      case JKS -> JksEncoder.encode(contents, password, random);
    };
  }
}
