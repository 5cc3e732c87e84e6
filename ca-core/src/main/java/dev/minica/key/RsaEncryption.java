package dev.minica.key;

import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.internal.asn1.Der;
import java.security.SecureRandom;
import java.util.Optional;
import org.bouncycastle.asn1.pkcs.RSAPrivateKey;
import org.bouncycastle.asn1.pkcs.RSAPublicKey;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.encodings.PKCS1Encoding;
import org.bouncycastle.crypto.engines.RSABlindedEngine;
import org.bouncycastle.crypto.params.ParametersWithRandom;

/**
 * RSAES-PKCS1-v1_5 (RFC 8017 section 7.2), which carries the pre-master secret of TLS 1.2 with RSA
 * key exchange. What decrypts here must never answer strangers: whoever may ask often whether a
 * ciphertext is well-formed can decrypt without the key.
 */
public final class RsaEncryption {

  private RsaEncryption() {}

  /**
   * Encrypts to a key.
   *
   * @param message at most 11 octets shorter than the modulus
   * @throws MinicaException BAD_INPUT if it is no RSA key, a damaged one, or too short
   */
  public static byte[] encrypt(SubjectPublicKeyInfo key, byte[] message, SecureRandom random) {
    if (!key.isRsa()) {
      throw notRsa(key.toString());
    }
    return Der.read(
        "RSA key",
        () -> {
          RSAPublicKey numbers = RSAPublicKey.getInstance(key.parsed().parsePublicKey());
          PKCS1Encoding engine = new PKCS1Encoding(new RSABlindedEngine());
          engine.init(true, new ParametersWithRandom(SignatureCheck.rsa(numbers), random));
          return engine.processBlock(message, 0, message.length);
        });
  }

  /**
   * Decrypts what was encrypted to a key.
   *
   * @return empty if it was not, or not to this key
   * @throws MinicaException BAD_INPUT if it is no RSA key, or a damaged one
   */
  public static Optional<byte[]> decrypt(
      PrivateKeyInfo key, byte[] ciphertext, SecureRandom random) {
    if (!key.algorithmOid().equals(SubjectPublicKeyInfo.RSA_ENCRYPTION)) {
      throw notRsa(key.algorithmOid());
    }
    return Der.read(
        "RSA key",
        () -> {
          RSAPrivateKey numbers = RSAPrivateKey.getInstance(key.parsed().parsePrivateKey());
          PKCS1Encoding engine = new PKCS1Encoding(new RSABlindedEngine());
          engine.init(false, new ParametersWithRandom(SoftwareSigningKey.rsa(numbers), random));
          return ciphertext.length == engine.getInputBlockSize()
              ? decrypted(engine, ciphertext)
              : Optional.empty();
        });
  }

  private static Optional<byte[]> decrypted(PKCS1Encoding engine, byte[] ciphertext) {
    try {
      return Optional.of(engine.processBlock(ciphertext, 0, ciphertext.length));
    } catch (InvalidCipherTextException | RuntimeException e) {
      return Optional.empty(); // a number over the modulus is an unchecked exception
    }
  }

  private static MinicaException notRsa(String key) {
    return new MinicaException(Kind.BAD_INPUT, "a key of " + key + " cannot encrypt")
        .withHint("RSA keys can");
  }
}
