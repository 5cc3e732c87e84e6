package dev.minica.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minica.cli.Cli;
import dev.minica.cli.Cli.Ran;
import dev.minica.testing.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Key stores of PEM files and trust stores of bundles, judged by keytool and openssl. */
@Timeout(300)
class KeystoreCreateCommandTest {

  @TempDir Path world;
  private Cli cli = new Cli();

  @BeforeEach
  void makeMaterial() throws IOException {
    cli = new Cli().in(world).variable("MINICA_CA", world.resolve("ca").toString());
    succeed("init");
    succeed("issue", "a.example", "--out", "a");
    succeed("issue", "b.example", "--out", "b");
    Files.writeString(world.resolve("bundle.pem"), read("a/cert.pem") + read("b/cert.pem"));
  }

  @ParameterizedTest
  @CsvSource({"p12, My Server", "jks, my server"})
  void keytoolOfEveryJdkFindsTheKeyWithItsChainUnderItsName(String format, String alias) {
    create("s." + format, "--key-file", "a/key.pem", "--cert", "a/cert.pem", "--alias", alias);

    for (Tool keytool : Tool.ofEveryJdk("keytool")) {
      assertThat(list(keytool, "s." + format))
          .containsIgnoringCase("Alias name: " + alias)
          .contains("PrivateKeyEntry", "Certificate chain length: 2", "CN=minica root CA");
    }
  }

  @Test
  void opensslFindsTheKeyAndItsCertificate() {
    create("s.p12", "--key-file", "a/key.pem", "--cert", "a/cert.pem");

    String shown =
        Tool.named("openssl")
            .run("pkcs12", "-in", path("s.p12"), "-passin", "pass:changeit", "-noenc")
            .succeeded()
            .text();
    assertThat(shown).contains("friendlyName: a.example", "BEGIN PRIVATE KEY", "CN = a.example");
  }

  @Test
  void certificatesMayComeInAnyOrderInAnyFileAndBesideTheKey() throws IOException {
    Files.writeString(world.resolve("all.pem"), read("a/ca.pem") + read("a/key.pem"));
    create("s.p12", "--key-file", "all.pem", "--cert", "a/fullchain.pem");

    assertThat(succeed("keystore", "list", "s.p12", "--password", "pass:changeit").out())
        .containsPattern("a.example +private key .*CN=a.example\n.*\\+- CN=minica root CA");
  }

  @Test
  void whatIsMissingOfTheChainComesFromTheCaIfThereIsOne() {
    create("with.p12", "--key-file", "a/key.pem", "--cert", "a/cert.pem");
    Ran without =
        new Cli()
            .in(world)
            .variable("MINICA_CA", path("nowhere"))
            .run("keystore", "create", "w.p12", "--key-file", "a/key.pem", "--cert", "a/cert.pem");

    assertThat(without.exit()).as(without.err()).isZero();
    assertThat(without.err()).contains("warning: the chain ends below CN=minica root CA");
    assertThat(without.out()).contains("private key with certificate");
    assertThat(succeed("keystore", "list", "w.p12", "--password", "pass:changeit").out())
        .contains("(not in the store)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"p12", "jks"})
  void everyCertificateOfABundleIsTrustedUnderItsOwnName(String format) throws IOException {
    Files.writeString(
        world.resolve("twice.pem"), read("bundle.pem") + read("a/cert.pem") + read("a/ca.pem"));
    create("t." + format, "--cert", "twice.pem", "--cert", "b/cert.pem");

    for (Tool keytool : Tool.ofEveryJdk("keytool")) {
      assertThat(list(keytool, "t." + format))
          .contains("contains 3 entries", "trustedCertEntry")
          .contains("Alias name: a.example", "Alias name: b.example", "Alias name: minica root ca");
    }
  }

  @Test
  void certificatesOfOneNameGetNumbers() throws IOException {
    succeed("issue", "a.example", "--out", "a2");
    create("t.p12", "--cert", "a/cert.pem", "--cert", "a2/cert.pem");

    assertThat(aliases("t.p12")).containsExactly("a.example", "a.example-2");
  }

  @Test
  void whatEachJdkTrustsAndHasNotExpiredIsThereWithOneMore() throws Exception {
    for (Tool keytool : Tool.ofEveryJdk("keytool")) {
      Path home = keytool.path().getParent().getParent();
      Path cacerts = home.resolve("lib/security/cacerts");
      int roots = countValid(cacerts);
      String store = "jdk-" + home.getFileName() + ".p12";
      cli.variable("JAVA_HOME", home.toString());
      String said =
          create(store, "--cert", "a/ca.pem", "--with-jdk-cacerts", "--alias", "ours").out();

      assertThat(said).contains("roots of the JDK:  " + roots, "added   ours");
      assertThat(count(list(keytool, store))).isEqualTo(roots + 1);
    }
  }

  /** A JDK may be older than some of its roots' last days. */
  private static int countValid(Path cacerts) throws Exception {
    KeyStore store = KeyStore.getInstance(cacerts.toFile(), (char[]) null);
    int valid = 0;
    for (String alias : Collections.list(store.aliases())) {
      X509Certificate root = (X509Certificate) store.getCertificate(alias);
      valid += root.getNotAfter().toInstant().isAfter(Instant.now()) ? 1 : 0;
    }
    return valid;
  }

  private static int count(String listing) {
    String number = listing.replaceAll("(?s).*Your keystore contains (\\d+) entr.*", "$1");
    return Integer.parseInt(number);
  }

  @Test
  void aKeyInJksMayHaveAPasswordOfItsOwn() {
    create(
        "s.jks",
        "--key-file",
        "a/key.pem",
        "--cert",
        "a/cert.pem",
        "--alias",
        "own",
        "--entry-password",
        "pass:0fItsOwn");

    for (Tool keytool : Tool.ofEveryJdk("keytool")) {
      List<Object> request = new ArrayList<>(List.of("-certreq", "-alias", "own"));
      request.addAll(List.of("-keystore", path("s.jks"), "-storepass", "changeit"));
      request.addAll(List.of("-keypass", "0fItsOwn"));
      keytool.run(request.toArray()).succeeded();
      request.set(request.size() - 1, "changeit");
      keytool.run(request.toArray()).failed();
    }
    Ran refused =
        run(
            "keystore",
            "create",
            "s.p12",
            "--key-file",
            "a/key.pem",
            "--cert",
            "a/cert.pem",
            "--entry-password",
            "pass:0fItsOwn");
    assertThat(refused.exit()).isEqualTo(2);
    assertThat(refused.err()).contains("PKCS#12 has no password but that of the store");
  }

  @Test
  void aNewStoreIsForItsOwnerAloneAndSaysThePasswordThatEverybodyKnows() throws IOException {
    Ran made = create("deep/s.p12", "--cert", "a/ca.pem");

    assertThat(made.out()).contains("store password:  changeit");
    assertThat(mode("deep/s.p12")).isEqualTo("rw-------");
    assertThat(
            create("own.p12", "--cert", "a/ca.pem", "--password", "pass:tops3cret").out()
                + create("j.p12", "--cert", "a/ca.pem", "--password", "pass:tops3cret", "--json")
                    .out())
        .contains("the passphrase given")
        .doesNotContain("changeit", "tops3cret");
  }

  @Test
  void aStoreThatIsThereIsReplacedOnlyIfThatIsWanted() throws IOException {
    create("s.p12", "--cert", "a/ca.pem");
    byte[] before = Files.readAllBytes(world.resolve("s.p12"));

    Ran refused = run("keystore", "create", "s.p12", "--cert", "a/cert.pem");
    assertThat(refused.exit()).isEqualTo(5);
    assertThat(refused.err()).contains("s.p12 exists already", "--force");
    assertThat(Files.readAllBytes(world.resolve("s.p12"))).isEqualTo(before);

    create("s.p12", "--cert", "a/cert.pem", "--force");
    assertThat(aliases("s.p12")).containsExactly("a.example");
  }

  @Test
  void aKeyThatIsOfNoCertificateIsRefusedWithTheIdentifiersOfBoth() {
    Ran refused =
        run("keystore", "create", "s.p12", "--key-file", "a/key.pem", "--cert", "b/cert.pem");

    assertThat(refused.exit()).isEqualTo(3);
    assertThat(refused.err())
        .contains("no certificate is of the private key: its key identifier is " + keyId("a"))
        .contains("that of the certificate " + keyId("b"));
    assertThat(world.resolve("s.p12")).doesNotExist();
  }

  private String keyId(String name) {
    return Tool.named("openssl")
        .run("x509", "-in", path(name + "/cert.pem"), "-noout", "-ext", "subjectKeyIdentifier")
        .succeeded()
        .text()
        .lines()
        .skip(1)
        .findFirst()
        .orElseThrow()
        .strip();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "s.p12|2|nothing to put into",
        "s.store --cert a/ca.pem|2|does not say which format",
        "s.jceks --cert a/ca.pem|2|does not say which format",
        "s --format pem --cert a/ca.pem|2|is no format of key stores",
        "s --format jceks --cert a/ca.pem|2|is no format of key stores",
        "s.p12 --key-file a/key.pem|3|there is no certificate for the private key",
        "s.p12 --key-file a/key.pem --with-jdk-cacerts|2|is for trust stores",
        "s.p12 --cert a/ca.pem --key-password pass:x|2|without --key-file",
        "s.p12 --cert a/ca.pem --entry-password pass:x|2|without --key-file",
        "s.p12 --cert bundle.pem --alias one|2|there are 2 certificates to be named",
        "s.p12 --cert a/ca.pem --alias ''|2|alias is empty",
        "s.p12 --cert a/key.pem|3|no certificate",
        "s.p12 --cert missing.pem|3|no such file",
        "s.p12 --cert a|3|it is a directory",
        "s.p12 --key-file a/cert.pem --cert a/cert.pem|3|no private key",
        "s.p12 --key-file a/key.pem --cert bundle.pem|3|is no part of the chain",
        "s.p12 --key-file - --cert -|2|given twice",
        "s.p12 --key-file - --cert a/cert.pem --password stdin|2|a file and a passphrase are both to come",
        "s.p12 --cert a/ca.pem --password pass:|2|the passphrase is empty",
        "s.p12 --cert a/ca.pem --password pass:\u00fc|2|not printable ASCII",
        "s.p12 --cert a/ca.pem --password secret|2|no source of a passphrase",
        "a --cert a/ca.pem --format p12|5|is a directory",
        "a/key.pem/s.p12 --cert a/ca.pem|7|",
      })
  void whatMakesNoStoreIsRefusedAndLeavesNothing(String line, int exit, String message)
      throws IOException {
    List<Path> before = everything();
    List<String> arguments = new ArrayList<>(List.of("keystore", "create"));
    for (String word : List.of(line.split(" ", -1))) {
      arguments.add(word.equals("''") ? "" : word);
    }
    Ran ran = run(arguments.toArray(String[]::new));

    assertThat(ran.exit()).as(ran.err()).isEqualTo(exit);
    assertThat(ran.err()).startsWith("minica: error: ").contains(message == null ? "" : message);
    assertThat(ran.out()).isEmpty();
    assertThat(everything()).isEqualTo(before);
  }

  private List<Path> everything() throws IOException {
    try (var paths = Files.walk(world)) {
      return paths.sorted().toList();
    }
  }

  private List<String> aliases(String store) {
    String json = succeed("keystore", "list", store, "--password", "pass:changeit", "--json").out();
    return json.lines()
        .filter(line -> line.strip().startsWith("\"alias\""))
        .map(line -> line.replaceAll(".*: \"(.*)\",", "$1"))
        .toList();
  }

  private Ran create(String... arguments) {
    List<String> all = new ArrayList<>(List.of("keystore", "create"));
    all.addAll(List.of(arguments));
    return succeed(all.toArray(String[]::new));
  }

  private Ran succeed(String... arguments) {
    Ran ran = run(arguments);
    assertThat(ran.exit()).as(ran.err()).isZero();
    return ran;
  }

  private Ran run(String... arguments) {
    return cli.run(arguments);
  }

  private String list(Tool keytool, String store) {
    return keytool
        .run("-list", "-v", "-keystore", path(store), "-storepass", "changeit")
        .succeeded()
        .everything();
  }

  private String path(String name) {
    return world.resolve(name).toString();
  }

  private String read(String name) throws IOException {
    return Files.readString(world.resolve(name));
  }

  private String mode(String name) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(world.resolve(name)));
  }
}
