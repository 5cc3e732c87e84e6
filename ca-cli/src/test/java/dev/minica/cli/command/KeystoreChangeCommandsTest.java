package dev.minica.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minica.cli.Cli.Ran;
import dev.minica.testing.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A key store is added to, and so on, and keytool of every JDK finds what is to be there. */
@Timeout(300)
class KeystoreChangeCommandsTest {

  private static final String OLD = " --password pass:changeit";

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

  private void makeKeyStore(String name) {
    world.done("create " + name + " --key-file a/key.pem --cert a/cert.pem --alias a");
  }

  private void makeTrustStore(String name) {
    world.done("create " + name + " --cert a/cert.pem");
  }

  @ParameterizedTest
  @ValueSource(strings = {"s.p12", "s.jks"})
  void everyChangeIsWhatKeytoolFinds(String store) {
    makeKeyStore(store);
    world.done("add " + store + " --cert bundle.pem" + OLD);
    world.done("add " + store + " --key-file b/key.pem --cert b/cert.pem --alias b" + OLD);
    world.done("rename " + store + " --alias a --to first" + OLD);
    world.done("remove " + store + " --alias a.example" + OLD);

    for (Tool keytool : Tool.ofEveryJdk("keytool")) {
      assertThat(world.listed(keytool, store))
          .contains("contains 3 entries")
          .contains("Alias name: first", "Alias name: b", "Alias name: b.example")
          .contains("Certificate chain length: 2")
          .doesNotContain("Alias name: a.example");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"s.p12", "s.jks"})
  void aNewPasswordIsThatOfTheStoreAndItsKeys(String store) {
    makeKeyStore(store);
    world.done("password " + store + OLD + " --new-password pass:0therOne");

    for (Tool keytool : Tool.ofEveryJdk("keytool")) {
      assertThat(world.listed(keytool, store, "0therOne")).contains("PrivateKeyEntry");
      keytool
          .run(
              "-certreq",
              "-alias",
              "a",
              "-keystore",
              world.path(store),
              "-storepass",
              "0therOne",
              "-keypass",
              "0therOne")
          .succeeded();
      keytool.run("-list", "-keystore", world.path(store), "-storepass", "changeit").failed();
    }
  }

  @Test
  void aKeyWithAPasswordOfItsOwnKeepsItWhateverIsDoneToOthers() {
    makeJksWithOwnPassword();
    world.done("add s.jks --cert b/cert.pem" + OLD);
    world.done("rename s.jks --alias a --to renamed" + OLD);
    Ran changed = world.done("password s.jks" + OLD + " --new-password pass:0therOne");

    assertThat(changed.err()).contains("renamed keeps a passphrase of its own");
    for (Tool keytool : Tool.ofEveryJdk("keytool")) {
      assertThat(signs(keytool, "renamed", "0therOne", "0fItsOwn")).isTrue();
      assertThat(signs(keytool, "renamed", "0therOne", "0therOne")).isFalse();
    }
  }

  @Test
  void aKeyThatIsOpenedGetsTheNewPasswordToo() {
    makeJksWithOwnPassword();
    world.done(
        "password s.jks" + OLD + " --key-password pass:0fItsOwn --new-password pass:0therOne");

    for (Tool keytool : Tool.ofEveryJdk("keytool")) {
      assertThat(signs(keytool, "a", "0therOne", "0therOne")).isTrue();
    }
  }

  private void makeJksWithOwnPassword() {
    world.done(
        "create s.jks --key-file a/key.pem --cert a/cert.pem --alias a"
            + " --entry-password pass:0fItsOwn");
  }

  private boolean signs(Tool keytool, String alias, String store, String key) {
    return keytool
            .run(
                "-certreq",
                "-alias",
                alias,
                "-keystore",
                world.path("s.jks"),
                "-storepass",
                store,
                "-keypass",
                key)
            .exit()
        == 0;
  }

  @ParameterizedTest
  @CsvSource({"p12, p12", "p12, jks", "jks, p12", "p12, pem", "jks, bcfks"})
  void mergingAddsWhatTheOtherHas(String to, String from) {
    makeKeyStore("s." + to);
    String other = "o." + from;
    if (from.equals("pem")) {
      world.write(other, world.read("b/key.pem") + world.read("b/fullchain.pem"));
    } else {
      world.done(
          "create " + other + " --key-file b/key.pem --cert b/cert.pem --password pass:0therOne");
    }
    world.done(
        "merge s."
            + to
            + " "
            + other
            + OLD
            + (from.equals("pem") ? "" : " --from-password pass:0therOne"));

    for (Tool keytool : Tool.ofEveryJdk("keytool")) {
      assertThat(world.listed(keytool, "s." + to))
          .contains("contains 2 entries", "Alias name: a", "Alias name: b.example");
      keytool
          .run(
              "-certreq",
              "-alias",
              "b.example",
              "-keystore",
              world.path("s." + to),
              "-storepass",
              "changeit")
          .succeeded();
    }
  }

  @Test
  void whatBothHaveUnderOneNameIsThereOnce() {
    makeTrustStore("s.p12");
    world.done("create o.p12 --cert bundle.pem");
    world.done("merge s.p12 o.p12" + OLD + " --from-password pass:changeit");

    assertThat(world.aliases("s.p12")).containsExactly("a.example", "b.example");
  }

  @Test
  void certificatesThatLieOpenAreMergedWithAWordThatNobodyCheckedThem() {
    makeTrustStore("s.p12");
    makeTrustStore("o.jks");

    Ran ran = world.done("merge s.p12 o.jks" + OLD);

    assertThat(ran.err())
        .contains("o.jks was read without the passphrase that shows changes to it");
    assertThat(world.done("merge s.p12 o.jks" + OLD + " --from-password pass:changeit").err())
        .doesNotContain("was read without");
  }

  @Test
  void namesThatStandForDifferentThingsAreAllNamed() {
    makeTrustStore("s.p12");
    world.done("add s.p12 --cert b/cert.pem --alias x" + OLD);
    world.done("create o.p12 --cert b/cert.pem --alias A.Example");
    world.done("add o.p12 --cert a/ca.pem --alias x" + OLD);

    Ran refused = world.run("merge s.p12 o.p12" + OLD + " --from-password pass:changeit");
    assertThat(refused.exit()).isEqualTo(5);
    assertThat(refused.err()).contains("\"A.Example\", \"x\"", "--rename-conflicts");

    world.done("merge s.p12 o.p12 --rename-conflicts" + OLD + " --from-password pass:changeit");
    assertThat(world.aliases("s.p12")).containsExactly("a.example", "x", "A.Example-2", "x-2");
  }

  @Test
  void whatIsTrustedAlreadyIsNotTrustedTwice() {
    makeTrustStore("s.p12");
    byte[] before = world.octets("s.p12");
    Ran again = world.done("add s.p12 --cert a/cert.pem" + OLD);

    assertThat(again.err()).contains("nothing has changed");
    assertThat(world.octets("s.p12")).isEqualTo(before);
    assertThat(world.done("add s.p12 --cert bundle.pem" + OLD).out())
        .contains("added   b.example")
        .doesNotContain("a.example");
  }

  @Test
  void theRootsThatCameInAreCountedAndNoOthers() {
    makeTrustStore("s.p12");
    String first = world.done("add s.p12 --with-jdk-cacerts --json" + OLD).out();
    assertThat(first).containsPattern("\"jdkRoots\": [1-9]").contains("\"changes\": []");

    assertThat(world.done("add s.p12 --with-jdk-cacerts --json" + OLD).out())
        .contains("\"jdkRoots\": 0", "\"changes\": []");
    assertThat(world.done("add s.p12 --with-jdk-cacerts" + OLD).err())
        .contains("nothing has changed");
    assertThat(world.done("add s.p12 --cert b/cert.pem --with-jdk-cacerts" + OLD).out())
        .contains("added   b.example")
        .doesNotContain("roots of the JDK");
  }

  @Test
  void namesAreShownAsTheStoreKeepsThem() {
    assertThat(world.done("create s.jks --cert a/cert.pem --alias Upper").out())
        .contains("added   upper")
        .doesNotContain("Upper");
    assertThat(world.done("add s.jks --cert b/cert.pem --alias OTHER" + OLD).out())
        .contains("added   other");
    assertThat(world.done("rename s.jks --alias other --to Third" + OLD).out())
        .contains("renamed from other  third");
    assertThat(world.done("rename s.jks --alias third --to Third" + OLD).err())
        .contains("nothing has changed");
    assertThat(world.succeed("convert", "a/cert.pem", "c.jks", "--alias", "Upper").out())
        .contains("upper")
        .doesNotContain("Upper");
    assertThat(world.aliases("s.jks")).containsExactly("upper", "third");
  }

  @Test
  void anEntryIsReplacedOnlyIfThatIsWanted() {
    makeKeyStore("s.p12");
    String other = "add s.p12 --key-file b/key.pem --cert b/cert.pem --alias A" + OLD;
    Ran refused = world.run(other);
    assertThat(refused.exit()).isEqualTo(5);
    assertThat(refused.err()).contains("there is an entry \"a\" already", "--force");

    assertThat(world.done(other + " --force").out())
        .contains("removed  a", "added    A", "CN=b.example");
    assertThat(world.aliases("s.p12")).containsExactly("A");
  }

  @Test
  void changingTheCaseOfANameIsNoConflict() {
    makeKeyStore("s.p12");
    assertThat(world.done("rename s.p12 --alias A --to Server" + OLD).out())
        .contains("renamed from a  Server");
    world.done("rename s.p12 --alias server --to SERVER" + OLD);
    assertThat(world.aliases("s.p12")).containsExactly("SERVER");
  }

  @ParameterizedTest
  @ValueSource(strings = {"rw-------", "rw-r--r--", "rw-rw----"})
  void theFileKeepsItsMode(String mode) throws IOException {
    makeTrustStore("s.p12");
    Files.setPosixFilePermissions(world.file("s.p12"), PosixFilePermissions.fromString(mode));
    world.done("add s.p12 --cert b/cert.pem" + OLD);
    assertThat(world.mode("s.p12")).isEqualTo(mode);
  }

  @Test
  void aLinkToTheStoreStaysALink() throws IOException {
    makeTrustStore("s.p12");
    Files.createDirectory(world.file("etc"));
    Files.createSymbolicLink(world.file("etc/link.p12"), Path.of("../s.p12"));
    world.done("add etc/link.p12 --cert b/cert.pem" + OLD);

    assertThat(world.file("etc/link.p12")).isSymbolicLink();
    assertThat(world.aliases("s.p12")).containsExactly("a.example", "b.example");
  }

  @Test
  void theLastEntryMayGoWithAWarning() {
    makeTrustStore("s.p12");
    assertThat(world.done("remove s.p12 --alias a.example" + OLD).err())
        .contains("the key store is empty now");
    assertThat(world.aliases("s.p12")).isEmpty();
  }

  @Test
  void storesOfOtherProgramsAreChangedToo() {
    Tool.named("openssl")
        .run(
            "pkcs12",
            "-export",
            "-inkey",
            world.path("a/key.pem"),
            "-in",
            world.path("a/cert.pem"),
            "-name",
            "theirs",
            "-passout",
            "pass:changeit",
            "-out",
            world.path("openssl.p12"))
        .succeeded();
    Tool keytool = Tool.ofThisJdk("keytool");
    keytool
        .run(
            "-genkeypair",
            "-alias",
            "theirs",
            "-keyalg",
            "EC",
            "-dname",
            "CN=k",
            "-storetype",
            "JKS",
            "-keystore",
            world.path("keytool.jks"),
            "-storepass",
            "changeit")
        .succeeded();
    for (String store : List.of("openssl.p12", "keytool.jks")) {
      world.done("add " + store + " --cert b/cert.pem" + OLD);
      assertThat(world.listed(keytool, store))
          .contains("contains 2 entries", "Alias name: theirs", "PrivateKeyEntry");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "add missing.p12 --cert a/cert.pem --password pass:changeit|3|no such file",
        "add a/cert.pem --cert a/cert.pem --password pass:changeit|3|no key store",
        "add a --cert a/cert.pem --password pass:changeit|3|is a directory",
        "add s.p12 --cert b/cert.pem --password pass:wrong|9|s.p12: wrong passphrase",
        "add s.p12 --cert b/cert.pem|2|no terminal to ask",
        "add s.p12 --password pass:changeit|2|nothing to put into",
        "add s.p12 --cert missing.pem --password pass:changeit|3|missing.pem",
        "add s.p12 --key-file b/key.pem --cert a/cert.pem --password pass:changeit|3|no certificate",
        "remove s.p12 --password pass:changeit|2|needs --alias",
        "remove s.p12 --alias x --password pass:changeit|3|has no entry \"x\"",
        "remove s.p12 --alias a --alias x --password pass:changeit|3|its entries are \"a\"",
        "remove s.p12 --alias a --password pass:wrong|9|wrong passphrase",
        "rename s.p12 --alias x --to y --password pass:changeit|3|has no entry \"x\"",
        "rename s.p12 --alias a --to B.EXAMPLE --password pass:changeit|5|\"b.example\" already",
        "rename s.p12 --alias a --password pass:changeit|2|needs --to",
        "password s.p12 --password pass:wrong --new-password pass:n3wPass|9|wrong passphrase",
        "password s.p12 --password pass:changeit --new-password pass:|2|is empty",
        "password s.p12 --password pass:changeit|2|no terminal to ask",
        "password s.p12 --password stdin --new-password stdin|2|from the same stream",
        "merge s.p12 missing.p12 --password pass:changeit|3|no such file",
        "merge missing.p12 s.p12 --password pass:changeit|3|no such file",
        "merge s.p12 o.p12 --password pass:changeit|2|--from-password",
        "merge s.p12 o.p12 --password pass:changeit --from-password pass:wrong|9|o.p12: wrong",
        "merge s.p12 o.p12 --password pass:wrong --from-password pass:changeit|9|s.p12: wrong",
        "merge s.jks key.pem --password pass:changeit|3|without a certificate, which JKS",
        "list s.p12 --password pass:wrong|9|s.p12: wrong passphrase",
        "list s.p12|2|no terminal to ask",
        "list missing.p12|3|no such file",
        "list bundle.pem|3|no key store",
        "add - --cert a/cert.pem --password pass:changeit|2|'-' names no file",
        "password - --password pass:changeit --new-password pass:n3w|2|'-' names no file",
        "list - --password stdin|2|both to come from standard input",
        "doctor - --fix --password pass:changeit|2|gives the copy no name",
        "export - --config spring|2|standard input is none",
        "export s.p12 --password pass:changeit|2|has 2 entries",
        "export s.p12 --alias x --password pass:changeit|3|has no entry \"x\"",
        "export s.p12 --alias b.example --key-out k --password pass:changeit|3|no private key",
        "export s.p12 --alias a --key-out a/key.pem --password pass:changeit|5|exists already",
        "export s.p12 --alias a --out-password pass:x --password pass:changeit|2|without --key-out",
        "export s.p12 --alias a --cert-out c --key-out c --password pass:changeit|2|two things",
      })
  void whatCannotBeDoneIsSaidAndChangesNothing(String line, int exit, String message) {
    makeKeyStore("s.p12");
    makeKeyStore("s.jks");
    world.done("add s.p12 --cert b/cert.pem" + OLD);
    makeTrustStore("o.p12");
    world.write("key.pem", world.read("b/key.pem"));
    byte[] before = world.octets("s.p12");
    List<String> there = world.everything();
    Ran ran = world.run(line);

    assertThat(ran.exit()).as(ran.err()).isEqualTo(exit);
    assertThat(ran.err()).startsWith("minica: error: ").contains(message);
    assertThat(ran.out()).isEmpty();
    assertThat(world.octets("s.p12")).isEqualTo(before);
    assertThat(world.everything()).isEqualTo(there);
  }
}
