package dev.minica.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minica.cli.Cli.Ran;
import dev.minica.testing.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A store that does not work has its cause named, and a copy that works; the store stays. */
@Timeout(300)
class KeystoreDoctorCommandTest {

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

  private void makeTrustStoreByOpenssl() {
    Tool.named("openssl")
        .run(
            "pkcs12",
            "-export",
            "-nokeys",
            "-in",
            world.path("a/ca.pem"),
            "-passout",
            "pass:changeit",
            "-out",
            world.path("trust.p12"))
        .succeeded();
  }

  @Test
  void aSoundStoreIsSound() {
    world.done("create s.p12 --key-file a/key.pem --cert a/cert.pem");

    assertThat(world.done("doctor s.p12" + PASSWORD).out())
        .isEqualTo("sound: " + world.path("s.p12") + ", PKCS#12, 1 entry\n");
    assertThat(world.done("doctor s.p12 --json" + PASSWORD).out())
        .contains("\"sound\": true", "\"troubles\": []", "\"copy\": null");
  }

  @Test
  void whatIssueWritesIsSound() {
    world.succeed("issue", "c.example", "--out", "c", "--format", "p12,jks,bcfks");

    for (String format : List.of("p12", "jks", "bcfks")) {
      world.done("doctor c/keystore." + format + PASSWORD);
      world.done("doctor c/truststore." + format + PASSWORD);
    }
  }

  @Test
  void theCauseIsNamedAndWhatJavaReports() {
    makeTrustStoreByOpenssl();

    Ran ran = world.run("doctor trust.p12" + PASSWORD);

    assertThat(ran.exit()).isEqualTo(1);
    assertThat(ran.out())
        .contains("not sound: ", "trouble: ", "Java does not see it", "in Java: \"0 entries\"");
  }

  @Test
  void jsonHasTheSameFacts() {
    makeTrustStoreByOpenssl();

    assertThat(world.run("doctor trust.p12 --fix --json" + PASSWORD).out())
        .contains("\"sound\": false", "\"trouble\": \"hidden-from-java\"")
        .contains("\"javaReports\": ", "\"copy\": {", "\"left\": []");
  }

  @Test
  void theCorrectedCopyIsSeenByJavaAndTheStoreIsAsItWas() {
    makeTrustStoreByOpenssl();
    byte[] before = world.octets("trust.p12");

    assertThat(world.done("doctor trust.p12 --fix" + PASSWORD).out())
        .contains("sound: " + world.path("trust-fixed.p12"));

    assertThat(world.octets("trust.p12")).isEqualTo(before);
    for (Tool keytool : Tool.ofEveryJdk("keytool")) {
      assertThat(world.listed(keytool, "trust-fixed.p12")).contains("contains 1 entry");
    }
    world.done("doctor trust-fixed.p12" + PASSWORD);
    assertThat(world.everything()).anyMatch(file -> file.matches("trust-fixed.p12 rw-------"));
  }

  @Test
  void aCopyThatIsThereIsNotReplacedUnlessForced() {
    makeTrustStoreByOpenssl();
    world.write("trust-fixed.p12", "mine");

    assertThat(world.run("doctor trust.p12 --fix" + PASSWORD).exit()).isEqualTo(5);
    assertThat(world.read("trust-fixed.p12")).isEqualTo("mine");
    world.done("doctor trust.p12 --fix --force" + PASSWORD);
    world.done("doctor trust-fixed.p12" + PASSWORD);
  }

  @Test
  void theCopyHasTheNameAndThePassphraseThatAreGiven() {
    makeTrustStoreByOpenssl();

    world.done("doctor trust.p12 --fix --out new.p12 --out-password pass:another" + PASSWORD);

    assertThat(world.listed(Tool.ofThisJdk("keytool"), "new.p12", "another"))
        .contains("contains 1 entry");
  }

  @Test
  void whatIsBeyondHelpIsSaidAndNothingWritten() throws IOException {
    Files.write(world.file("cut.p12"), new byte[] {0x30, (byte) 0x82, 4, 0, 2, 1, 3});
    List<String> before = world.everything();

    Ran ran = world.run("doctor cut.p12 --fix" + PASSWORD);

    assertThat(ran.exit()).isEqualTo(1);
    assertThat(ran.out()).contains("its end is missing").doesNotContain("copy");
    assertThat(world.everything()).isEqualTo(before);
  }

  @Test
  void anIntermediateThatIsMissingIsTakenFromWhatIsGiven() {
    world.done("create s.jks --key-file a/key.pem --cert a/cert.pem --alias a");
    Ran ran = world.run("doctor s.jks --cert a/ca.pem" + PASSWORD);
    assertThat(ran.exit()).as(ran.out()).isZero();
  }

  @Test
  void aPassphraseThatIsWrongIsAnAnswerAndOneThatIsMissingIsNot() {
    world.done("create s.p12 --key-file a/key.pem --cert a/cert.pem");

    Ran wrong = world.run("doctor s.p12 --password pass:mistaken");
    assertThat(wrong.exit()).isEqualTo(1);
    assertThat(wrong.out()).contains("keystore password was incorrect").doesNotContain("mistaken");
    assertThat(world.run("doctor s.p12").exit()).isEqualTo(2);
  }

  @Test
  void hostileNamesDoNotReachTheTerminal() throws IOException {
    world.done("create s.jks --key-file a/key.pem --cert a/cert.pem --alias evil");
    byte[] octets = world.octets("s.jks");
    byte[] alias = "evil".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    for (int i = 0; i + alias.length < octets.length; i++) {
      if (Arrays.equals(Arrays.copyOfRange(octets, i, i + 4), alias)) {
        octets[i] = 0x1b;
      }
    }
    Files.write(world.file("s.jks"), octets);

    assertThat(world.run("doctor s.jks" + PASSWORD).out()).doesNotContain("\u001b");
  }

  @Test
  void aDiagnosisIsGivenWhereNoCopyCanBeMade() {
    makeTrustStoreByOpenssl();

    Ran ran = world.run("doctor trust.p12 --fix --out-password pass:p\u00e4ss" + PASSWORD);

    assertThat(ran.exit()).isEqualTo(1);
    assertThat(ran.out()).contains("Java does not see it");
    assertThat(ran.err()).contains("warning: no copy is made");
  }

  @Test
  void aCaThatCannotBeUsedIsLeftAside() throws IOException {
    world.done("create s.p12 --key-file a/key.pem --cert a/cert.pem");
    Files.createDirectory(world.file("junk"));
    world.write("junk/root.pem", "junk");

    Ran ran = world.run("doctor s.p12 --ca junk" + PASSWORD);

    assertThat(ran.exit()).as(ran.err()).isZero();
    assertThat(ran.err()).contains("warning: the CA is left aside");
  }

  @Test
  void onlyANameThatSaysSoMakesATrustStore() {
    for (String name : List.of("entrust.p12", "trusty.p12")) {
      world.done("create " + name + " --key-file a/key.pem --cert a/cert.pem");
      world.done("doctor " + name + PASSWORD);
    }
    world.done("create my-trust.p12 --key-file a/key.pem --cert a/cert.pem");
    Ran ran = world.run("doctor my-trust.p12 --fix" + PASSWORD);
    assertThat(ran.exit()).isEqualTo(1);
    assertThat(ran.out()).contains("a private key where only certificates should be");
    assertThat(world.file("my-trust-fixed.p12")).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "none.p12 --password pass:x|3|none.p12",
        "a --password pass:x|3|directory",
        "|2|STORE",
        "a/ca.pem --out b.p12|2|without --fix",
        "a/ca.pem --out-password pass:x|2|without --fix",
        "a/ca.pem --cert none.pem|3|none.pem",
        "a/ca.pem --fix --out -|2|names no file",
        "a/ca.pem --cert a/key.pem|3|certificate",
      })
  void wrongArgumentsAreRefusedInOneLine(String arguments, int exit, String words) {
    Ran ran = world.run("doctor " + (arguments == null ? "" : arguments));

    assertThat(ran.exit()).as(ran.err()).isEqualTo(exit);
    assertThat(ran.err()).contains(words).contains("minica: error: ");
  }
}
