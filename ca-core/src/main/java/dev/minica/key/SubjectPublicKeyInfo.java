package dev.minica.key;

import dev.minica.MinicaException;
import dev.minica.internal.asn1.Der;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Sequence;

/**
 * A public key as certificates carry it (RFC 5280 section 4.1.2.7), of any algorithm, known to
 * minica or not.
 *
 * <pre>
 * SubjectPublicKeyInfo ::= SEQUENCE {
 *   algorithm         AlgorithmIdentifier,
 *   subjectPublicKey  BIT STRING }
 * </pre>
 */
public final class SubjectPublicKeyInfo {

  /** The {@link #algorithmOid} of RSA keys (RFC 3279 section 2.3.1). */
  public static final String RSA_ENCRYPTION = "1.2.840.113549.1.1.1";

  /** The {@link #algorithmOid} of RSA keys for RSASSA-PSS alone (RFC 4055 section 1.2). */
  public static final String RSASSA_PSS = "1.2.840.113549.1.1.10";

  /** The {@link #algorithmOid} of elliptic curve keys (RFC 5480 section 2.1.1). */
  public static final String EC_PUBLIC_KEY = "1.2.840.10045.2.1";

  private final byte[] der;
  private final org.bouncycastle.asn1.x509.SubjectPublicKeyInfo parsed;

  private SubjectPublicKeyInfo(byte[] der, org.bouncycastle.asn1.x509.SubjectPublicKeyInfo parsed) {
    this.der = der;
    this.parsed = parsed;
  }

  /**
   * Reads a DER SubjectPublicKeyInfo. Whether the key inside makes sense is not looked at.
   *
   * @throws MinicaException BAD_INPUT if it is not that structure
   */
  public static SubjectPublicKeyInfo decode(byte[] der) {
    return Der.read(
        "public key",
        () -> {
          var parsed =
              org.bouncycastle.asn1.x509.SubjectPublicKeyInfo.getInstance(
                  Der.decode(der, "public key"));
          parsed.getPublicKeyData().getOctets(); // throws if the key ends within an octet
          return new SubjectPublicKeyInfo(der.clone(), parsed);
        });
  }

  /** One that was put together of sound parts. */
  static SubjectPublicKeyInfo of(ASN1Sequence fields) {
    return new SubjectPublicKeyInfo(
        Der.encode(fields), org.bouncycastle.asn1.x509.SubjectPublicKeyInfo.getInstance(fields));
  }

  /** The DER encoding. */
  public byte[] encoded() {
    return der.clone();
  }

  /**
   * The algorithm's object identifier in dotted decimal: what classifies a key, whoever made it.
   */
  public String algorithmOid() {
    return parsed.getAlgorithm().getAlgorithm().getId();
  }

  /** The algorithm and size, if it is one that minica makes. */
  public Optional<KeyAlgorithm> algorithm() {
    return KeyAlgorithms.of(parsed);
  }

  /** Whether it is an RSA key of any size: the only kind that can encipher another key. */
  public boolean isRsa() {
    return algorithmOid().equals(RSA_ENCRYPTION);
  }

  /** Bits of the modulus of an RSA key; 0 for keys of other kinds and malformed ones. */
  public int modulusBits() {
    return isRsa() ? KeyAlgorithms.modulusBits(parsed) : 0;
  }

  /** Whether it is an elliptic curve key (RFC 5480 section 2.1.1), on whichever curve. */
  public boolean isEc() {
    return algorithmOid().equals(EC_PUBLIC_KEY);
  }

  /** The contents of the BIT STRING, without its count of unused bits. */
  public byte[] keyBits() {
    return parsed.getPublicKeyData().getOctets();
  }

  /** Method (1) of RFC 5280 section 4.2.1.2: the SHA-1 of {@link #keyBits}, 20 octets. */
  public byte[] keyIdentifier() {
    return digest("SHA-1", keyBits());
  }

  /** The SHA-256 of the DER encoding, 32 octets: what pins of public keys are made of. */
  public byte[] sha256() {
    return digest("SHA-256", der);
  }

  private static byte[] digest(String algorithm, byte[] octets) {
    try {
      return MessageDigest.getInstance(algorithm).digest(octets);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has " + algorithm, e);
    }
  }

  org.bouncycastle.asn1.x509.SubjectPublicKeyInfo parsed() {
    return parsed;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SubjectPublicKeyInfo that && Arrays.equals(der, that.der);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(der);
  }

  /** What kind of key it is: as {@code --key} spells it, {@code rsa-2560}, or its identifier. */
  @Override
  public String toString() {
    int bits = modulusBits();
    return bits > 0
        ? "rsa-" + bits
        : algorithm().map(KeyAlgorithm::label).orElseGet(this::algorithmOid);
  }
}
