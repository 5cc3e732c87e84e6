package dev.minica.key;

import static dev.minica.key.KeyWeakness.one;

import dev.minica.Escaped;
import dev.minica.key.KeyWeakness.Flaw;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.math.ec.ECCurve;

/** What can be wrong with an EC public key: its curve (RFC 5480 section 2.1.1) or its point. */
final class EcWeaknesses {

  /** SEC 1 section 2.3.3: the first octet of an encoded point. */
  private static final int INFINITY = 0;

  private static final int UNCOMPRESSED = 4;

  private EcWeaknesses() {}

  static List<KeyWeakness> of(SubjectPublicKeyInfo key) {
    Optional<KeyAlgorithm> algorithm = key.algorithm();
    return algorithm.isPresent()
        ? ofPoint(key.keyBits(), algorithm.get())
        : ofCurve(key.parsed().getAlgorithm().getParameters());
  }

  private static List<KeyWeakness> ofCurve(ASN1Encodable parameters) {
    if (parameters instanceof ASN1ObjectIdentifier curve) {
      return one(
          Flaw.UNUSUAL_CURVE,
          "EC curve " + Escaped.of(curve.getId()) + " is not P-256, P-384 or P-521");
    } else if (parameters instanceof ASN1Sequence) {
      return one(
          Flaw.EXPLICIT_CURVE, "EC curve is spelled out in parameters instead of being named");
    }
    return one(Flaw.MALFORMED, "EC key does not say on which curve it is");
  }

  private static List<KeyWeakness> ofPoint(byte[] point, KeyAlgorithm algorithm) {
    ECCurve curve = EcKeys.domain(algorithm).getCurve();
    int octets = 1 + 2 * curve.getFieldElementEncodingLength();
    int form = point.length == 0 ? -1 : point[0];
    if (form == INFINITY && point.length == 1) {
      return one(Flaw.BAD_POINT, "EC point is the one at infinity");
    } else if ((form == 2 || form == 3) && point.length == (octets + 1) / 2) {
      return one(Flaw.COMPRESSED_POINT, "EC point is compressed, which Java and Go do not read");
    } else if (form != UNCOMPRESSED || point.length != octets) {
      return one(
          Flaw.MALFORMED,
          algorithm + " point is not an octet 04 and " + (octets - 1) + " octets of coordinates");
    }
    return isOnCurve(curve, point)
        ? List.of()
        : one(Flaw.BAD_POINT, "EC point is not on the curve " + algorithm);
  }

  /** These curves have cofactor 1, so each of their points but infinity has the right order. */
  private static boolean isOnCurve(ECCurve curve, byte[] point) {
    try {
      curve.decodePoint(point);
      return true;
    } catch (IllegalArgumentException outOfRangeOrOffTheCurve) {
      return false;
    }
  }
}
