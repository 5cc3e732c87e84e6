package dev.minica.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.minica.provider.KeyProvider;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArithmeticTest {

  private static final byte[] MESSAGE = {1, 2, 3};

  private final SecureRandom random = new SecureRandom();

  private static Arithmetic ofJdk(String provider) {
    return Arithmetic.of(KeyProvider.ofJdk(provider).orElseThrow());
  }

  private void assertSound(Arithmetic arithmetic, KeyAlgorithm algorithm) {
    KeyPair pair = arithmetic.generate(algorithm, random);
    SigningKey key = arithmetic.signingKey(pair, random);

    assertThat(pair.publicKey().algorithm()).contains(algorithm);
    assertThat(KeyPair.of(pair.privateKey())).isEqualTo(pair);
    assertThat(key.algorithm()).isEqualTo(SignatureAlgorithm.of(algorithm));
    assertThat(
            SignatureCheck.verifies(pair.publicKey(), key.algorithm(), MESSAGE, key.sign(MESSAGE)))
        .as("a signature by " + arithmetic.name())
        .isTrue();
  }

  @Test
  void keysOfProvidersArePortable() {
    List.of(KeyAlgorithm.EC_P256, KeyAlgorithm.EC_P384, KeyAlgorithm.EC_P521, KeyAlgorithm.ED25519)
        .forEach(algorithm -> assertSound(ofJdk("SunEC"), algorithm));
    assertSound(ofJdk("SunRsaSign"), KeyAlgorithm.RSA_2048);
  }

  @Test
  void providersSignWithKeysThatOthersMade() {
    KeyPair pair = Arithmetic.portable().generate(KeyAlgorithm.EC_P384, random);
    SigningKey key = ofJdk("SunEC").signingKey(pair, random);

    assertThat(
            SignatureCheck.verifies(pair.publicKey(), key.algorithm(), MESSAGE, key.sign(MESSAGE)))
        .isTrue();
  }

  /** Whose points and scalars may begin with zeros. */
  @Test
  void keysOfProvidersAreEncodedAsOthersAre() {
    for (int i = 0; i < 50; i++) {
      KeyPair made = ofJdk("SunEC").generate(KeyAlgorithm.EC_P521, random);
      byte[] like = KeyPairs.generate(KeyAlgorithm.EC_P521, random).privateKey().encoded();

      assertThat(made.privateKey().encoded()).hasSameSizeAs(like).startsWith(first(like));
    }
  }

  private static byte[] first(byte[] key) {
    return java.util.Arrays.copyOf(key, 35);
  }

  @Test
  void whatAProviderDoesNotKnowIsPortable() {
    assertSound(ofJdk("SunRsaSign"), KeyAlgorithm.EC_P256);
    assertSound(ofJdk("SunEC"), KeyAlgorithm.ED448);
    assertSound(ofJdk("SunEC"), KeyAlgorithm.ML_DSA_44);
  }

  @Test
  void withoutMachineCodeThePortableIsTheFastest(@TempDir Path folder) throws Exception {
    Path noJar = Files.writeString(folder.resolve("native.jar"), "not a jar");

    assertThat(Arithmetic.fastest(Optional.of(noJar), random)).isSameAs(Arithmetic.portable());
    assertThat(Arithmetic.fastest(Optional.of(folder.resolve("missing.jar")), random))
        .isSameAs(Arithmetic.portable());
  }

  /** As the one for Linux on x86-64 is there on another platform, and knows nothing. */
  @Test
  void machineCodeForAnotherPlatformIsNone(@TempDir Path folder) throws Exception {
    Path source = folder.resolve("AmazonCorrettoCryptoProvider.java");
    Files.writeString(
        source,
        """
        package com.amazon.corretto.crypto.provider;
        public class AmazonCorrettoCryptoProvider extends java.security.Provider {
          public AmazonCorrettoCryptoProvider() {
            super("disabled", "2", "");
          }
        }
        """);
    int exit =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, "-d", folder.toString(), source.toString());

    assertThat(exit).isZero();
    assertThat(Arithmetic.fastest(Optional.of(folder), random)).isSameAs(Arithmetic.portable());
  }

  /** Where MINICA_NATIVE_JAR says where it is. */
  @Test
  void machineCodeIsTakenWhereItIsThere() {
    String jar = System.getenv("MINICA_NATIVE_JAR");
    assumeThat(jar).as("a jar of a provider in machine code").isNotNull();
    Arithmetic fastest = Arithmetic.fastest(Optional.of(Path.of(jar)), random);

    assertThat(fastest).isNotSameAs(Arithmetic.portable());
    List.of(
            KeyAlgorithm.EC_P256,
            KeyAlgorithm.EC_P384,
            KeyAlgorithm.EC_P521,
            KeyAlgorithm.RSA_2048,
            KeyAlgorithm.ED25519,
            KeyAlgorithm.ML_DSA_44)
        .forEach(algorithm -> assertSound(fastest, algorithm));
  }
}
