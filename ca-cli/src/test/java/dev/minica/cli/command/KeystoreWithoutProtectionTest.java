package dev.minica.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minica.cli.Cli.Ran;
import dev.minica.testing.Tool;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** PKCS#12 without a MAC, or without any passphrase: nothing is made of it that nobody opens. */
@Timeout(300)
class KeystoreWithoutProtectionTest {

  private static final String RIGHT = " --password pass:changeit";
  private static final String TYPO = " --password pass:changeti";

  /** Java writes such since release 12, for {@code cacerts} above all. */
  private static final List<String> NO_PASSPHRASE =
      List.of(
          "-J-Dkeystore.pkcs12.macAlgorithm=NONE",
          "-J-Dkeystore.pkcs12.certProtectionAlgorithm=NONE");

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

  private void openssl(String store, String... options) {
    List<Object> line = new ArrayList<>(List.of("pkcs12", "-export", "-name", "leaf"));
    line.addAll(List.of("-inkey", world.path("a/key.pem"), "-in", world.path("a/cert.pem")));
    line.addAll(List.of("-passout", "pass:changeit", "-out", world.path(store)));
    line.addAll(List.of(options));
    Tool.named("openssl").run(line.toArray()).succeeded();
  }

  /** A trust store that whoever reads it reads without a passphrase. */
  private void makeOpenTrustStore(Tool keytool, String store) {
    List<Object> line = new ArrayList<>(NO_PASSPHRASE);
    line.addAll(List.of("-importcert", "-noprompt", "-alias", "a", "-storepass", "changeit"));
    line.addAll(List.of("-file", world.path("a/cert.pem"), "-keystore", world.path(store)));
    keytool.run(line.toArray()).succeeded();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "add s.p12 --cert b/cert.pem",
        "rename s.p12 --alias leaf --to server",
        "remove s.p12 --alias leaf",
        "merge s.p12 b/cert.pem",
        "password s.p12 --new-password pass:n3wPass",
      })
  void whereNoMacTellsThePassphraseHasToOpenTheKey(String line) {
    openssl("s.p12", "-nomac", "-certpbe", "NONE");
    assertRefused(line + TYPO, "s.p12", 9, "it has no MAC to tell by, and \"leaf\" does not open");

    world.done(line + RIGHT);

    String password = line.startsWith("password") ? "n3wPass" : "changeit";
    for (Tool keytool : Tool.ofEveryJdk("keytool")) {
      world.listed(keytool, "s.p12", password);
    }
  }

  @Test
  void aKeyOfKeytoolBesideCertificatesInTheClearIsNoOpenStore() {
    for (Tool keytool : Tool.ofEveryJdk("keytool")) {
      String store = store(keytool);
      List<Object> line = new ArrayList<>(NO_PASSPHRASE);
      line.addAll(List.of("-genkeypair", "-alias", "k", "-keyalg", "EC", "-dname", "CN=k"));
      line.addAll(List.of("-storepass", "changeit", "-keystore", world.path(store)));
      keytool.run(line.toArray()).succeeded();
      String rename = "rename " + store + " --alias k --to server";

      assertRefused(rename + TYPO, store, 9, "\"k\" does not open");
      world.done(rename + RIGHT);
      assertThat(world.listed(keytool, store)).contains("Alias name: server", "PrivateKeyEntry");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "add %s --cert b/cert.pem",
        "remove %s --alias a",
        "rename %s --alias a --to b",
        "merge %s b/cert.pem",
      })
  void aStoreWithoutAPassphraseIsNotPutUnderOneUnasked(String line) {
    for (Tool keytool : Tool.ofEveryJdk("keytool")) {
      String store = store(keytool);
      makeOpenTrustStore(keytool, store);
      assertRefused(line.formatted(store) + RIGHT, store, 3, "nothing protects it");
    }
  }

  @Test
  void itIsPutUnderOneOnRequestAndReadWithoutBefore() {
    for (Tool keytool : Tool.ofEveryJdk("keytool")) {
      String store = store(keytool);
      makeOpenTrustStore(keytool, store);
      assertThat(world.done("list " + store).out())
          .contains("not checked")
          .contains("CN=a.example");
      world.done("doctor " + store);

      world.done("password " + store + " --new-password pass:changeit");
      world.done("add " + store + " --cert b/cert.pem" + RIGHT);

      assertThat(world.listed(keytool, store)).contains("contains 2 entries");
      assertThat(world.run("list " + store + TYPO).exit()).isEqualTo(9);
    }
  }

  @Test
  void itsEntriesGoIntoAnotherStoreWithoutAPassphrase() {
    Tool keytool = Tool.ofThisJdk("keytool");
    makeOpenTrustStore(keytool, "open.p12");
    world.done("create s.jks --cert b/cert.pem");

    world.done("merge s.jks open.p12" + RIGHT);

    assertThat(world.listed(keytool, "s.jks")).contains("contains 2 entries");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "list s.p12",
        "add s.p12 --cert b/cert.pem",
        "merge o.p12 s.p12 --from-password pass:changeit",
        "password s.p12 --new-password pass:n3wPass",
      })
  void whatTakesMoreIterationsThanAnybodyHasTimeForIsRefusedAtOnce(String line) {
    openssl("s.p12", "-keypbe", "NONE", "-certpbe", "NONE", "-iter", "5000001");
    world.done("create o.p12 --cert a/cert.pem");

    assertRefused(line + RIGHT, "s.p12", 3, "5000001");
    assertThat(world.aliases("o.p12")).containsExactly("a.example");
  }

  private static String store(Tool keytool) {
    Path home = keytool.path().getParent().getParent();
    return "open-" + home.getFileName() + ".p12";
  }

  private void assertRefused(String line, String store, int exit, String words) {
    byte[] before = world.octets(store);
    Ran ran = world.run(line);

    assertThat(ran.exit()).as(ran.err()).isEqualTo(exit);
    assertThat(ran.err()).startsWith("minica: error: ").contains(store, words);
    assertThat(ran.out()).isEmpty();
    assertThat(Arrays.equals(world.octets(store), before)).isTrue();
  }
}
