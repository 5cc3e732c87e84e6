package dev.minica.tls.crypto;

import java.util.Arrays;
import java.util.List;

/** What an AEAD record consists of, by name. */
final class AeadParts {

  private AeadParts() {}

  static List<NamedOctets> of(
      RecordCipher cipher, byte[] nonce, byte[] additionalData, byte[] sealed) {
    int tag = sealed.length - cipher.tagLength();
    return List.of(
        // not secret, but with ChaCha20 and in TLS 1.3 it gives the IV away
        NamedOctets.secret("nonce", nonce),
        NamedOctets.open("additional data", additionalData),
        NamedOctets.open("ciphertext", Arrays.copyOf(sealed, tag)),
        NamedOctets.open("tag", Arrays.copyOfRange(sealed, tag, sealed.length)));
  }
}
