package dev.minica.provider.watch;

import java.security.InvalidAlgorithmParameterException;
import java.security.InvalidKeyException;
import java.security.Key;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.spec.AlgorithmParameterSpec;
import java.time.Duration;
import javax.crypto.KeyAgreement;
import javax.crypto.KeyAgreementSpi;
import javax.crypto.SecretKey;
import javax.crypto.ShortBufferException;
import org.jspecify.annotations.Nullable;

/** A key agreement, watched. Which of its steps does the work is the provider's choice. */
final class WatchedKeyAgreement extends KeyAgreementSpi {

  private final KeyAgreement agreement;
  private final Watch watch;
  private @Nullable PrivateKey own;
  private Duration phases = Duration.ZERO;

  WatchedKeyAgreement(KeyAgreement agreement, Watch watch) {
    this.agreement = agreement;
    this.watch = watch;
  }

  @Override
  protected void engineInit(Key key, SecureRandom random) throws InvalidKeyException {
    agreement.init(key, random);
    begin(key);
  }

  @Override
  protected void engineInit(Key key, AlgorithmParameterSpec parameters, SecureRandom random)
      throws InvalidKeyException, InvalidAlgorithmParameterException {
    agreement.init(key, parameters, random);
    begin(key);
  }

  private void begin(Key key) {
    own = key instanceof PrivateKey privateKey ? privateKey : null;
    phases = Duration.ZERO;
  }

  @Override
  protected @Nullable Key engineDoPhase(Key key, boolean isLast) throws InvalidKeyException {
    long start = watch.now();
    Key between = agreement.doPhase(key, isLast);
    phases = phases.plus(watch.since(start));
    return between;
  }

  @Override
  protected byte[] engineGenerateSecret() {
    long start = watch.now();
    byte[] secret = agreement.generateSecret();
    end(start);
    return secret;
  }

  @Override
  protected int engineGenerateSecret(byte[] secret, int offset) throws ShortBufferException {
    long start = watch.now();
    int length = agreement.generateSecret(secret, offset);
    end(start);
    return length;
  }

  @Override
  protected SecretKey engineGenerateSecret(String algorithm)
      throws NoSuchAlgorithmException, InvalidKeyException {
    long start = watch.now();
    SecretKey secret = agreement.generateSecret(algorithm);
    end(start);
    return secret;
  }

  private void end(long start) {
    if (own != null) {
      watch.watcher().agreed(own, phases.plus(watch.since(start)));
    }
  }
}
