package dev.minica.key;

import java.io.IOException;
import java.math.BigInteger;
import org.bouncycastle.asn1.pkcs.RSAPublicKey;
import org.bouncycastle.crypto.Signer;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.RSAKeyParameters;
import org.bouncycastle.crypto.util.PublicKeyFactory;

/** Checks signatures. */
public final class SignatureCheck {

  /** OpenSSL's bounds: above them a single check is slow enough to be an attack. */
  private static final int MAX_RSA_BITS = 16_384;

  private static final int MAX_EXPONENT_BITS = 64;

  private SignatureCheck() {}

  /**
   * Whether the signature over the message was made with the private half of this key. A key or
   * signature that is damaged, or that does not fit the algorithm, is a "no"; so is an RSA key over
   * 16,384 bits or with an exponent over 64 bits.
   */
  public static boolean verifies(
      SubjectPublicKeyInfo key, SignatureAlgorithm algorithm, byte[] message, byte[] signature) {
    try {
      AsymmetricKeyParameter publicKey = publicKey(key);
      Signer signer = Signers.of(algorithm);
      signer.init(false, publicKey);
      signer.update(message, 0, message.length);
      return signer.verifySignature(signature);
    } catch (IOException | RuntimeException e) {
      return false; // Bouncy Castle says "damaged" with a dozen unchecked exceptions
    }
  }

  private static AsymmetricKeyParameter publicKey(SubjectPublicKeyInfo key) throws IOException {
    return key.isRsa()
        ? rsa(RSAPublicKey.getInstance(key.parsed().parsePublicKey()))
        : PublicKeyFactory.createKey(key.parsed());
  }

  /**
   * Without Bouncy Castle's test that the modulus is no prime, which takes some hundred times as
   * long as the check itself: whoever chose a bad modulus could give their key away as well.
   */
  static RSAKeyParameters rsa(RSAPublicKey key) {
    BigInteger modulus = key.getModulus();
    BigInteger exponent = key.getPublicExponent();
    if (modulus.bitLength() > MAX_RSA_BITS || exponent.bitLength() > MAX_EXPONENT_BITS) {
      throw new IllegalArgumentException("an RSA key that is too large");
    }
    return new RSAKeyParameters(false, modulus, exponent, true);
  }
}
