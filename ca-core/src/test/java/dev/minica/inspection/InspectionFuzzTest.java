package dev.minica.inspection;

import static dev.minica.inspection.SamplePki.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.minica.MinicaException;
import dev.minica.encoding.EncryptedPrivateKeyInfo;
import dev.minica.encoding.keystore.KeyStoreContents;
import dev.minica.encoding.keystore.KeyStoreEntry;
import dev.minica.encoding.keystore.KeyStoreFormat;
import dev.minica.key.KeyAlgorithm;
import dev.minica.key.KeyPair;
import dev.minica.key.KeyPairs;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is damaged at random is shown, or refused as bad input; there is no third way. */
class InspectionFuzzTest {

  private static final int ROUNDS = 3_000;
  private static final SecureRandom SECURE = new SecureRandom();

  @Test
  void damagedArtefactsOfAllKindsAreShownOrRefused() {
    List<byte[]> seeds = seeds();
    Random random = new Random(20_261_121);
    int shown = 0;
    for (int round = 0; round < ROUNDS; round++) {
      shown += isShown(damaged(seeds.get(round % seeds.size()), random)) ? 1 : 0;
    }
    // both ways are taken often, or this would be no test of either
    assertThat(shown).isBetween(ROUNDS / 10, ROUNDS - ROUNDS / 10);
  }

  private static List<byte[]> seeds() {
    KeyPair ec = KeyPairs.generate(KeyAlgorithm.EC_P256, SECURE);
    KeyPair rsa = KeyPairs.generate(KeyAlgorithm.RSA_2048, SECURE);
    char[] password = "secret".toCharArray();
    KeyStoreContents contents =
        KeyStoreContents.of(
            new KeyStoreEntry.Key("k", NOW, ec.privateKey(), List.of()),
            new KeyStoreEntry.Trusted("t", NOW, new SamplePki().root()));
    return List.of(
        ec.privateKey().encoded(),
        rsa.privateKey().encoded(),
        ec.publicKey().encoded(),
        EncryptedPrivateKeyInfo.encrypt(ec.privateKey(), password, SECURE).encoded(),
        KeyStoreFormat.PKCS12.encode(contents, password, SECURE),
        KeyStoreFormat.JKS.encode(contents, password, SECURE),
        HexFormat.of().parseHex(SampleRevocation.CRL),
        HexFormat.of().parseHex(SampleRevocation.OCSP_RESPONSE));
  }

  private static boolean isShown(byte[] octets) {
    try {
      List<Finding> findings = new Inspection(NOW, Optional.empty()).of(octets);
      Relations relations = Relations.of(findings);
      return !relations.complete(0).fields().isEmpty();
    } catch (MinicaException refused) {
      assertThat(refused.kind()).isEqualTo(MinicaException.Kind.BAD_INPUT);
      return false;
    }
  }

  /** One to four octets changed: to anything, or by one bit, or to another's value. */
  private static byte[] damaged(byte[] seed, Random random) {
    byte[] octets = seed.clone();
    for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
      int at = random.nextInt(octets.length);
      switch (random.nextInt(3)) {
        case 0 -> octets[at] = (byte) random.nextInt(256);
        case 1 -> octets[at] ^= (byte) (1 << random.nextInt(8));
        default -> octets[at] = octets[random.nextInt(octets.length)];
      }
    }
    return octets;
  }
}
