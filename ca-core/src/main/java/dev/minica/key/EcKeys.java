package dev.minica.key;

import dev.minica.internal.asn1.Der;
import java.io.IOException;
import java.math.BigInteger;
import java.util.HexFormat;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.crypto.params.ECNamedDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.math.ec.ECCurve;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;
import org.bouncycastle.math.ec.custom.sec.SecP256R1Curve;
import org.bouncycastle.math.ec.custom.sec.SecP384R1Curve;
import org.bouncycastle.math.ec.custom.sec.SecP521R1Curve;

/**
 * EC keys on the curves that minica makes keys on, between encodings and Bouncy Castle's
 * arithmetic. The library's own factories look at each algorithm and curve that it knows of, and
 * that is a tenth of the time in which a certificate is issued.
 */
final class EcKeys {

  /** RFC 5915 section 3: ecPrivkeyVer1. */
  private static final int VERSION = 1;

  private EcKeys() {}

  // Each in a class of its own, so that nobody waits for the tables of the other two.

  private static final class P256 {
    static final ECNamedDomainParameters DOMAIN =
        domain(
            KeyAlgorithm.EC_P256,
            new SecP256R1Curve(),
            "6b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296",
            "4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5");
  }

  private static final class P384 {
    static final ECNamedDomainParameters DOMAIN =
        domain(
            KeyAlgorithm.EC_P384,
            new SecP384R1Curve(),
            "aa87ca22be8b05378eb1c71ef320ad746e1d3b628ba79b9859f741e082542a38"
                + "5502f25dbf55296c3a545e3872760ab7",
            "3617de4a96262c6f5d9e98bf9292dc29f8f41dbd289a147ce9da3113b5f0b8c0"
                + "0a60b1ce1d7e819d7a431d7c90ea0e5f");
  }

  private static final class P521 {
    static final ECNamedDomainParameters DOMAIN =
        domain(
            KeyAlgorithm.EC_P521,
            new SecP521R1Curve(),
            "00c6858e06b70404e9cd9e3ecb662395b4429c648139053fb521f828af606b4d"
                + "3dbaa14b5e77efe75928fe1dc127a2ffa8de3348b3c1856a429bf97e7e31c2e5bd66",
            "011839296a789a3bc0045c8a5fb42c7d1bd998f54449579b446817afbd17273e"
                + "662c97ee72995ef42640c550b9013fad0761353c7086a272c24088be94769fd16650");
  }

  /** The base point is from SP 800-186 section 3.2.1; the rest the curve knows itself. */
  private static ECNamedDomainParameters domain(
      KeyAlgorithm algorithm, ECCurve curve, String x, String y) {
    return new ECNamedDomainParameters(
        KeyAlgorithms.curveOid(algorithm),
        curve,
        curve.decodePoint(HexFormat.of().parseHex("04" + x + y)),
        curve.getOrder(),
        curve.getCofactor());
  }

  /**
   * The arithmetic's parameters for an algorithm of family EC.
   *
   * @throws IllegalArgumentException for another
   */
  static ECNamedDomainParameters domain(KeyAlgorithm algorithm) {
    return switch (algorithm) {
      case EC_P256 -> P256.DOMAIN;
      case EC_P384 -> P384.DOMAIN;
      case EC_P521 -> P521.DOMAIN;
      default -> throw new IllegalArgumentException(algorithm + " has no curve");
    };
  }

  /** The private key inside PKCS#8, if it is on one of the curves. */
  static Optional<ECPrivateKeyParameters> privateKey(org.bouncycastle.asn1.pkcs.PrivateKeyInfo key)
      throws IOException {
    Optional<KeyAlgorithm> algorithm = KeyAlgorithms.ofCurve(key.getPrivateKeyAlgorithm());
    if (algorithm.isEmpty()) {
      return Optional.empty();
    }
    BigInteger scalar = ECPrivateKey.getInstance(key.parsePrivateKey()).getKey();
    return Optional.of(new ECPrivateKeyParameters(scalar, domain(algorithm.get())));
  }

  static ECPublicKeyParameters publicHalf(ECPrivateKeyParameters key) {
    return new ECPublicKeyParameters(
        new FixedPointCombMultiplier().multiply(key.getParameters().getG(), key.getD()),
        key.getParameters());
  }

  /**
   * RFC 5480 section 2.
   *
   * <pre>
   * SubjectPublicKeyInfo ::= SEQUENCE {
   *   algorithm         AlgorithmIdentifier { id-ecPublicKey, namedCurve },
   *   subjectPublicKey  BIT STRING }
   * </pre>
   */
  static SubjectPublicKeyInfo encode(ECPublicKeyParameters key) {
    return SubjectPublicKeyInfo.of(
        new DERSequence(
            new ASN1Encodable[] {
              algorithm((ECNamedDomainParameters) key.getParameters()),
              new DERBitString(key.getQ().getEncoded(false))
            }));
  }

  /**
   * RFC 5958 section 2 around RFC 5915 section 3, which names the curve only if nothing around it
   * does.
   *
   * <pre>
   * ECPrivateKey ::= SEQUENCE {
   *   version     INTEGER { ecPrivkeyVer1(1) },
   *   privateKey  OCTET STRING,
   *   parameters  [0] ECParameters OPTIONAL,
   *   publicKey   [1] BIT STRING OPTIONAL }
   * </pre>
   */
  static PrivateKeyInfo encode(ECPrivateKeyParameters key, ECPublicKeyParameters publicKey) {
    ECNamedDomainParameters domain = (ECNamedDomainParameters) key.getParameters();
    return encode(domain, key.getD(), publicKey.getQ().getEncoded(false));
  }

  /** The same of numbers that others have made. */
  static PrivateKeyInfo encode(
      KeyAlgorithm algorithm, BigInteger scalar, SubjectPublicKeyInfo publicKey) {
    return encode(domain(algorithm), scalar, publicKey.keyBits());
  }

  private static PrivateKeyInfo encode(
      ECNamedDomainParameters domain, BigInteger scalar, byte[] point) {
    DERSequence inner =
        new DERSequence(
            new ASN1Encodable[] {
              new ASN1Integer(VERSION),
              new DEROctetString(octets(scalar, domain)),
              new DERTaggedObject(true, 1, new DERBitString(point))
            });
    return PrivateKeyInfo.of(
        new DERSequence(
            new ASN1Encodable[] {
              new ASN1Integer(0), algorithm(domain), new DEROctetString(Der.encode(inner))
            }));
  }

  /** RFC 5915 section 3: of the length of the order, leading zeros included. */
  private static byte[] octets(BigInteger scalar, ECNamedDomainParameters domain) {
    int octets = (domain.getN().bitLength() + 7) / 8;
    return org.bouncycastle.util.BigIntegers.asUnsignedByteArray(octets, scalar);
  }

  private static DERSequence algorithm(ECNamedDomainParameters domain) {
    return new DERSequence(
        new ASN1Encodable[] {
          new ASN1ObjectIdentifier(SubjectPublicKeyInfo.EC_PUBLIC_KEY), domain.getName()
        });
  }
}
