package dev.minica.key;

/**
 * A private key and its public half.
 *
 * @param privateKey PKCS#8
 * @param publicKey the matching SubjectPublicKeyInfo
 */
public record KeyPair(PrivateKeyInfo privateKey, SubjectPublicKeyInfo publicKey) {

  /**
   * The pair that belongs to a private key.
   *
   * @throws dev.minica.MinicaException BAD_INPUT if the key is damaged or of an unknown algorithm
   */
  public static KeyPair of(PrivateKeyInfo privateKey) {
    return new KeyPair(privateKey, privateKey.publicKey());
  }
}
