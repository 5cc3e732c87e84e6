package dev.minica.key;

import org.bouncycastle.crypto.Signer;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.util.PublicKeyFactory;

/** Checks signatures. */
public final class SignatureCheck {

  private SignatureCheck() {}

  /**
   * Whether the signature over the message was made with the private half of this key. A key or
   * signature that is damaged, or that does not fit the algorithm, is a "no".
   */
  public static boolean verifies(
      SubjectPublicKeyInfo key, SignatureAlgorithm algorithm, byte[] message, byte[] signature) {
    try {
      AsymmetricKeyParameter publicKey = PublicKeyFactory.createKey(key.parsed());
      Signer signer = Signers.of(algorithm);
      signer.init(false, publicKey);
      signer.update(message, 0, message.length);
      return signer.verifySignature(signature);
    } catch (java.io.IOException | RuntimeException e) {
      return false; // Bouncy Castle says "damaged" with a dozen unchecked exceptions
    }
  }
}
