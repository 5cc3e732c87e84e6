package dev.minica.defect;

import dev.minica.internal.asn1.Der;
import dev.minica.internal.asn1.Tlv;
import dev.minica.key.SigningKey;
import java.util.function.UnaryOperator;
import org.bouncycastle.asn1.DERBitString;

/** How what is to be signed becomes what is signed. */
@FunctionalInterface
interface Seal {

  /** As it should be. */
  Seal SOUND = (tbs, key) -> signed(tbs, key.algorithm().algorithmIdentifier(), key.sign(tbs));

  /**
   * What is signed, whole.
   *
   * @param tbs as it is encoded
   * @param key of who signs
   */
  byte[] on(byte[] tbs, SigningKey key);

  /** What is signed is encoded in another way first. */
  static Seal over(UnaryOperator<byte[]> encoding) {
    return (tbs, key) -> SOUND.on(encoding.apply(tbs), key);
  }

  /** What is signed rightly changes afterwards. */
  static Seal then(UnaryOperator<byte[]> change) {
    return (tbs, key) -> change.apply(SOUND.on(tbs, key));
  }

  /** The signature's own octets change. */
  static Seal withSignature(UnaryOperator<byte[]> change) {
    return (tbs, key) ->
        signed(tbs, key.algorithm().algorithmIdentifier(), change.apply(key.sign(tbs)));
  }

  /**
   *
   *
   * <pre>SEQUENCE { tbs, signatureAlgorithm AlgorithmIdentifier, signatureValue BIT STRING }</pre>
   */
  static byte[] signed(byte[] tbs, byte[] algorithm, byte[] signature) {
    return Der.constructed(Tlv.SEQUENCE, tbs, algorithm, Der.encode(new DERBitString(signature)));
  }
}
