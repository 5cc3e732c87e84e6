package dev.minica.encoding;

import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.internal.asn1.Der;
import dev.minica.key.KeyAlgorithm;
import dev.minica.key.KeyAlgorithm.Family;
import dev.minica.key.PrivateKeyInfo;
import dev.minica.key.SubjectPublicKeyInfo;

/** How an unencrypted private key is written. */
public enum PrivateKeyForm {
  /** RFC 5958, for keys of every algorithm: what to take unless a program wants another. */
  PKCS8("PKCS#8", PemBlock.PRIVATE_KEY),
  /** The same as Java reads it: ML-DSA keys without the seed that they were made from. */
  JAVA("PKCS#8 for Java", PemBlock.PRIVATE_KEY),
  /** RFC 8017 appendix A.1.2, for RSA keys: what {@code openssl rsa -traditional} writes. */
  PKCS1("PKCS#1", "RSA PRIVATE KEY"),
  /** RFC 5915, for EC keys: what {@code openssl ec} writes. */
  SEC1("SEC1", "EC PRIVATE KEY");

  private final String label;
  private final String pemLabel;

  PrivateKeyForm(String label, String pemLabel) {
    this.label = label;
    this.pemLabel = pemLabel;
  }

  /** What people call it. */
  public String label() {
    return label;
  }

  /** Whether it can hold a key of this algorithm. */
  public boolean holds(KeyAlgorithm algorithm) {
    return switch (this) {
      case PKCS8, JAVA -> true;
      case PKCS1 -> algorithm.family() == Family.RSA;
      case SEC1 -> algorithm.family() == Family.EC;
    };
  }

  /**
   * DER of the key. It is the secret itself.
   *
   * @throws MinicaException BAD_INPUT if the key is damaged, or the form cannot hold it
   */
  public byte[] encode(PrivateKeyInfo key) {
    SubjectPublicKeyInfo publicKey = key.publicKey();
    requireHolds(publicKey);
    return Der.read(
        "private key",
        () ->
            switch (this) {
              case PKCS8 -> TraditionalKeys.version1(key, publicKey).encoded();
              case JAVA -> JavaPrivateKey.encode(TraditionalKeys.version1(key, publicKey));
              case PKCS1 -> TraditionalKeys.toPkcs1(key);
              case SEC1 -> TraditionalKeys.toSec1(key, publicKey);
            });
  }

  /** Whether it can be encrypted: PKCS#8 has a form for that (RFC 5958 section 3). */
  public boolean canBeEncrypted() {
    return this == PKCS8 || this == JAVA;
  }

  /** The same as PEM: ASCII text. */
  public String pem(PrivateKeyInfo key) {
    return pem(encode(key));
  }

  /** PEM of what {@link #encode} gave. */
  public String pem(byte[] der) {
    return Pem.encode(new PemBlock(pemLabel, der));
  }

  private void requireHolds(SubjectPublicKeyInfo key) {
    if ((this == PKCS1 && !key.isRsa()) || (this == SEC1 && !key.isEc())) {
      throw new MinicaException(
              Kind.BAD_INPUT,
              label
                  + " holds "
                  + (this == PKCS1 ? "RSA" : "EC")
                  + " keys alone, and this is "
                  + key)
          .withHint("PKCS#8, the default, holds every key");
    }
  }
}
