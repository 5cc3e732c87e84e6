package dev.minica.encoding;

import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.internal.asn1.Der;
import dev.minica.internal.pbe.AlgorithmIds;
import dev.minica.key.PrivateKeyInfo;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.jspecify.annotations.Nullable;

/** Puts the key forms that are older than PKCS#8 into it. */
final class TraditionalKeys {

  private static final String RSA_ENCRYPTION = "1.2.840.113549.1.1.1";
  private static final String EC_PUBLIC_KEY = "1.2.840.10045.2.1";

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
    return pkcs8(AlgorithmIds.withNull(RSA_ENCRYPTION), key);
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
        AlgorithmIds.of(EC_PUBLIC_KEY, requireCurve(curve)), new DERSequence(withoutCurve));
  }

  private static ASN1Encodable requireCurve(@Nullable ASN1Encodable curve) {
    if (curve == null) {
      throw new MinicaException(Kind.BAD_INPUT, "EC private key: it does not say on which curve");
    }
    return curve;
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
  private static PrivateKeyInfo pkcs8(DERSequence algorithm, ASN1Sequence key) {
    return PrivateKeyInfo.decode(
        Der.encode(
            new DERSequence(
                new ASN1Encodable[] {
                  new ASN1Integer(0), algorithm, new DEROctetString(Der.encode(key))
                })));
  }
}
