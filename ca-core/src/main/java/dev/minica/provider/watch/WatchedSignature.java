package dev.minica.provider.watch;

import java.security.AlgorithmParameters;
import java.security.InvalidAlgorithmParameterException;
import java.security.InvalidKeyException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.SignatureException;
import java.security.SignatureSpi;
import java.security.spec.AlgorithmParameterSpec;

/** The making and checking of signatures, watched. */
final class WatchedSignature extends SignatureSpi {

  private final Signature signature;
  private final Watch watch;

  WatchedSignature(Signature signature, Watch watch) {
    this.signature = signature;
    this.watch = watch;
  }

  @Override
  protected void engineInitVerify(PublicKey key) throws InvalidKeyException {
    signature.initVerify(key);
  }

  @Override
  protected void engineInitSign(PrivateKey key) throws InvalidKeyException {
    signature.initSign(key);
  }

  @Override
  protected void engineInitSign(PrivateKey key, SecureRandom random) throws InvalidKeyException {
    signature.initSign(key, random);
  }

  @Override
  protected void engineUpdate(byte input) throws SignatureException {
    signature.update(input);
  }

  @Override
  protected void engineUpdate(byte[] input, int offset, int length) throws SignatureException {
    signature.update(input, offset, length);
  }

  @Override
  protected byte[] engineSign() throws SignatureException {
    long start = watch.now();
    byte[] signed = signature.sign();
    watch.watcher().signed(signature.getAlgorithm(), watch.since(start));
    return signed;
  }

  @Override
  protected boolean engineVerify(byte[] signed) throws SignatureException {
    long start = watch.now();
    boolean isRight = signature.verify(signed);
    watch.watcher().verified(signature.getAlgorithm(), watch.since(start));
    return isRight;
  }

  @Override
  protected void engineSetParameter(AlgorithmParameterSpec parameters)
      throws InvalidAlgorithmParameterException {
    signature.setParameter(parameters);
  }

  @Override
  protected AlgorithmParameters engineGetParameters() {
    return signature.getParameters();
  }

  @Override
  @Deprecated
  protected void engineSetParameter(String name, Object value) {
    signature.setParameter(name, value);
  }

  @Override
  @Deprecated
  protected Object engineGetParameter(String name) {
    return signature.getParameter(name);
  }
}
