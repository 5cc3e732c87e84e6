package dev.minica.tls.crypto;

import org.bouncycastle.crypto.engines.AESEngine;
import org.bouncycastle.crypto.modes.CBCBlockCipher;
import org.bouncycastle.crypto.modes.CBCModeCipher;
import org.bouncycastle.crypto.params.KeyParameter;
import org.bouncycastle.crypto.params.ParametersWithIV;

/** AES in CBC over whole blocks, under one key. */
record Cbc(byte[] key) {

  byte[] encrypt(byte[] iv, byte[] blocks) {
    return run(true, iv, blocks);
  }

  byte[] decrypt(byte[] iv, byte[] blocks) {
    return run(false, iv, blocks);
  }

  private byte[] run(boolean encrypt, byte[] iv, byte[] blocks) {
    CBCModeCipher cipher = CBCBlockCipher.newInstance(AESEngine.newInstance());
    cipher.init(encrypt, new ParametersWithIV(new KeyParameter(key), iv));
    byte[] output = new byte[blocks.length];
    for (int at = 0; at < blocks.length; at += RecordCipher.BLOCK) {
      cipher.processBlock(blocks, at, output, at);
    }
    return output;
  }

  @Override
  public String toString() {
    return "AES-CBC";
  }
}
