package dev.minica.key;

import dev.minica.MinicaException;
import dev.minica.internal.asn1.Der;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Sequence;

/**
 * A private key as PKCS#8 writes it (RFC 5958), unencrypted. It never shows its contents in {@link
 * #toString}.
 */
public final class PrivateKeyInfo {

  private final byte[] der;
  private final org.bouncycastle.asn1.pkcs.PrivateKeyInfo parsed;

  private PrivateKeyInfo(byte[] der, org.bouncycastle.asn1.pkcs.PrivateKeyInfo parsed) {
    this.der = der;
    this.parsed = parsed;
  }

  /**
   * Reads a DER OneAsymmetricKey. Whether the key inside makes sense shows when it is used.
   *
   * @throws MinicaException BAD_INPUT if it is not that structure
   */
  public static PrivateKeyInfo decode(byte[] der) {
    return Der.read(
        "private key",
        () ->
            new PrivateKeyInfo(
                der.clone(),
                org.bouncycastle.asn1.pkcs.PrivateKeyInfo.getInstance(
                    Der.decode(der, "private key"))));
  }

  /** One that was put together of sound parts. */
  static PrivateKeyInfo of(ASN1Sequence fields) {
    return new PrivateKeyInfo(
        Der.encode(fields), org.bouncycastle.asn1.pkcs.PrivateKeyInfo.getInstance(fields));
  }

  /** The DER encoding. It is the secret itself: whoever holds it can sign. */
  public byte[] encoded() {
    return der.clone();
  }

  /** The algorithm's object identifier in dotted decimal. */
  public String algorithmOid() {
    return parsed.getPrivateKeyAlgorithm().getAlgorithm().getId();
  }

  /**
   * The public half, computed from the private one.
   *
   * @throws MinicaException BAD_INPUT if the key is damaged or of an algorithm minica does not make
   */
  public SubjectPublicKeyInfo publicKey() {
    return PublicHalf.of(this);
  }

  /** The algorithm and size, if it is one that minica makes. */
  public Optional<KeyAlgorithm> algorithm() {
    return publicKey().algorithm();
  }

  org.bouncycastle.asn1.pkcs.PrivateKeyInfo parsed() {
    return parsed;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PrivateKeyInfo that
        && java.security.MessageDigest.isEqual(der, that.der);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(der);
  }

  @Override
  public String toString() {
    return "private key";
  }
}
