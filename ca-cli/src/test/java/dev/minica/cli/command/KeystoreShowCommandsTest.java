package dev.minica.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minica.cli.Cli.Ran;
import dev.minica.testing.Tool;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a key store holds is shown, what is wrong with it named, and each entry comes out. */
@Timeout(300)
class KeystoreShowCommandsTest {

  private static final String PASSWORD = " --password pass:changeit";

  @TempDir static Path firstFolder;
  private static KeystoreWorld first;

  @TempDir Path folder;
  private KeystoreWorld world;

  @BeforeAll
  static void makeTheFirst() {
    first = KeystoreWorld.make(firstFolder);
  }

  @BeforeEach
  void makeWorld() {
    world = first.copyTo(folder);
  }

  private void makeKeyStore(String name, String... options) {
    world.done(
        "create "
            + name
            + " --key-file a/key.pem --cert a/cert.pem --alias a "
            + String.join(" ", options));
  }

  @ParameterizedTest
  @ValueSource(strings = {"p12", "jks", "bcfks"})
  void theChainIsDrawnWithTheDaysThatAreLeft(String format) {
    makeKeyStore("s." + format);
    world.done("add s." + format + " --cert b/cert.pem" + PASSWORD);

    assertThat(world.done("list s." + format + PASSWORD).out())
        .contains("integrity:", "checked", "entries:")
        .containsPattern(
            "ALIAS +KIND +VALID UNTIL +DAYS +CERTIFICATES\n"
                + "a +private key +[-0-9T:Z]+ +396 +CN=a.example\n"
                + " +[-0-9T:Z]+ +3\\d\\d\\d +\\+- CN=minica root CA [0-9a-f]+\n"
                + "b.example +certificate +[-0-9T:Z]+ +396 +CN=b.example\n$");
  }

  @ParameterizedTest
  @ValueSource(strings = {"p12", "jks", "bcfks"})
  void aStoreMayComeOnStandardInput(String format) {
    makeKeyStore("s." + format);
    world.cli().input(world.octets("s." + format));

    assertThat(world.done("list -" + PASSWORD).out()).contains("file:", "standard input", "CN=a");
    assertThat(world.done("list - --json" + PASSWORD).out())
        .contains("\"file\": \"standard input\"");
    assertThat(world.done("doctor -" + PASSWORD).out()).contains("sound: standard input, ");
    assertThat(world.done("export - --alias a" + PASSWORD).out())
        .isEqualTo(world.read("a/cert.pem") + world.read("a/ca.pem"));
    Ran wrong = world.run("list - --password pass:wrong");
    assertThat(wrong.exit()).isEqualTo(9);
    assertThat(wrong.err()).contains("standard input: wrong passphrase");
  }

  @Test
  void jsonHasTheSameFacts() {
    makeKeyStore("s.p12");
    assertThat(world.done("list s.p12 --json" + PASSWORD).out())
        .contains("\"format\": \"p12\"", "\"integrityChecked\": true", "\"part\": \"keys\"")
        .contains("\"alias\": \"a\"", "\"kind\": \"private key\"", "\"daysLeft\": 396")
        .contains("\"missingIssuer\": null", "\"troubles\": []");
  }

  @Test
  void anExpiredCertificateIsTrouble() {
    makeKeyStore("s.p12");
    world.cli().at(Instant.now().plus(500, ChronoUnit.DAYS));
    Ran listed = world.done("list s.p12" + PASSWORD);

    assertThat(listed.out()).contains("-10").contains("trouble: a: expired");
    world.cli().at(Instant.now().minus(5, ChronoUnit.DAYS));
    assertThat(world.done("list s.p12" + PASSWORD).out()).contains("trouble: a: not valid yet");
  }

  @Test
  void aKeyUnderAnotherPassphraseIsTroubleUntilItIsGiven() {
    makeKeyStore("s.jks", "--entry-password", "pass:0fItsOwn");

    assertThat(world.done("list s.jks" + PASSWORD).out())
        .contains("trouble: a: no passphrase given opens it", "CN=a.example");
    assertThat(world.done("list s.jks --key-password pass:0fItsOwn" + PASSWORD).out())
        .doesNotContain("trouble");
  }

  @Test
  void aTrustStoreThatJavaSeesNothingOfIsTrouble() {
    Tool.named("openssl")
        .run(
            "pkcs12",
            "-export",
            "-nokeys",
            "-in",
            world.path("bundle.pem"),
            "-passout",
            "pass:changeit",
            "-out",
            world.path("t.p12"))
        .succeeded();
    assertThat(world.listed(Tool.ofThisJdk("keytool"), "t.p12")).contains("contains 0 entries");

    assertThat(world.done("list t.p12" + PASSWORD).out())
        .contains("trouble: a.example: Java does not see it")
        .contains("trouble: b.example: Java does not see it");
    world.done("add t.p12 --cert a/ca.pem" + PASSWORD);
    assertThat(world.listed(Tool.ofThisJdk("keytool"), "t.p12")).contains("contains 1 entry");
    world.done("doctor t.p12 --fix --out fixed.p12" + PASSWORD);
    assertThat(world.listed(Tool.ofThisJdk("keytool"), "fixed.p12")).contains("contains 3 entries");
  }

  @ParameterizedTest
  @ValueSource(strings = {"p12", "jks", "bcfks"})
  void anEntryComesOutAsTheFilesThatWentIn(String format) {
    makeKeyStore("s." + format);
    world.done(
        "export s."
            + format
            + " --alias A --cert-out out/cert.pem --chain-out out/chain.pem --key-out out/key.pem"
            + PASSWORD);

    assertThat(world.read("out/cert.pem")).isEqualTo(world.read("a/cert.pem"));
    assertThat(world.read("out/chain.pem"))
        .isEqualTo(world.read("a/cert.pem") + world.read("a/ca.pem"));
    assertThat(world.read("out/key.pem")).isEqualTo(world.read("a/key.pem"));
    assertThat(world.mode("out/key.pem")).isEqualTo("rw-------");
    assertThat(world.mode("out/cert.pem")).isEqualTo("rw-r--r--");
  }

  @Test
  void theChainOfTheOnlyEntryIsShownIfNoFileIsNamed() {
    makeKeyStore("s.p12");
    assertThat(world.done("export s.p12" + PASSWORD).out())
        .isEqualTo(world.read("a/cert.pem") + world.read("a/ca.pem"));
  }

  @Test
  void opensslOpensAKeyThatCameOutUnderAPassphrase() {
    makeKeyStore("s.p12");
    world.done("export s.p12 --key-out k.pem --out-password pass:0ther" + PASSWORD);

    assertThat(world.read("k.pem")).startsWith("-----BEGIN ENCRYPTED PRIVATE KEY-----");
    String key =
        Tool.named("openssl")
            .run("pkey", "-in", world.path("k.pem"), "-passin", "pass:0ther")
            .succeeded()
            .text();
    assertThat(key).isEqualTo(world.read("a/key.pem"));
  }

  @Test
  void aKeyWithAPassphraseOfItsOwnComesOutWithThatAlone() {
    makeKeyStore("s.jks", "--entry-password", "pass:0fItsOwn");
    Ran shut = world.run("export s.jks --key-out k.pem" + PASSWORD);
    assertThat(shut.exit()).isEqualTo(9);
    assertThat(shut.err()).contains("\"a\" is a private key under another", "--key-password");

    world.done("export s.jks --key-out k.pem --key-password pass:0fItsOwn" + PASSWORD);
    assertThat(world.read("k.pem")).isEqualTo(world.read("a/key.pem"));
  }
}
