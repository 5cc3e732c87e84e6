package dev.minica.inspection;

import dev.minica.internal.asn1.Der;
import dev.minica.key.PrivateKeyInfo;
import dev.minica.key.SubjectPublicKeyInfo;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x9.ECNamedCurveTable;

/**
 * Public keys out of other structures, without more arithmetic than it takes: a hostile key must
 * not be able to make it long.
 */
final class PublicKeys {

  private static final String RSA = SubjectPublicKeyInfo.RSA_ENCRYPTION;
  private static final String RSA_PSS = "1.2.840.113549.1.1.10";
  private static final String EC = SubjectPublicKeyInfo.EC_PUBLIC_KEY;
  private static final String DSA = "1.2.840.10040.4.1";

  /** Whose public half is computed: X25519, X448, Ed25519, Ed448, and ML-DSA-44, -65 and -87. */
  private static final Set<String> COMPUTED =
      Set.of(
          "1.3.101.110",
          "1.3.101.111",
          "1.3.101.112",
          "1.3.101.113",
          "2.16.840.1.101.3.4.3.17",
          "2.16.840.1.101.3.4.3.18",
          "2.16.840.1.101.3.4.3.19");

  private PublicKeys() {}

  /**
   *
   *
   * <pre>
   * RSAPublicKey ::= SEQUENCE { modulus INTEGER, publicExponent INTEGER } (RFC 8017 appendix A.1.1)
   * </pre>
   */
  static SubjectPublicKeyInfo ofPkcs1(byte[] der) {
    return Der.read(
        "RSA public key",
        () -> {
          ASN1Sequence key = Asn1.sequence(Der.decode(der, "RSA public key"), 2, 2);
          return rsa(withNull(RSA), key.getObjectAt(0), key.getObjectAt(1));
        });
  }

  /**
   * The public half of a private key; empty if its algorithm is one whose public half is not
   * computed here.
   *
   * @throws dev.minica.MinicaException BAD_INPUT if the key is damaged
   */
  static Optional<SubjectPublicKeyInfo> of(PrivateKeyInfo key) {
    String oid = key.algorithmOid();
    if (oid.equals(RSA) || oid.equals(RSA_PSS)) {
      return Optional.of(Der.read("RSA private key", () -> ofRsa(key)));
    }
    boolean computed = COMPUTED.contains(oid) || (oid.equals(EC) && isOnKnownCurve(key));
    return computed ? Optional.of(key.publicKey()) : Optional.empty();
  }

  /** Modulus and exponent stand in the private key as they are in the public one. */
  private static SubjectPublicKeyInfo ofRsa(PrivateKeyInfo key) {
    ASN1Sequence fields = (ASN1Sequence) Der.decode(key.encoded(), "private key");
    byte[] inside = ((ASN1OctetString) fields.getObjectAt(2)).getOctets();
    ASN1Sequence rsa = Asn1.sequence(Der.decode(inside, "RSA private key"), 9, 10);
    return rsa(fields.getObjectAt(1), rsa.getObjectAt(1), rsa.getObjectAt(2));
  }

  private static SubjectPublicKeyInfo rsa(
      ASN1Encodable algorithm, ASN1Encodable modulus, ASN1Encodable exponent) {
    if (integer(modulus).getValue().signum() <= 0 || integer(exponent).getValue().signum() <= 0) {
      throw new IllegalArgumentException("a modulus or an exponent that is not above zero");
    }
    return info(
        algorithm, new DERSequence(new ASN1Encodable[] {integer(modulus), integer(exponent)}));
  }

  private static boolean isOnKnownCurve(PrivateKeyInfo key) {
    return Der.read(
        "private key",
        () -> {
          ASN1Sequence fields = (ASN1Sequence) Der.decode(key.encoded(), "private key");
          ASN1Sequence algorithm = (ASN1Sequence) fields.getObjectAt(1);
          ASN1Encodable parameters = algorithm.getObjectAt(1);
          if (parameters instanceof ASN1ObjectIdentifier curve) {
            return ECNamedCurveTable.getByOID(curve) != null;
          }
          requireCurve(parameters);
          return false;
        });
  }

  /** One that is spelled out is a curve, but none to compute with. */
  private static void requireCurve(ASN1Encodable parameters) {
    if (!(parameters instanceof ASN1Sequence)) {
      throw new IllegalArgumentException("it does not say on which curve");
    }
  }

  /**
   * OpenSSL's form of DSA keys, which no standard has.
   *
   * <pre>
   * SEQUENCE { version INTEGER, p INTEGER, q INTEGER, g INTEGER, y INTEGER, x INTEGER }
   * </pre>
   */
  static SubjectPublicKeyInfo ofDsa(byte[] der) {
    return Der.read(
        "DSA private key",
        () -> {
          ASN1Sequence key = Asn1.sequence(Der.decode(der, "DSA private key"), 6, 6);
          ASN1Encodable[] domain = {
            integer(key.getObjectAt(1)), integer(key.getObjectAt(2)), integer(key.getObjectAt(3))
          };
          ASN1Sequence algorithm =
              new DERSequence(new ASN1ObjectIdentifier(DSA), new DERSequence(domain));
          return info(algorithm, integer(key.getObjectAt(4)));
        });
  }

  /** Of an algorithm without parameters, with the key's octets as they are. */
  static SubjectPublicKeyInfo ofOctets(String oid, byte[] key) {
    return SubjectPublicKeyInfo.decode(
        Der.encode(
            new DERSequence(
                new DERSequence(new ASN1ObjectIdentifier(oid)), new DERBitString(key))));
  }

  /** A point on a named curve. */
  static SubjectPublicKeyInfo ofPoint(String curve, byte[] point) {
    return SubjectPublicKeyInfo.decode(
        Der.encode(
            new DERSequence(
                new DERSequence(new ASN1ObjectIdentifier(EC), new ASN1ObjectIdentifier(curve)),
                new DERBitString(point))));
  }

  /** An RSA key of these two numbers. */
  static SubjectPublicKeyInfo ofRsa(ASN1Integer modulus, ASN1Integer exponent) {
    return rsa(withNull(RSA), modulus, exponent);
  }

  private static DERSequence withNull(String oid) {
    return new DERSequence(new ASN1ObjectIdentifier(oid), DERNull.INSTANCE);
  }

  private static ASN1Integer integer(ASN1Encodable value) {
    return (ASN1Integer) value;
  }

  private static SubjectPublicKeyInfo info(ASN1Encodable algorithm, ASN1Primitive key) {
    return SubjectPublicKeyInfo.decode(
        Der.encode(new DERSequence(algorithm, new DERBitString(Der.encode(key)))));
  }
}
