package dev.minica.key;

import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.pkcs.RSAPublicKey;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.jspecify.annotations.Nullable;

/** Classifies a key by its object identifiers, never by the class of some provider's object. */
final class KeyAlgorithms {

  private static final String RSA_ENCRYPTION = dev.minica.key.SubjectPublicKeyInfo.RSA_ENCRYPTION;
  private static final String EC_PUBLIC_KEY = dev.minica.key.SubjectPublicKeyInfo.EC_PUBLIC_KEY;

  private static final String P256 = "1.2.840.10045.3.1.7";
  private static final String P384 = "1.3.132.0.34";
  private static final String P521 = "1.3.132.0.35";

  private KeyAlgorithms() {}

  static Optional<KeyAlgorithm> of(SubjectPublicKeyInfo key) {
    AlgorithmIdentifier id = key.getAlgorithm();
    return Optional.ofNullable(
        switch (id.getAlgorithm().getId()) {
          case RSA_ENCRYPTION -> rsa(key);
          case EC_PUBLIC_KEY -> curve(id);
          case "1.3.101.112" -> KeyAlgorithm.ED25519;
          case "1.3.101.113" -> KeyAlgorithm.ED448;
          case "2.16.840.1.101.3.4.3.17" -> KeyAlgorithm.ML_DSA_44;
          case "2.16.840.1.101.3.4.3.18" -> KeyAlgorithm.ML_DSA_65;
          case "2.16.840.1.101.3.4.3.19" -> KeyAlgorithm.ML_DSA_87;
          default -> null;
        });
  }

  /** The object identifier of an EC algorithm's named curve (RFC 5480 section 2.1.1.1). */
  static ASN1ObjectIdentifier curveOid(KeyAlgorithm algorithm) {
    return new ASN1ObjectIdentifier(
        switch (algorithm) {
          case EC_P256 -> P256;
          case EC_P384 -> P384;
          case EC_P521 -> P521;
          default -> throw new IllegalArgumentException(algorithm + " has no curve");
        });
  }

  /** The algorithm of an EC key on one of the curves, by its AlgorithmIdentifier. */
  static Optional<KeyAlgorithm> ofCurve(AlgorithmIdentifier id) {
    return id.getAlgorithm().getId().equals(EC_PUBLIC_KEY)
        ? Optional.ofNullable(curve(id))
        : Optional.empty();
  }

  private static @Nullable KeyAlgorithm curve(AlgorithmIdentifier id) {
    if (!(id.getParameters() instanceof ASN1ObjectIdentifier curve)) {
      return null;
    }
    return switch (curve.getId()) {
      case P256 -> KeyAlgorithm.EC_P256;
      case P384 -> KeyAlgorithm.EC_P384;
      case P521 -> KeyAlgorithm.EC_P521;
      default -> null;
    };
  }

  private static @Nullable KeyAlgorithm rsa(SubjectPublicKeyInfo key) {
    return switch (modulusBits(key)) {
      case 2048 -> KeyAlgorithm.RSA_2048;
      case 3072 -> KeyAlgorithm.RSA_3072;
      case 4096 -> KeyAlgorithm.RSA_4096;
      default -> null;
    };
  }

  /** How long the modulus of an RSA key is; 0 for what is no RSAPublicKey. */
  static int modulusBits(SubjectPublicKeyInfo key) {
    try {
      return RSAPublicKey.getInstance(key.parsePublicKey()).getModulus().bitLength();
    } catch (java.io.IOException | RuntimeException e) {
      return 0;
    }
  }
}
