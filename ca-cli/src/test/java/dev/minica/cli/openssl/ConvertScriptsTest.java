package dev.minica.cli.openssl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minica.cli.Cli;
import dev.minica.testing.Tool;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Scripts for convert write the same as minica, from each format to each. */
final class ConvertScriptsTest {

  private static final char[] CHANGEIT = "changeit".toCharArray();

  private static final String PASSWORD = "store secret";

  /** A key with its chain and a root beside it, in each format that holds them. */
  private static final List<String> STORES = List.of("p12", "jks", "jceks");

  @TempDir static Path material;
  @TempDir Path folder;
  private Twins twins;

  @BeforeAll
  static void makeMaterial() throws IOException {
    Tool.named("openssl");
    Cli cli = new Cli().in(material);
    minica(cli, "init", "--ca", "ca", "--name", "Root A");
    minica(cli, "init", "--ca", "other", "--name", "Root B", "--key", "rsa-2048");
    minica(cli, "issue", "--ca", "ca", "a.example", "--out", "a");
    minica(cli, "issue", "--ca", "ca", "b.example", "--key", "rsa-2048", "--out", "b");
    Files.writeString(
        material.resolve("pair.pem"), read("a/ca.pem") + read("a/key.pem") + read("a/cert.pem"));
    Files.writeString(
        material.resolve("mixed.pem"),
        read("other/root.pem")
            + read("a/cert.pem")
            + read("b/key.pem")
            + read("a/ca.pem")
            + read("a/key.pem")
            + read("b/cert.pem")
            + read("a/cert.pem"));
    Files.writeString(material.resolve("certificates.pem"), read("a/cert.pem") + read("a/ca.pem"));
    for (String name : List.of("pair", "mixed", "certificates")) {
      stored(cli, name);
    }
    minica(cli, "convert", "certificates.pem", "certificates.p7b");
    minica(cli, "convert", "a/cert.pem", "cert.der");
    minica(cli, "convert", "a/key.pem", "key.der");
  }

  private static void stored(Cli cli, String name) {
    minica(cli, "convert", name + ".pem", name + ".p12", "--out-password", "pass:" + PASSWORD);
    minica(cli, "convert", name + ".pem", name + ".jks", "--out-password", "pass:" + PASSWORD);
    Tool.ofThisJdk("keytool")
        .run(
            "-importkeystore",
            "-srckeystore",
            material.resolve(name + ".jks"),
            "-srcstorepass",
            PASSWORD,
            "-destkeystore",
            material.resolve(name + ".jceks"),
            "-deststoretype",
            "JCEKS",
            "-deststorepass",
            PASSWORD)
        .succeeded();
  }

  private static String read(String name) throws IOException {
    return Files.readString(material.resolve(name));
  }

  private static void minica(Cli cli, String... arguments) {
    Cli.Ran ran = cli.run(arguments);
    assertThat(ran.exit()).as(ran.err()).isZero();
  }

  @BeforeEach
  void makeTwins() {
    twins =
        new Twins(folder)
            .variable("P", PASSWORD)
            .variable("MINICA_PASSWORD", "changeit")
            .variable("Q", "another 'one' $1");
  }

  /** Puts a file of the material into both folders. */
  private String given(String name) throws IOException {
    return given(name, name);
  }

  private String given(String name, String as) throws IOException {
    Files.copy(material.resolve(name), twins.ours().resolve(as));
    Files.copy(material.resolve(name), twins.theirs().resolve(as));
    return as;
  }

  private void bothConvert(String in, String out, String... options) {
    List<String> arguments = new ArrayList<>(List.of("convert"));
    arguments.addAll(List.of(options));
    arguments.addAll(List.of("--", in, out));
    twins.both(arguments.toArray(String[]::new));
    assertThat(Twins.modes(twins.theirs())).isEqualTo(Twins.modes(twins.ours()));
  }

  private void assertSame(String out, String password)
      throws IOException, GeneralSecurityException {
    if (out.endsWith("p12") || out.endsWith("jks")) {
      assertThat(entries(twins.theirs().resolve(out), password))
          .isEqualTo(entries(twins.ours().resolve(out), password));
    } else if (out.endsWith("p7b")) {
      assertThat(printed(twins.theirs().resolve(out)))
          .isEqualTo(printed(twins.ours().resolve(out)));
    } else {
      assertThat(twins.theirs().resolve(out))
          .hasBinaryContent(Files.readAllBytes(twins.ours().resolve(out)));
    }
  }

  private static String printed(Path pkcs7) {
    return Tool.named("openssl").run("pkcs7", "-print_certs", "-in", pkcs7).succeeded().text();
  }

  /** What Java sees in a key store. */
  private static Map<String, List<String>> entries(Path store, String password)
      throws IOException, GeneralSecurityException {
    KeyStore keyStore = KeyStore.getInstance(new File(store.toString()), password.toCharArray());
    Map<String, List<String>> entries = new TreeMap<>();
    for (String alias : Collections.list(keyStore.aliases())) {
      List<String> entry = new ArrayList<>(List.of(keyStore.getType()));
      if (keyStore.isKeyEntry(alias)) {
        Key key = keyStore.getKey(alias, password.toCharArray());
        entry.add(base64(key.getEncoded()));
        for (Certificate certificate : keyStore.getCertificateChain(alias)) {
          entry.add(base64(certificate.getEncoded()));
        }
      } else {
        entry.add(base64(keyStore.getCertificate(alias).getEncoded()));
      }
      entries.put(alias, entry);
    }
    assertThat(entries).isNotEmpty();
    return entries;
  }

  private static String base64(byte[] octets) {
    return Base64.getEncoder().encodeToString(octets);
  }

  static Stream<Arguments> pairs() {
    return Stream.concat(
        Stream.of("pem", "p12", "jks", "jceks")
            .flatMap(
                from ->
                    Stream.of("pem", "p12", "jks")
                        .map(to -> Arguments.of("mixed." + from, "out." + to))),
        Stream.of(
            Arguments.of("pair.pem", "out.p12"),
            Arguments.of("pair.p12", "out.pem"),
            Arguments.of("certificates.p12", "out.pem"),
            Arguments.of("certificates.jceks", "out.p12"),
            Arguments.of("certificates.pem", "out.jks")));
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void allGoesFromEachToEach(String in, String out) throws Exception {
    boolean isStore = STORES.contains(in.substring(in.indexOf('.') + 1));
    String[] options = isStore ? new String[] {"--password", "env:P"} : new String[0];
    bothConvert(given(in), out, options);
    assertSame(out, isStore ? PASSWORD : "changeit");
  }

  @ParameterizedTest
  @CsvSource({
    "a/cert.pem,out.pem",
    "a/cert.pem,out.der",
    "a/cert.pem,out.p7b",
    "a/cert.pem,out.p12",
    "a/cert.pem,out.jks",
    "certificates.pem,out.p7b",
    "cert.der,out.pem",
    "cert.der,out.der",
    "cert.der,out.p7b",
    "cert.der,out.p12",
    "cert.der,out.jks",
    "a/key.pem,out.pem",
    "a/key.pem,out.der",
    "b/key.pem,out.der",
    "key.der,out.pem",
    "key.der,out.der",
    "certificates.p7b,out.pem",
    "certificates.p7b,out.p7b",
    "certificates.p7b,out.p12",
    "certificates.p7b,out.jks"
  })
  void singleThingsAndBundlesGoToWhatHoldsThem(String in, String out) throws Exception {
    bothConvert(given(in, "in put." + in.substring(in.indexOf('.') + 1)), out);
    assertSame(out, "changeit");
  }

  @ParameterizedTest
  @ValueSource(strings = {"p12", "jks"})
  void storesOfCertificatesGoToPkcs7(String from) throws Exception {
    bothConvert(given("certificates." + from), "out.p7b", "--password", "env:P");
    assertSame("out.p7b", "");
  }

  @ParameterizedTest
  @CsvSource({"pair.pem,pem", "pair.p12,pem", "pair.p12,jks", "mixed.jks,p7b"})
  void keysAreLeftOut(String in, String to) throws Exception {
    List<String> options = new ArrayList<>(List.of("--no-keys"));
    if (!in.endsWith("pem")) {
      options.addAll(List.of("--password", "env:P"));
    }
    bothConvert(given(in), "out." + to, options.toArray(String[]::new));
    assertSame("out." + to, in.endsWith("pem") ? "changeit" : PASSWORD);
  }

  @ParameterizedTest
  @CsvSource({"p12,pem", "p12,jks", "jks,p12"})
  void oneEntryIsPicked(String from, String to) throws Exception {
    bothConvert(given("mixed." + from), "out." + to, "--password", "env:P", "--alias", "b.example");
    assertSame("out." + to, PASSWORD);
  }

  @ParameterizedTest
  @CsvSource({"p12,jks", "jks,p12", "pem,jks"})
  void theStoreGetsAnotherPassword(String from, String to) throws Exception {
    List<String> options = new ArrayList<>(List.of("--out-password", "env:Q"));
    if (!from.equals("pem")) {
      options.addAll(List.of("--password", "env:P"));
    }
    bothConvert(given("pair." + from), "out." + to, options.toArray(String[]::new));
    assertSame("out." + to, "another 'one' $1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-a $b 'c' \"d\"/e=f,g", "b\u00fccher \u6771\u4eac"})
  void aliasesAreThoseThatWereAskedFor(String alias) throws Exception {
    bothConvert(given("pair.pem"), "named.p12", "--alias=" + alias);
    assertSame("named.p12", "changeit");
    bothConvert("named.p12", "named.jks", "--password", "env:MINICA_PASSWORD", "--alias=" + alias);
    assertSame("named.jks", "changeit");
    bothConvert("named.jks", "out.pem", "--password", "env:MINICA_PASSWORD", "--alias=" + alias);
    assertSame("out.pem", "");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-in put.pem", "a=b:c.pem", "it's a \"$(touch pwned)\".pem"})
  void filesAreFoundWhateverTheirNames(String name) throws Exception {
    bothConvert(given("pair.pem", name), "-out $x.p12");
    assertSame("-out $x.p12", "changeit");
    bothConvert("-out $x.p12", "new folder/-o.jks", "--password", "env:MINICA_PASSWORD");
    assertSame("new folder/-o.jks", "changeit");
    assertThat(twins.theirs().resolve("pwned")).doesNotExist();
  }

  @Test
  void standardInputIsRead() throws Exception {
    twins.input(read("pair.pem"));
    bothConvert("-", "out.p12");
    assertSame("out.p12", "changeit");
  }

  @Test
  void keysUnderPassphrasesAreOpenedAndLocked() throws Exception {
    twins.file("p", PASSWORD + "\n");
    bothConvert(given("pair.pem"), "locked.pem", "--out-password", "env:P");
    Files.copy(
        twins.ours().resolve("locked.pem"),
        twins.theirs().resolve("locked.pem"),
        StandardCopyOption.REPLACE_EXISTING);
    bothConvert("locked.pem", "out.p12", "--password", "file:p");
    assertSame("out.p12", "changeit");
    bothConvert("locked.pem", "open.pem", "--password", "file:p");
    assertSame("open.pem", "");
    bothConvert(given("key.der"), "locked.der", "--out-password", "file:p");
    bothConvert("locked.der", "open.der", "--password", "file:p");
    assertSame("open.der", "");
  }

  @Test
  void aPassphraseOnStandardInputServesAllSteps() throws Exception {
    twins.input(PASSWORD + "\nnot this\n");
    bothConvert(given("pair.jks"), "out.pem", "--password", "stdin");
    assertSame("out.pem", "");
  }

  @Test
  void keysUnderPasswordsOfTheirOwnAreOpened() throws Exception {
    Files.copy(material.resolve("mixed.jks"), folder.resolve("own.jks"));
    Tool.ofThisJdk("keytool")
        .run(
            "-keypasswd",
            "-keystore",
            folder.resolve("own.jks"),
            "-storepass",
            PASSWORD,
            "-alias",
            "b.example",
            "-new",
            "another 'one' $1")
        .succeeded();
    for (Path twin : List.of(twins.ours(), twins.theirs())) {
      Files.copy(folder.resolve("own.jks"), twin.resolve("own.jks"));
    }
    for (String out : List.of("out.jks", "out.pem")) {
      bothConvert("own.jks", out, "--password", "env:P", "--key-password", "env:Q");
      assertSame(out, PASSWORD);
    }
  }

  @Test
  void aStoreWithoutAPasswordIsRead() throws Exception {
    Tool.ofThisJdk("keytool")
        .run(
            "-J-Dkeystore.pkcs12.macAlgorithm=NONE",
            "-J-Dkeystore.pkcs12.certProtectionAlgorithm=NONE",
            "-importcert",
            "-noprompt",
            "-alias",
            "ca",
            "-file",
            material.resolve("a/ca.pem"),
            "-keystore",
            folder.resolve("open.p12"),
            "-storetype",
            "PKCS12",
            "-storepass",
            "changeit")
        .succeeded();
    for (Path twin : List.of(twins.ours(), twins.theirs())) {
      Files.copy(folder.resolve("open.p12"), twin.resolve("open.p12"));
    }
    for (String out : List.of("out.pem", "out.jks")) {
      bothConvert("open.p12", out);
      assertSame(out, "changeit");
    }
  }

  @Test
  void aStoreThatJavaSeesNothingInIsRead() throws Exception {
    Tool.named("openssl")
        .run(
            "pkcs12",
            "-export",
            "-nokeys",
            "-in",
            material.resolve("certificates.pem"),
            "-passout",
            "pass:" + PASSWORD,
            "-out",
            folder.resolve("hidden.p12"))
        .succeeded();
    for (Path twin : List.of(twins.ours(), twins.theirs())) {
      Files.copy(folder.resolve("hidden.p12"), twin.resolve("hidden.p12"));
    }
    for (String out : List.of("out.pem", "out.jks")) {
      bothConvert("hidden.p12", out, "--password", "env:P");
      assertSame(out, PASSWORD);
    }
  }

  @Test
  void aStoreOfOldIsReadByTheLegacyProvider() throws Exception {
    Tool.named("openssl")
        .run(
            "pkcs12",
            "-export",
            "-legacy",
            "-inkey",
            material.resolve("a/key.pem"),
            "-in",
            material.resolve("a/cert.pem"),
            "-passout",
            "pass:" + PASSWORD,
            "-out",
            folder.resolve("old.p12"))
        .succeeded();
    for (Path twin : List.of(twins.ours(), twins.theirs())) {
      Files.copy(folder.resolve("old.p12"), twin.resolve("old.p12"));
    }
    bothConvert("old.p12", "out.pem", "--password", "env:P");
    assertSame("out.pem", "");
  }

  @Test
  void whatIsThereIsNotReplacedUnlessForced() throws Exception {
    twins.file("out.p12", "precious");
    String[] command = {"convert", given("pair.pem"), "out.p12"};
    assertThat(twins.run(twins.script(command)).exit()).isEqualTo(5);
    assertThat(twins.theirs().resolve("out.p12")).hasContent("precious");
    bothConvert("pair.pem", "out.p12", "--force");
    assertSame("out.p12", "changeit");
  }

  @Test
  void noPassphraseStandsInTheScript() throws Exception {
    String script =
        twins.script(
            "convert",
            given("pair.jks"),
            "out.p12",
            "--password",
            "pass:" + PASSWORD,
            "--out-password",
            "pass:tops3cret");
    assertThat(script).doesNotContain(PASSWORD).doesNotContain("tops3cret");
    assertThat(twins.run(script).failed().err()).contains("MINICA_OUT_PASSWORD");
    twins.variable("MINICA_PASSWORD", PASSWORD).variable("MINICA_OUT_PASSWORD", "tops3cret");
    twins.run(script).succeeded();
  }

  @Test
  void theScriptSaysWhatPassphrasesKeytoolTakes() throws IOException {
    String bound = "# keytool makes no key store under a passphrase of fewer than six";
    String given = given("certificates.pem");
    twins.variable("MINICA_OUT_PASSWORD", "short");

    String script = twins.script("convert", given, "out.p12", "--out-password", "pass:short");

    assertThat(script).contains(bound);
    assertThat(twins.run(script).failed().everything()).contains("at least 6 characters");
    assertThat(twins.script("convert", given, "out.p12")).doesNotContain(bound);
  }

  @Test
  void certificatesInAStoreOfJavaAreReadWithoutItsPassphrase() throws Exception {
    bothConvert(given("certificates.jks"), "out.p12");
    assertSame("out.p12", "changeit");
  }

  @Test
  void textThatBeginsWithTheDigitZeroIsNoDer() throws Exception {
    twins.file("shown.pem", "0 s:CN = a.example\n" + read("a/cert.pem"));
    twins.both("convert", "shown.pem", "out.pem");
    twins.both("inspect", "shown.pem");
    assertThat(twins.theirs().resolve("out.pem")).hasContent(read("a/cert.pem"));
  }

  @ParameterizedTest
  @CsvSource({"pair.pem,out.bcfks", "in.bcfks,out.pem"})
  void bcfksHasNoTwin(String in, String out) throws Exception {
    given("pair.pem");
    twins.minica("convert", "pair.pem", "in.bcfks");
    Files.copy(twins.ours().resolve("in.bcfks"), twins.theirs().resolve("in.bcfks"));
    Cli.Ran ran = twins.minica("convert", "--show-openssl", in, out, "--password", "pass:changeit");
    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.err()).contains("neither openssl nor keytool knows BCFKS");
  }

  /** openssl prints names as they are, and what looks like PEM in one would be taken for it. */
  @Test
  void aNameThatCouldMisleadAScriptHasNone() throws Exception {
    given("pair.pem");
    String name = "x\n-----BEGIN CERTIFICATE-----";
    twins.minica("convert", "pair.pem", "one.p12");
    KeyStore store = KeyStore.getInstance(twins.ours().resolve("one.p12").toFile(), CHANGEIT);
    String alias = store.aliases().nextElement();
    store.setEntry(
        name,
        store.getEntry(alias, new KeyStore.PasswordProtection(CHANGEIT)),
        new KeyStore.PasswordProtection(CHANGEIT));
    try (OutputStream out = Files.newOutputStream(twins.ours().resolve("evil.p12"))) {
      store.store(out, CHANGEIT);
    }
    Cli.Ran ran =
        twins.minica(
            "convert", "--show-openssl", "evil.p12", "out.pem", "--password", "pass:changeit");
    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.err()).contains("would mislead a script", "\\u{a}");
  }

  @ParameterizedTest
  @CsvSource({"mixed.pem,out.der,3", "pair.pem,out.p7b,3", "a/key.pem,out.jks,3"})
  void whatMinicaRefusesHasNoScript(String in, String out, int exit) throws Exception {
    Cli.Ran ran = twins.minica("convert", "--show-openssl", given(in, "in.pem"), out);
    assertThat(ran.exit()).as(ran.err()).isEqualTo(exit);
    assertThat(ran.out()).isEmpty();
  }
}
