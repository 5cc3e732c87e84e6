package dev.minica.key;

import dev.minica.internal.asn1.Der;
import dev.minica.key.KeyAlgorithm.Family;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.pkcs.RSASSAPSSparams;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;

/** The signature algorithms minica checks; it signs with those that {@link #of} gives. */
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
  ML_DSA_87(Family.ML_DSA, "ML-DSA-87", "2.16.840.1.101.3.4.3.19"),
  // last, since comparing their parameters loads classes that the others do without
  SHA256_WITH_RSA_PSS(Family.RSA, "SHA256withRSAandMGF1", SignatureAlgorithm.RSASSA_PSS),
  SHA384_WITH_RSA_PSS(Family.RSA, "SHA384withRSAandMGF1", SignatureAlgorithm.RSASSA_PSS),
  SHA512_WITH_RSA_PSS(Family.RSA, "SHA512withRSAandMGF1", SignatureAlgorithm.RSASSA_PSS);

  private static final String RSASSA_PSS = SubjectPublicKeyInfo.RSASSA_PSS;

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

  /** The same for a key of any origin: RSA of whatever size, or what minica makes. */
  public static Optional<SignatureAlgorithm> of(SubjectPublicKeyInfo key) {
    return key.isRsa() ? Optional.of(SHA256_WITH_RSA) : key.algorithm().map(SignatureAlgorithm::of);
  }

  /**
   * The algorithm with this object identifier, if minica knows it; never RSASSA-PSS, where the
   * parameters decide.
   */
  public static Optional<SignatureAlgorithm> ofOid(String oid) {
    return Arrays.stream(values())
        .filter(a -> a.oid.equals(oid) && !oid.equals(RSASSA_PSS))
        .findFirst();
  }

  /**
   * The algorithm with this AlgorithmIdentifier, if minica knows it and the parameters are the
   * right ones. With RSA and PKCS #1 v1.5 they may be absent, where NULL is what is written: RFC
   * 4055 section 5 has readers take both.
   *
   * @param der as it stands in a certificate or CRL
   */
  public static Optional<SignatureAlgorithm> ofIdentifier(byte[] der) {
    return Arrays.stream(values())
        .filter(a -> Arrays.equals(a.algorithmIdentifier(), der) || a.isWithoutParameters(der))
        .findFirst();
  }

  private boolean isWithoutParameters(byte[] der) {
    return switch (this) {
      case SHA256_WITH_RSA, SHA384_WITH_RSA, SHA512_WITH_RSA ->
          Arrays.equals(Der.encode(new AlgorithmIdentifier(new ASN1ObjectIdentifier(oid))), der);
      default -> false;
    };
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

  /** Whether a key that signs with this can sign with the other. */
  public boolean sharesKeysWith(SignatureAlgorithm other) {
    boolean hashIsFree = family == Family.RSA || family == Family.EC;
    return this == other || (hashIsFree && family == other.family);
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
        switch (this) {
          case SHA256_WITH_RSA, SHA384_WITH_RSA, SHA512_WITH_RSA ->
              new AlgorithmIdentifier(algorithm, DERNull.INSTANCE);
          case SHA256_WITH_RSA_PSS -> pss(algorithm, "2.16.840.1.101.3.4.2.1", 32);
          case SHA384_WITH_RSA_PSS -> pss(algorithm, "2.16.840.1.101.3.4.2.2", 48);
          case SHA512_WITH_RSA_PSS -> pss(algorithm, "2.16.840.1.101.3.4.2.3", 64);
          default -> new AlgorithmIdentifier(algorithm);
        });
  }

  /** With a salt as long as the hash, as RFC 4055 section 3.1 recommends and nearly all do. */
  private static AlgorithmIdentifier pss(
      ASN1ObjectIdentifier algorithm, String hash, int saltLength) {
    AlgorithmIdentifier digest =
        new AlgorithmIdentifier(new ASN1ObjectIdentifier(hash), DERNull.INSTANCE);
    ASN1ObjectIdentifier mgf1 = new ASN1ObjectIdentifier("1.2.840.113549.1.1.8");
    return new AlgorithmIdentifier(
        algorithm,
        new RSASSAPSSparams(
            digest,
            new AlgorithmIdentifier(mgf1, digest),
            new ASN1Integer(saltLength),
            RSASSAPSSparams.DEFAULT_TRAILER_FIELD));
  }

  @Override
  public String toString() {
    return label;
  }
}
