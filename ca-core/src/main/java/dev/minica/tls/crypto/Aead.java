package dev.minica.tls.crypto;

import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.engines.AESEngine;
import org.bouncycastle.crypto.modes.AEADCipher;
import org.bouncycastle.crypto.modes.CCMBlockCipher;
import org.bouncycastle.crypto.modes.ChaCha20Poly1305;
import org.bouncycastle.crypto.modes.GCMBlockCipher;
import org.bouncycastle.crypto.params.AEADParameters;
import org.bouncycastle.crypto.params.KeyParameter;

/** Authenticated encryption with associated data (RFC 5116) under one key. */
record Aead(RecordCipher cipher, byte[] key) {

  /** The ciphertext and, at its end, the tag. */
  byte[] seal(byte[] nonce, byte[] additionalData, byte[] plaintext) {
    try {
      return run(true, nonce, additionalData, plaintext);
    } catch (InvalidCipherTextException e) {
      throw new IllegalStateException("encryption has nothing to compare", e);
    }
  }

  /** The plaintext; empty if the tag is not the right one. */
  Optional<byte[]> open(byte[] nonce, byte[] additionalData, byte[] ciphertext) {
    try {
      return Optional.of(run(false, nonce, additionalData, ciphertext));
    } catch (InvalidCipherTextException e) {
      return Optional.empty();
    }
  }

  private byte[] run(boolean encrypt, byte[] nonce, byte[] additionalData, byte[] input)
      throws InvalidCipherTextException {
    AEADCipher engine = engine();
    int tagBits = cipher.tagLength() * Byte.SIZE;
    engine.init(encrypt, new AEADParameters(new KeyParameter(key), tagBits, nonce, additionalData));
    byte[] output = new byte[engine.getOutputSize(input.length)];
    int written = engine.processBytes(input, 0, input.length, output, 0);
    written += engine.doFinal(output, written);
    return Arrays.copyOf(output, written);
  }

  private AEADCipher engine() {
    return switch (cipher.mode()) {
      case AES_GCM -> GCMBlockCipher.newInstance(AESEngine.newInstance());
      case AES_CCM, AES_CCM_8 -> CCMBlockCipher.newInstance(AESEngine.newInstance());
      case CHACHA20_POLY1305 -> new ChaCha20Poly1305();
      case AES_CBC -> throw new IllegalArgumentException("CBC is no AEAD");
    };
  }

  @Override
  public String toString() {
    return cipher.toString();
  }
}
