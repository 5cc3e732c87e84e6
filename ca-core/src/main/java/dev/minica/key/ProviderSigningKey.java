package dev.minica.key;

import dev.minica.provider.KeyProvider;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;

/**
 * A private key in the hands of a provider. Thread-safe: each signature has a signer of its own.
 */
record ProviderSigningKey(
    KeyProvider provider,
    SubjectPublicKeyInfo publicKey,
    SignatureAlgorithm algorithm,
    PrivateKey privateKey)
    implements SigningKey {

  @Override
  public byte[] sign(byte[] message) {
    try {
      Signature signature = provider.signature(algorithm.label());
      signature.initSign(privateKey);
      signature.update(message);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(provider.name() + " could not sign", e);
    }
  }

  @Override
  public String toString() {
    return "private key";
  }
}
