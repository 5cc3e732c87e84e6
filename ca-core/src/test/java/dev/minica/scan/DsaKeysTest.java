package dev.minica.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minica.encoding.Pem;
import dev.minica.encoding.PemBlock;
import dev.minica.testing.Tool;
import dev.minica.x509.TimeSpan;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys for DSA, which minica does not read otherwise, are weak if they are short. */
class DsaKeysTest {

  @TempDir Path directory;

  @Test
  void shortOnesAreWeakAndOthersAreNot() throws Exception {
    KeyPair weak = pair(1024);
    KeyPair sound = pair(2048);

    assertThat(problems("PRIVATE KEY", weak.getPrivate().getEncoded()))
        .containsExactly(Problem.WEAK_KEY);
    assertThat(problems("PUBLIC KEY", weak.getPublic().getEncoded()))
        .containsExactly(Problem.WEAK_KEY);
    assertThat(problems("PRIVATE KEY", sound.getPrivate().getEncoded())).isEmpty();
    assertThat(problems("PUBLIC KEY", sound.getPublic().getEncoded())).isEmpty();
  }

  @Test
  void theFormOfOpensslIsReadToo() throws Exception {
    Path pkcs8 = directory.resolve("pkcs8.pem");
    Files.writeString(
        pkcs8, Pem.encode(new PemBlock("PRIVATE KEY", pair(1024).getPrivate().getEncoded())));
    Path own = directory.resolve("own.pem");
    Tool.named("openssl").run("pkey", "-in", pkcs8, "-out", own, "-traditional").succeeded();

    assertThat(Files.readString(own)).contains("DSA PRIVATE KEY");
    assertThat(problems(Files.readString(own))).containsExactly(Problem.WEAK_KEY);
  }

  private static KeyPair pair(int bits) throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("DSA");
    generator.initialize(bits);
    return generator.generateKeyPair();
  }

  private static List<Problem> problems(String label, byte[] der) {
    return problems(Pem.encode(new PemBlock(label, der)));
  }

  private static List<Problem> problems(String text) {
    Discoveries discoveries = new Discoveries();
    ScanOptions options =
        new ScanOptions(Instant.EPOCH, TimeSpan.ofDays(1), List.of(), Path.of("/"));
    new TextReading(new ArtefactReading(Judges.of(options), discoveries)).look(text, Place.of("k"));
    ScannedFile file = discoveries.of("k", Duration.ZERO).orElseThrow();
    return file.findings().stream().map(Finding::problem).toList();
  }
}
