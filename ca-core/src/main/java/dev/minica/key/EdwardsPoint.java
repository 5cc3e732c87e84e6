package dev.minica.key;

import dev.minica.key.KeyWeakness.Flaw;
import java.util.List;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.bouncycastle.math.ec.rfc8032.Ed448;

/** Whether an Ed25519 or Ed448 key is a point of its curve, and of more than small order. */
final class EdwardsPoint {

  private EdwardsPoint() {}

  /** Under a key of small order, signatures can be found that hold for any message. */
  static List<KeyWeakness> weaknesses(SubjectPublicKeyInfo key, KeyAlgorithm algorithm) {
    boolean sound =
        algorithm == KeyAlgorithm.ED25519
            ? Ed25519.validatePublicKeyPartial(key.keyBits(), 0)
            : Ed448.validatePublicKeyPartial(key.keyBits(), 0);
    return sound
        ? List.of()
        : KeyWeakness.one(
            Flaw.BAD_POINT, algorithm + " key is not a point of the curve, or one of small order");
  }
}
