package dev.minica.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.minica.MinicaException;
import dev.minica.internal.io.Disk;
import dev.minica.internal.io.StateDirectory;
import dev.minica.key.KeyAlgorithm;
import dev.minica.key.KeyPairs;
import dev.minica.key.SigningKey;
import dev.minica.revocation.Crl;
import dev.minica.revocation.CrlSigner;
import dev.minica.revocation.CrlTemplate;
import dev.minica.x509.DistinguishedName;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CrlArchiveTest {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final SigningKey KEY =
      SigningKey.of(KeyPairs.generate(KeyAlgorithm.ED25519, RANDOM), RANDOM);

  @TempDir Path ca;

  @Test
  void isEmptyAtFirstAndReadsWithoutWriting() {
    assertThat(archive().latest("00ff")).isEmpty();
    assertThat(ca).isEmptyDirectory();
  }

  @Test
  void findsTheHighestNumberOfAnIssuer() {
    for (long number : new long[] {1, 255, 16, 256}) {
      assertThat(archive().add("00ff", crl(number))).isTrue();
    }
    archive().add("00fe", crl(999));

    assertThat(archive().latest("00ff")).contains(crl(256));
    assertThat(ca.resolve("crls/00ff/" + "0".repeat(37) + "100.crl"))
        .hasBinaryContent(crl(256).encoded());
  }

  @Test
  void givesANumberOnce() {
    Crl other =
        CrlSigner.sign(template(BigInteger.ONE, Instant.parse("2026-11-22T00:00:00Z")), KEY);

    assertThat(archive().add("00ff", crl(1))).isTrue();
    assertThat(archive().add("00ff", crl(1))).isFalse();
    assertThat(archive().add("00ff", other)).isFalse();

    assertThat(archive().latest("00ff")).contains(crl(1));
  }

  @Test
  void takesNumbersOfTwentyOctets() {
    Crl longest = crl(BigInteger.ONE.shiftLeft(159).subtract(BigInteger.ONE));
    archive().add("00ff", longest);

    assertThat(archive().latest("00ff")).contains(longest);
    assertThatThrownBy(() -> archive().add("00ff", crl(BigInteger.ONE.shiftLeft(160))))
        .hasMessage("a CRL number of 161 bits cannot be recorded, only 160");
  }

  @Test
  void saysThatTheLatestIsCorrupt() throws IOException {
    archive().add("00ff", crl(1));
    archive().add("00ff", crl(2));
    Path latest = ca.resolve("crls/00ff/" + "0".repeat(39) + "2.crl");
    for (byte[] rubbish : List.of(new byte[0], crl(1).encoded())) {
      Files.write(latest, rubbish);

      assertThatThrownBy(() -> archive().latest("00ff"))
          .isInstanceOfSatisfying(
              MinicaException.class,
              e -> assertThat(e.kind()).isEqualTo(MinicaException.Kind.BAD_INPUT))
          .hasMessageStartingWith("the CRL " + latest + " is corrupt: ");
    }
  }

  @Test
  void takesNoPathForAKeyIdentifier() {
    for (String hostile : new String[] {"", "..", "../00ff", "0", "00FF", "00".repeat(65)}) {
      assertThatThrownBy(() -> archive().latest(hostile)).isInstanceOf(MinicaException.class);
      assertThatThrownBy(() -> archive().add(hostile, crl(1))).isInstanceOf(MinicaException.class);
    }
  }

  private CrlArchive archive() {
    return new CrlArchive(new StateDirectory(ca, new Disk(RANDOM)));
  }

  private static Crl crl(long number) {
    return crl(BigInteger.valueOf(number));
  }

  private static Crl crl(BigInteger number) {
    return CrlSigner.sign(template(number, Instant.parse("2026-11-21T00:00:00Z")), KEY);
  }

  private static CrlTemplate template(BigInteger number, Instant thisUpdate) {
    return new CrlTemplate(
        DistinguishedName.ofCommonName("CA"),
        new byte[] {0, -1},
        thisUpdate,
        thisUpdate.plusSeconds(3600),
        number,
        List.of());
  }
}
