package dev.minica.provider.watch;

import java.security.AlgorithmParameters;
import java.security.InvalidAlgorithmParameterException;
import java.security.InvalidKeyException;
import java.security.Key;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.security.spec.AlgorithmParameterSpec;
import javax.crypto.BadPaddingException;
import javax.crypto.Cipher;
import javax.crypto.CipherSpi;
import javax.crypto.IllegalBlockSizeException;
import javax.crypto.ShortBufferException;
import org.jspecify.annotations.Nullable;

/** Encryption to an RSA key, watched. Mode and padding are part of the algorithm's name. */
final class WatchedCipher extends CipherSpi {

  private final Cipher cipher;
  private final Watch watch;

  WatchedCipher(Cipher cipher, Watch watch) {
    this.cipher = cipher;
    this.watch = watch;
  }

  @Override
  protected void engineSetMode(String mode) throws NoSuchAlgorithmException {
    throw new NoSuchAlgorithmException(cipher.getAlgorithm() + " in mode " + mode);
  }

  @Override
  protected void engineSetPadding(String padding) {
    throw new IllegalStateException(cipher.getAlgorithm() + " with padding " + padding);
  }

  @Override
  protected int engineGetBlockSize() {
    return cipher.getBlockSize();
  }

  @Override
  protected int engineGetOutputSize(int inputLength) {
    return cipher.getOutputSize(inputLength);
  }

  @Override
  protected byte @Nullable [] engineGetIV() {
    return cipher.getIV();
  }

  @Override
  protected @Nullable AlgorithmParameters engineGetParameters() {
    return cipher.getParameters();
  }

  @Override
  protected void engineInit(int mode, Key key, SecureRandom random) throws InvalidKeyException {
    cipher.init(mode, key, random);
  }

  @Override
  protected void engineInit(
      int mode, Key key, @Nullable AlgorithmParameterSpec parameters, SecureRandom random)
      throws InvalidKeyException, InvalidAlgorithmParameterException {
    cipher.init(mode, key, parameters, random);
  }

  @Override
  protected void engineInit(
      int mode, Key key, @Nullable AlgorithmParameters parameters, SecureRandom random)
      throws InvalidKeyException, InvalidAlgorithmParameterException {
    cipher.init(mode, key, parameters, random);
  }

  @Override
  protected byte[] engineUpdate(byte[] input, int offset, int length) {
    return cipher.update(input, offset, length);
  }

  @Override
  protected int engineUpdate(byte[] input, int offset, int length, byte[] output, int at)
      throws ShortBufferException {
    return cipher.update(input, offset, length, output, at);
  }

  @Override
  protected byte[] engineDoFinal(byte @Nullable [] input, int offset, int length)
      throws IllegalBlockSizeException, BadPaddingException {
    return input == null ? cipher.doFinal() : cipher.doFinal(input, offset, length);
  }

  @Override
  protected int engineDoFinal(
      byte @Nullable [] input, int offset, int length, byte[] output, int at)
      throws ShortBufferException, IllegalBlockSizeException, BadPaddingException {
    return input == null
        ? cipher.doFinal(output, at)
        : cipher.doFinal(input, offset, length, output, at);
  }

  /** What TLS does with a pre-master secret. */
  @Override
  protected byte[] engineWrap(Key key) throws IllegalBlockSizeException, InvalidKeyException {
    long start = watch.now();
    byte[] wrapped = cipher.wrap(key);
    watch.watcher().encrypted(cipher.getAlgorithm(), watch.since(start));
    return wrapped;
  }

  @Override
  protected Key engineUnwrap(byte[] wrapped, String algorithm, int type)
      throws InvalidKeyException, NoSuchAlgorithmException {
    return cipher.unwrap(wrapped, algorithm, type);
  }
}
