package dev.minica.encoding;

import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.internal.asn1.Der;
import dev.minica.internal.pbe.AlgorithmIds;
import dev.minica.key.PrivateKeyInfo;
import dev.minica.key.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERTaggedObject;
import org.jspecify.annotations.Nullable;

/** Puts the key forms that are older than PKCS#8 into it, and takes them out again. */
final class TraditionalKeys {

  private TraditionalKeys() {}

  /**
   * RFC 8017 appendix A.1.2.
   *
   * <pre>
   * RSAPrivateKey ::= SEQUENCE {
   *   version  INTEGER, modulus  INTEGER, publicExponent  INTEGER, privateExponent  INTEGER,
   *   prime1  INTEGER, prime2  INTEGER, exponent1  INTEGER, exponent2  INTEGER,
   *   coefficient  INTEGER, otherPrimeInfos  OPTIONAL }
   * </pre>
   */
  static PrivateKeyInfo ofPkcs1(ASN1Sequence key) {
    if (key.size() != 9) {
      throw new MinicaException(
          Kind.BAD_INPUT, "RSA private key: " + key.size() + " fields instead of 9");
    }
    return pkcs8(AlgorithmIds.withNull(SubjectPublicKeyInfo.RSA_ENCRYPTION), Der.encode(key));
  }

  /**
   * RFC 5915 section 3. In PKCS#8 the curve goes into the AlgorithmIdentifier and is left out of
   * the key.
   *
   * <pre>
   * ECPrivateKey ::= SEQUENCE {
   *   version     INTEGER { ecPrivkeyVer1(1) },
   *   privateKey  OCTET STRING,
   *   parameters  [0] ECParameters OPTIONAL,
   *   publicKey   [1] BIT STRING OPTIONAL }
   * </pre>
   */
  static PrivateKeyInfo ofSec1(ASN1Sequence key) {
    return Der.read("EC private key", () -> readSec1(key));
  }

  private static PrivateKeyInfo readSec1(ASN1Sequence key) {
    ASN1EncodableVector withoutCurve = new ASN1EncodableVector();
    withoutCurve.add(ASN1Integer.getInstance(key.getObjectAt(0)));
    withoutCurve.add(ASN1OctetString.getInstance(key.getObjectAt(1)));
    ASN1Encodable curve = null;
    for (int i = 2; i < key.size(); i++) {
      ASN1TaggedObject field = ASN1TaggedObject.getInstance(key.getObjectAt(i));
      if (field.hasContextTag(0)) {
        curve = field.getExplicitBaseObject();
      } else {
        withoutCurve.add(field);
      }
    }
    return pkcs8(
        AlgorithmIds.of(SubjectPublicKeyInfo.EC_PUBLIC_KEY, requireCurve(curve)),
        Der.encode(new DERSequence(withoutCurve)));
  }

  private static ASN1Encodable requireCurve(@Nullable ASN1Encodable curve) {
    if (curve == null) {
      throw new MinicaException(Kind.BAD_INPUT, "EC private key: it does not say on which curve");
    }
    return curve;
  }

  /** The RSAPrivateKey that PKCS#8 wraps. */
  static byte[] toPkcs1(PrivateKeyInfo key) {
    return Der.encode(Der.decode(wrapped(key), "RSA private key"));
  }

  /** With curve and public key, which PKCS#8 says outside or may leave out. */
  static byte[] toSec1(PrivateKeyInfo key, SubjectPublicKeyInfo publicKey) {
    return ecPrivateKey(key, publicKey, true);
  }

  /**
   * PKCS#8 in version 1, which has neither attributes nor a public key beside the private one:
   * OpenSSL 3.0 does not read version 2. EC keys are written as OpenSSL does, whoever made them:
   * the public key inside, and the curve outside alone.
   */
  static PrivateKeyInfo version1(PrivateKeyInfo key, SubjectPublicKeyInfo publicKey) {
    ASN1Sequence algorithm = ASN1Sequence.getInstance(fields(key).getObjectAt(1));
    return pkcs8(algorithm, publicKey.isEc() ? ecPrivateKey(key, publicKey, false) : wrapped(key));
  }

  private static byte[] ecPrivateKey(
      PrivateKeyInfo key, SubjectPublicKeyInfo publicKey, boolean namesCurve) {
    ASN1Sequence fields = ASN1Sequence.getInstance(Der.decode(wrapped(key), "EC private key"));
    ASN1EncodableVector written = new ASN1EncodableVector();
    written.add(new ASN1Integer(1));
    written.add(ASN1OctetString.getInstance(fields.getObjectAt(1)));
    if (namesCurve) {
      ASN1Sequence algorithm = ASN1Sequence.getInstance(fields(key).getObjectAt(1));
      written.add(new DERTaggedObject(true, 0, AlgorithmIds.parameters(algorithm)));
    }
    written.add(new DERTaggedObject(true, 1, new DERBitString(publicKey.keyBits())));
    return Der.encode(new DERSequence(written));
  }

  private static byte[] wrapped(PrivateKeyInfo key) {
    return ASN1OctetString.getInstance(fields(key).getObjectAt(2)).getOctets();
  }

  private static ASN1Sequence fields(PrivateKeyInfo key) {
    return ASN1Sequence.getInstance(Der.decode(key.encoded(), "private key"));
  }

  /**
   * RFC 5958 section 2.
   *
   * <pre>
   * OneAsymmetricKey ::= SEQUENCE {
   *   version              INTEGER { v1(0) },
   *   privateKeyAlgorithm  AlgorithmIdentifier,
   *   privateKey           OCTET STRING, ... }
   * </pre>
   */
  private static PrivateKeyInfo pkcs8(ASN1Sequence algorithm, byte[] key) {
    return PrivateKeyInfo.decode(
        Der.encode(
            new DERSequence(
                new ASN1Encodable[] {new ASN1Integer(0), algorithm, new DEROctetString(key)})));
  }
}
