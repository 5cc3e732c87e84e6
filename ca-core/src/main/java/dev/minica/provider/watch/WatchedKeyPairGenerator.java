package dev.minica.provider.watch;

import java.security.InvalidAlgorithmParameterException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyPairGeneratorSpi;
import java.security.SecureRandom;
import java.security.spec.AlgorithmParameterSpec;

/** The making of key pairs, watched. */
final class WatchedKeyPairGenerator extends KeyPairGeneratorSpi {

  private final KeyPairGenerator generator;
  private final Watch watch;

  WatchedKeyPairGenerator(KeyPairGenerator generator, Watch watch) {
    this.generator = generator;
    this.watch = watch;
  }

  @Override
  public void initialize(int keySize, SecureRandom random) {
    generator.initialize(keySize, random);
  }

  @Override
  public void initialize(AlgorithmParameterSpec parameters, SecureRandom random)
      throws InvalidAlgorithmParameterException {
    generator.initialize(parameters, random);
  }

  @Override
  public KeyPair generateKeyPair() {
    long start = watch.now();
    KeyPair pair = generator.generateKeyPair();
    watch.watcher().generated(pair, watch.since(start));
    return pair;
  }
}
