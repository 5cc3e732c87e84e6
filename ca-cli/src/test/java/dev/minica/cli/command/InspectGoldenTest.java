package dev.minica.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minica.cli.Cli;
import dev.minica.cli.Cli.Ran;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What people read of each kind of artefact, in full; the files' README says how they were made.
 */
class InspectGoldenTest {

  private static final Instant NOW = Instant.parse("2026-12-01T00:00:00Z");

  private final Path folder = folder();
  private final Cli cli = new Cli().in(folder).at(NOW);

  private static Path folder() {
    try {
      return Path.of(InspectGoldenTest.class.getResource("inspected/README.md").toURI())
          .getParent();
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ec.key",
        "encrypted.key",
        "traditional.key",
        "openssh.key",
        "public.key",
        "request.csr",
        "revoked.crl",
        "revoked.ocsp",
        "bundle.p7b",
        "store.p12",
        "store.jks",
        "trusted.pem",
        "mixed.pem",
      })
  void saysThis(String file) throws IOException {
    Ran ran = cli.run("inspect", "--quiet", file);

    assertThat(ran.out()).isEqualTo(Files.readString(folder.resolve(file + ".txt")));
    assertThat(ran.exit()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"store.p12", "store.jks", "encrypted.key", "traditional.key"})
  void andThisWithThePassphrase(String file) throws IOException {
    Ran ran = cli.run("inspect", "--password", "pass:secret", file);

    assertThat(ran.out()).isEqualTo(Files.readString(folder.resolve(file + ".opened.txt")));
    assertThat(ran.exit()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"store.p12", "store.jks", "encrypted.key", "traditional.key"})
  void aWrongPassphraseIsSaidToBeOne(String file) {
    Ran ran = cli.run("inspect", "--password", "pass:Secret", file);

    assertThat(ran.exit()).isEqualTo(9);
    assertThat(ran.out()).isEmpty();
    assertThat(ran.err()).doesNotContain("Secret");
  }

  @Test
  void everyTextHasItsFile() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.filter(file -> file.toString().endsWith(".txt"))).hasSize(13 + 4);
    }
  }

  /** The private numbers of the unencrypted keys do not show anywhere, in any form. */
  @Test
  void noSecretIsShown() {
    Ran text = cli.run("inspect", "mixed.pem", "ec.key");
    Ran json = cli.run("inspect", "--json", "mixed.pem", "ec.key");

    assertThat(text.out() + json.out())
        .doesNotContainIgnoringCase("privateExponent", "prime", "modulus", "secret", "seed");
    assertThat(json.out()).contains("\"sameKeyAs\": [\n        2,\n        5\n      ]");
  }
}
