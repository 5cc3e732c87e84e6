package dev.minica.key;

import dev.minica.internal.asn1.Der;
import dev.minica.key.KeyAlgorithm.Family;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;

/** The signature algorithms minica signs with and checks. */
public enum SignatureAlgorithm {
  SHA256_WITH_RSA(Family.RSA, "SHA256withRSA", "1.2.840.113549.1.1.11"),
  SHA384_WITH_RSA(Family.RSA, "SHA384withRSA", "1.2.840.113549.1.1.12"),
  SHA512_WITH_RSA(Family.RSA, "SHA512withRSA", "1.2.840.113549.1.1.13"),
  SHA256_WITH_ECDSA(Family.EC, "SHA256withECDSA", "1.2.840.10045.4.3.2"),
  SHA384_WITH_ECDSA(Family.EC, "SHA384withECDSA", "1.2.840.10045.4.3.3"),
  SHA512_WITH_ECDSA(Family.EC, "SHA512withECDSA", "1.2.840.10045.4.3.4"),
  ED25519(Family.EDDSA, "Ed25519", "1.3.101.112"),
  ED448(Family.EDDSA, "Ed448", "1.3.101.113"),
  ML_DSA_44(Family.ML_DSA, "ML-DSA-44", "2.16.840.1.101.3.4.3.17"),
  ML_DSA_65(Family.ML_DSA, "ML-DSA-65", "2.16.840.1.101.3.4.3.18"),
  ML_DSA_87(Family.ML_DSA, "ML-DSA-87", "2.16.840.1.101.3.4.3.19");

  private final Family family;
  private final String label;
  private final String oid;

  SignatureAlgorithm(Family family, String label, String oid) {
    this.family = family;
    this.label = label;
    this.oid = oid;
  }

  /**
   * What minica signs with: the hash as strong as the curve (RFC 5758), SHA-256 for RSA of every
   * size, as openssl does.
   */
  public static SignatureAlgorithm of(KeyAlgorithm key) {
    return switch (key) {
      case RSA_2048, RSA_3072, RSA_4096 -> SHA256_WITH_RSA;
      case EC_P256 -> SHA256_WITH_ECDSA;
      case EC_P384 -> SHA384_WITH_ECDSA;
      case EC_P521 -> SHA512_WITH_ECDSA;
      case ED25519 -> ED25519;
      case ED448 -> ED448;
      case ML_DSA_44 -> ML_DSA_44;
      case ML_DSA_65 -> ML_DSA_65;
      case ML_DSA_87 -> ML_DSA_87;
    };
  }

  /** The algorithm with this object identifier, if minica knows it. */
  public static Optional<SignatureAlgorithm> ofOid(String oid) {
    return Arrays.stream(values()).filter(a -> a.oid.equals(oid)).findFirst();
  }

  /** Object identifier in dotted decimal. */
  public String oid() {
    return oid;
  }

  /** Java's standard name, which is also what people call it. */
  public String label() {
    return label;
  }

  Family family() {
    return family;
  }

  /**
   * DER of the AlgorithmIdentifier. The parameters are NULL with RSA (RFC 4055 section 5) and
   * absent with ECDSA (RFC 5758 section 3.2), EdDSA (RFC 8410 section 3) and ML-DSA (RFC 9881
   * section 2).
   *
   * <p>Written out here because Bouncy Castle's finder loads some hundred identifiers, a tenth of
   * the start-up time; a test holds each equal to the finder's.
   */
  public byte[] algorithmIdentifier() {
    ASN1ObjectIdentifier algorithm = new ASN1ObjectIdentifier(oid);
    return Der.encode(
        family == Family.RSA
            ? new AlgorithmIdentifier(algorithm, DERNull.INSTANCE)
            : new AlgorithmIdentifier(algorithm));
  }

  @Override
  public String toString() {
    return label;
  }
}
