package dev.minica.provider.watch;

import java.security.InvalidAlgorithmParameterException;
import java.security.SecureRandom;
import java.security.spec.AlgorithmParameterSpec;
import javax.crypto.KeyGenerator;
import javax.crypto.KeyGeneratorSpi;
import javax.crypto.SecretKey;

/** The making of pre-master secrets and master secrets, watched. */
final class WatchedKeyGenerator extends KeyGeneratorSpi {

  private final KeyGenerator generator;
  private final Watch watch;

  WatchedKeyGenerator(KeyGenerator generator, Watch watch) {
    this.generator = generator;
    this.watch = watch;
  }

  @Override
  protected void engineInit(SecureRandom random) {
    generator.init(random);
  }

  @Override
  protected void engineInit(AlgorithmParameterSpec parameters, SecureRandom random)
      throws InvalidAlgorithmParameterException {
    generator.init(parameters, random);
  }

  @Override
  protected void engineInit(int keySize, SecureRandom random) {
    generator.init(keySize, random);
  }

  @Override
  protected SecretKey engineGenerateKey() {
    SecretKey key = generator.generateKey();
    watch.watcher().generated(generator.getAlgorithm(), key);
    return key;
  }
}
