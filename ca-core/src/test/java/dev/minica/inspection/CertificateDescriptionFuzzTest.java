package dev.minica.inspection;

import static dev.minica.inspection.SamplePki.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.minica.MinicaException;
import dev.minica.x509.Certificate;
import dev.minica.x509.Extension;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is damaged at random is described, or refused as bad input; there is no third way. */
class CertificateDescriptionFuzzTest {

  private static final int ROUNDS = 5_000;

  private final SamplePki pki = new SamplePki();

  @Test
  void damagedCertificatesAreDescribedOrRefused() {
    List<byte[]> seeds =
        List.of(pki.server().encoded(), pki.root().encoded(), withEveryKindOfExtension().encoded());
    Random random = new Random(20_260_601);
    int described = 0;
    for (int round = 0; round < ROUNDS; round++) {
      described += isDescribed(damaged(seeds.get(round % seeds.size()), random)) ? 1 : 0;
    }
    // both ways are taken often, or this would be no test of either
    assertThat(described).isBetween(ROUNDS / 10, ROUNDS - ROUNDS / 10);
  }

  private Certificate withEveryKindOfExtension() {
    return pki.server(
        SamplePki.extension(Extension.NAME_CONSTRAINTS, "3009 a007 3005 8203 2e6a70"),
        SamplePki.extension("2.5.29.31", "3015 3013 a005 a003 820161 8102 0560 a206 8104 61406263"),
        SamplePki.extension(
            "2.5.29.32", "301e 301c 06022a03 3016 3014 06082b06010505070201 1608 687474703a2f2f78"),
        SamplePki.extension("2.5.29.33", "300a 3008 06022a03 06022a04"),
        SamplePki.extension("2.5.29.36", "3006 800100 810102"),
        SamplePki.extension("1.3.6.1.5.5.7.1.1", "3012 3010 06082b06010505073001 8604 613a2f2f"),
        SamplePki.extension(Extension.AUTHORITY_KEY_IDENTIFIER, "3007 8002abcd 820105"),
        SamplePki.extension("2.5.29.18", "3008 a006 0602 2a03 a000"));
  }

  private static boolean isDescribed(byte[] der) {
    try {
      Certificate certificate = Certificate.decode(der);
      CertificateDescription.of(certificate, NOW);
      return IssuerTree.of(List.of(certificate, certificate)).places().size() == 2;
    } catch (MinicaException refused) {
      assertThat(refused.kind()).isEqualTo(MinicaException.Kind.BAD_INPUT);
      return false;
    }
  }

  /** One to four octets changed: to anything, or by one bit, or to another's value. */
  private static byte[] damaged(byte[] seed, Random random) {
    byte[] der = seed.clone();
    for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
      int at = random.nextInt(der.length);
      switch (random.nextInt(3)) {
        case 0 -> der[at] = (byte) random.nextInt(256);
        case 1 -> der[at] ^= (byte) (1 << random.nextInt(8));
        default -> der[at] = der[random.nextInt(der.length)];
      }
    }
    return der;
  }
}
