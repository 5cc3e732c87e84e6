package dev.minica.tls.crypto;

import dev.minica.MinicaException;
import java.security.SecureRandom;

/** A way for two who each send one share to agree on a secret. */
public interface Group {

  /** As the IANA registry "TLS Supported Groups" calls it. */
  String name();

  /** A share for whoever speaks first: the client in TLS 1.3, the server in TLS 1.2. */
  KeyShare generate(SecureRandom random);

  /**
   * A share that was made before.
   *
   * @param privateKey as {@link KeyShare#privateKey} gives it
   * @throws MinicaException BAD_INPUT if it is no private key of this group
   */
  KeyShare restore(byte[] privateKey);

  /**
   * The answer to a share: one's own, and the secret.
   *
   * @throws MinicaException BAD_INPUT as {@link KeyShare#agree} does
   */
  default Agreement answer(byte[] peerShare, SecureRandom random) {
    KeyShare own = generate(random);
    return new Agreement(own.publicShare(), own.agree(peerShare));
  }

  /**
   * Diffie-Hellman over a finite field with parameters that the server sent (RFC 5246 section
   * 7.4.3), each an unsigned integer.
   *
   * @throws MinicaException BAD_INPUT if the modulus is even or has under 512 or over 8,192 bits,
   *     or the generator is not between 1 and the modulus less 1
   */
  static Group finiteField(byte[] modulus, byte[] generator) {
    return FiniteFieldGroup.custom(modulus, generator);
  }
}
