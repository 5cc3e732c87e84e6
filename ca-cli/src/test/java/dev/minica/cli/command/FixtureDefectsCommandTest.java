package dev.minica.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minica.cli.Cli;
import dev.minica.cli.Cli.Ran;
import dev.minica.testing.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code minica fixture defects} makes. */
class FixtureDefectsCommandTest {

  @TempDir private Path folder;
  private Cli cli = new Cli();

  @BeforeEach
  void stayInFolder() {
    cli = new Cli().in(folder);
  }

  @Test
  void opensslFindsWhatIsWrongAndNothingElse() {
    assertThat(cli.run("fixture", "defects", "sound", "expired", "revoked").exit()).isZero();
    assertThat(opensslOf("rfc5280/6.1-nothing-wrong")).contains(": OK");
    assertThat(opensslOf("rfc5280/4.1.2.5-expired")).contains("certificate has expired");
    assertThat(opensslOf("rfc5280/6.3.3-revoked", "-crl_check")).contains("certificate revoked");
  }

  private String opensslOf(String id, Object... further) {
    Path made = folder.resolve("defects").resolve(id);
    Path chain = made.resolve("chain.pem");
    List<Object> arguments =
        new ArrayList<>(List.of("verify", "-x509_strict", "-CAfile", made.resolve("ca.pem")));
    arguments.addAll(List.of(further));
    if (further.length > 0) {
      arguments.addAll(List.of("-CRLfile", made.resolve("crl.pem")));
    }
    arguments.addAll(List.of("-untrusted", chain, chain));
    return Tool.named("openssl").run(arguments.toArray()).everything();
  }

  @Test
  void saysOfEachWhatIsExpectedOfWhoVerifies() throws IOException {
    cli.run("fixture", "defects", "no-san", "--out", "broken");
    Path broken = folder.resolve("broken");
    assertThat(broken.resolve("rfc9525/2-no-alternative-name/README"))
        .content()
        .startsWith("reject: The host is in the common name alone")
        .endsWith("(RFC 9525 section 2)\n");
    assertThat(Files.readString(broken.resolve("index.json")))
        .contains("\"host\": \"server.defects.example\"", "\"verdict\": \"reject\"");
  }

  @Test
  void listsWhatThereIsAndMakesNothing() {
    Ran listed = cli.run("fixture", "defects", "--list");
    assertThat(listed.out()).contains("accept rfc5280/4.1.2.2-serial-zero\n");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void makesTheSameOctetsOfTheSameSeed() throws IOException {
    for (String out : List.of("one", "two")) {
      cli.run("fixture", "defects", "revoked", "store-legacy", "--seed", "ours", "--out", out);
    }
    for (String file :
        List.of("index.json", "rfc5280/6.3.3-revoked/crl.pem", "rfc5280/6.3.3-revoked/key.pem")) {
      assertThat(folder.resolve("one").resolve(file))
          .hasSameBinaryContentAs(folder.resolve("two").resolve(file));
    }
    assertThat(folder.resolve("one/index.json")).content().contains("2026-01-01T00:00:00Z");
  }

  @Test
  void makesOnceWhatHasSeveralNames() {
    String id = "rfc9525/6.3-wrong-host";
    Ran made = cli.run("fixture", "defects", "wrong-host", "wrong.host", id);
    assertThat(made.out().lines()).filteredOn(line -> line.startsWith("reject")).hasSize(1);
  }

  @Test
  void replacesNothingWithoutForce() {
    cli.run("fixture", "defects", "sound");
    assertThat(cli.run("fixture", "defects", "sound").exit()).isEqualTo(5);
    assertThat(cli.run("fixture", "defects", "sound", "--force").exit()).isZero();
  }

  @Test
  void refusesWhatThereIsNotAndHostsOfTwoLabels() {
    assertThat(cli.run("fixture", "defects", "none").exit()).isEqualTo(2);
    assertThat(cli.run("fixture", "defects", "--host", "a.example").exit()).isEqualTo(2);
  }
}
