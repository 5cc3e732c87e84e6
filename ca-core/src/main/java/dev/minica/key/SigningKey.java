package dev.minica.key;

import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import java.security.SecureRandom;

/**
 * Something that can sign and says for whom. The private key may live elsewhere (a token, an HSM):
 * nobody who signs asks to see it.
 */
public interface SigningKey {

  /** The public key that signatures are checked with. */
  SubjectPublicKeyInfo publicKey();

  /** The one algorithm this key signs with. */
  SignatureAlgorithm algorithm();

  /**
   * Signs a message of any length; hashing it, where the algorithm does that, is included.
   *
   * @return the octets of signatureValue (RFC 5280 section 4.1.1.3)
   */
  byte[] sign(byte[] message);

  /**
   * Signs in this process, with the algorithm that {@link SignatureAlgorithm#of} gives.
   *
   * @param random blinds RSA and hedges ML-DSA; ECDSA nonces come from RFC 6979 and need none
   * @throws MinicaException BAD_INPUT if the key is damaged, or of an algorithm other than RSA that
   *     minica does not make
   */
  static SigningKey of(KeyPair pair, SecureRandom random) {
    return new SoftwareSigningKey(pair, random);
  }

  /**
   * Signs in this process, with an algorithm of the key's family that is not the one it would sign
   * with by itself.
   *
   * @param random as above; the salt of RSASSA-PSS comes from it as well
   * @throws MinicaException BAD_INPUT if the key is damaged or the algorithm is none of its kind
   */
  static SigningKey of(KeyPair pair, SignatureAlgorithm algorithm, SecureRandom random) {
    if (SignatureAlgorithm.of(pair.publicKey()).filter(algorithm::sharesKeysWith).isEmpty()) {
      throw new MinicaException(
          Kind.BAD_INPUT, "a key of " + pair.publicKey() + " cannot sign with " + algorithm);
    }
    return new SoftwareSigningKey(pair, algorithm, random);
  }
}
