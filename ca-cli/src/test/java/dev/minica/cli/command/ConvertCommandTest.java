package dev.minica.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minica.cli.Cli;
import dev.minica.cli.Cli.Ran;
import dev.minica.testing.Tool;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Certificates and keys from one kind of file to another, judged by openssl and keytool. */
@Timeout(300)
class ConvertCommandTest {

  private static final List<String> HOLDING_KEYS = List.of("pem", "p12", "jks", "bcfks");
  private static final String SECRET = "pass:tops3cret";

  @TempDir Path world;
  private Cli cli = new Cli();

  @BeforeEach
  void makeKeyAndChain() throws IOException {
    cli = new Cli().in(world);
    assertThat(cli.run("init", "--ca", "ca").exit()).isZero();
    assertThat(cli.run("issue", "--ca", "ca", "a.example", "--out", "a").exit()).isZero();
    String key = Files.readString(world.resolve("a/key.pem"));
    String certificate = Files.readString(world.resolve("a/cert.pem"));
    String root = Files.readString(world.resolve("a/ca.pem"));
    Files.writeString(world.resolve("any-order.pem"), root + key + certificate);
    Files.writeString(world.resolve("bundle.pem"), certificate + root);
  }

  static Stream<Arguments> pairs() {
    return HOLDING_KEYS.stream()
        .flatMap(from -> HOLDING_KEYS.stream().map(to -> Arguments.of(from, to)));
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void keyAndChainGoFromAnyFormatThatHoldsKeysToAny(String from, String to) throws IOException {
    convert("any-order.pem", "one." + from, "--out-password", SECRET);
    List<String> line = new ArrayList<>(List.of("one." + from, "two." + to));
    line.addAll(List.of("--password", SECRET, "--out-password", SECRET));
    convert(line.toArray(String[]::new));
    convert("two." + to, "back.pem", "--password", SECRET);

    String key = Files.readString(world.resolve("a/key.pem"));
    String certificate = Files.readString(world.resolve("a/cert.pem"));
    String root = Files.readString(world.resolve("a/ca.pem"));
    assertThat(publicKey("back.pem")).isEqualTo(publicKey("a/key.pem"));
    assertThat(Files.readString(world.resolve("back.pem"))).endsWith(certificate + root);
    assertThat(key).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"pem", "p7b", "p12", "jks", "bcfks"})
  void certificatesGoFromAnyFormatToAny(String format) throws IOException {
    convert("bundle.pem", "one." + format);
    for (String to : List.of("pem", "p7b", "p12", "jks", "bcfks")) {
      convert("one." + format, "two-" + to + "." + to, "--password", "pass:changeit");
      convert("two-" + to + "." + to, to + "-back.pem", "--password", "pass:changeit");

      assertThat(world.resolve(to + "-back.pem"))
          .hasSameTextualContentAs(world.resolve("bundle.pem"));
    }
  }

  @ParameterizedTest
  @CsvSource({"p12, a.example", "jks, a.example", "p12, My Server", "jks, my server"})
  void keytoolOfEveryJdkFindsTheKeyUnderItsName(String format, String alias) throws IOException {
    convert("any-order.pem", "store." + format, "--alias", alias);

    for (Tool keytool : Tool.ofEveryJdk("keytool")) {
      String list =
          keytool
              .run("-list", "-v", "-keystore", path("store." + format), "-storepass", "changeit")
              .succeeded()
              .everything();
      assertThat(list)
          .containsIgnoringCase("Alias name: " + alias)
          .contains("PrivateKeyEntry", "Certificate chain length: 2");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"p12", "jks"})
  void keytoolOfEveryJdkSeesEveryCertificateOfABundle(String format) {
    convert("bundle.pem", "trust." + format);

    for (Tool keytool : Tool.ofEveryJdk("keytool")) {
      assertThat(
              keytool
                  .run("-list", "-keystore", path("trust." + format), "-storepass", "changeit")
                  .succeeded()
                  .everything())
          .contains("contains 2 entries", "trustedCertEntry");
    }
  }

  /** OpenSSL 3.0 reads no version 2 (RFC 5958), which has the public key inside. */
  @Test
  void keysAreWrittenInTheVersionThatAllRead() throws IOException {
    assertThat(cli.run("key", "generate", "ed25519", "--der", "--out", "v1.der").exit()).isZero();
    assertThat(cli.run("key", "public", "v1.der", "--der", "--out", "half.der").exit()).isZero();
    byte[] version1 = Files.readAllBytes(world.resolve("v1.der"));
    byte[] half = Files.readAllBytes(world.resolve("half.der"));
    ByteArrayOutputStream version2 = new ByteArrayOutputStream();
    version2.write(new byte[] {0x30, 0x51, 2, 1, 1});
    version2.write(version1, 5, version1.length - 5);
    version2.write(new byte[] {(byte) 0x81, 0x21, 0});
    version2.write(half, half.length - 32, 32);
    Files.write(world.resolve("v2.der"), version2.toByteArray());

    convert("v2.der", "again.der");
    convert("v2.der", "again.pem");

    assertThat(world.resolve("again.der")).hasBinaryContent(version1);
    Tool.named("openssl").run("pkey", "-noout", "-in", world.resolve("again.pem")).succeeded();
  }

  @Test
  void opensslReadsThePkcs7AndViceVersa() throws IOException {
    Tool openssl = Tool.named("openssl");
    convert("bundle.pem", "ours.p7b");
    String printed =
        openssl.run("pkcs7", "-in", path("ours.p7b"), "-print_certs").succeeded().text();
    assertThat(printed).contains("CN = a.example");
    Files.writeString(world.resolve("printed.pem"), printed);
    convert("printed.pem", "from-printed.pem");

    for (String form : List.of("PEM", "DER")) {
      String theirs = "theirs-" + form + ".p7b";
      openssl
          .run(
              "crl2pkcs7",
              "-nocrl",
              "-certfile",
              path("bundle.pem"),
              "-outform",
              form,
              "-out",
              path(theirs))
          .succeeded();
      convert(theirs, theirs + ".pem");

      assertThat(world.resolve(theirs + ".pem"))
          .hasSameTextualContentAs(world.resolve("from-printed.pem"));
    }
    assertThat(world.resolve("from-printed.pem"))
        .hasSameTextualContentAs(world.resolve("bundle.pem"));
  }

  @Test
  void opensslReadsThePkcs12() {
    convert("any-order.pem", "store.p12", "--out-password", SECRET);

    Tool.named("openssl")
        .run("pkcs12", "-in", path("store.p12"), "-passin", SECRET, "-nodes")
        .succeeded();
  }

  @Test
  void allEntriesOfAStoreGoOnUnderTheirNamesAndAnAliasPicksOne() {
    Tool keytool = Tool.ofThisJdk("keytool");
    for (String name : List.of("one", "two")) {
      keytool
          .run(
              "-genkeypair",
              "-alias",
              name,
              "-keyalg",
              "EC",
              "-dname",
              "CN=" + name,
              "-keystore",
              path("old.jks"),
              "-storetype",
              "JKS",
              "-storepass",
              "tops3cret",
              "-keypass",
              "another")
          .succeeded();
    }
    assertThat(run("old.jks", "new.p12", "--password", SECRET).exit()).isEqualTo(9);

    Ran ran = convert("old.jks", "new.p12", "--password", SECRET, "--key-password", "pass:another");
    convert(
        "old.jks",
        "two.p12",
        "--password",
        SECRET,
        "--key-password",
        "pass:another",
        "--alias",
        "TWO");

    assertThat(ran.out()).contains("one", "two", "the passphrase of what was read");
    assertThat(list(keytool, "new.p12")).contains("2 entries", "one,", "two,");
    assertThat(list(keytool, "two.p12")).contains("1 entry", "two,");
  }

  private String list(Tool keytool, String store) {
    return keytool
        .run("-list", "-keystore", path(store), "-storepass", "tops3cret")
        .succeeded()
        .everything();
  }

  @Test
  void whatHoldsAKeyIsForItsOwnerAlone() throws IOException {
    for (String format : HOLDING_KEYS) {
      convert("any-order.pem", "key." + format);
      convert("bundle.pem", "open." + format);

      assertThat(mode("key." + format)).isEqualTo("rw-------");
      assertThat(mode("open." + format)).isEqualTo("rw-r--r--");
    }
  }

  @Test
  void aKeyInPemIsEncryptedWhenAPassphraseIsGiven() {
    convert("any-order.pem", "locked.pem", "--out-password", SECRET);

    Tool openssl = Tool.named("openssl");
    openssl.run("pkey", "-in", path("locked.pem"), "-passin", SECRET, "-noout").succeeded();
    openssl.run("pkey", "-in", path("locked.pem"), "-passin", "pass:no", "-noout").failed();
  }

  @Test
  void aSingleCertificateAndASingleKeyGoIntoDerAndBack() throws IOException {
    convert("a/cert.pem", "cert.der");
    convert("a/key.pem", "key.der");
    convert("cert.der", "cert.pem");
    convert("key.der", "key.pem");

    assertThat(world.resolve("cert.pem")).hasSameTextualContentAs(world.resolve("a/cert.pem"));
    assertThat(world.resolve("key.pem")).hasSameTextualContentAs(world.resolve("a/key.pem"));
    Tool.named("openssl").run("x509", "-inform", "DER", "-in", path("cert.der")).succeeded();
    Tool.named("openssl").run("pkey", "-inform", "DER", "-in", path("key.der")).succeeded();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "any-order.pem | out.p7b | \"a.example\" is a private key, which PKCS#7 cannot hold",
        "any-order.pem | out.der | private key with its certificates, which DER cannot hold",
        "bundle.pem    | out.der | DER holds one certificate or key, and there are 2 entries",
        "a/key.pem     | out.jks | \"key\" is a private key without a certificate, which JKS",
      })
  void whatTheTargetCannotHoldIsNamed(String in, String out, String reason) {
    Ran ran = run(in, out);

    assertThat(ran.exit()).isEqualTo(3);
    assertThat(ran.err()).contains(reason);
    assertThat(world.resolve(out)).doesNotExist();
  }

  @Test
  void keysAreLeftOutOnlyWhenAsked() throws IOException {
    convert("any-order.pem", "certs.p7b", "--no-keys");
    convert("certs.p7b", "certs.pem");

    assertThat(world.resolve("certs.pem")).hasSameTextualContentAs(world.resolve("bundle.pem"));
  }

  @Test
  void anExistingFileIsReplacedOnlyByForce() throws IOException {
    Files.writeString(world.resolve("out.p7b"), "mine");

    Ran refused = run("bundle.pem", "out.p7b");
    assertThat(refused.exit()).isEqualTo(5);
    assertThat(world.resolve("out.p7b")).hasContent("mine");
    convert("bundle.pem", "out.p7b", "--force");
    assertThat(Files.readString(world.resolve("out.p7b"))).startsWith("-----BEGIN PKCS7-----");
  }

  @Test
  void aPassphraseIsNeededAndNeverGuessed() {
    convert("any-order.pem", "store.p12");

    Ran none = run("store.p12", "out.pem");
    Ran wrong = run("store.p12", "out.pem", "--password", "pass:wrong");

    assertThat(none.exit()).isEqualTo(2);
    assertThat(none.err()).contains("--password");
    assertThat(wrong.exit()).isEqualTo(9);
    assertThat(wrong.err()).contains("store.p12").doesNotContain("pass:");
    assertThat(world.resolve("out.pem")).doesNotExist();
  }

  @Test
  void certificatesThatLieOpenInAStoreTakeNoPassphrase() {
    convert("bundle.pem", "trust.jks");
    convert("any-order.pem", "key.jks");

    Ran ran = convert("trust.jks", "out.pem");

    assertThat(world.resolve("out.pem")).hasSameTextualContentAs(world.resolve("bundle.pem"));
    assertThat(ran.err())
        .contains("trust.jks was read without the passphrase that shows changes to it");
    assertThat(convert("trust.jks", "p.p12", "--password", "pass:changeit").err()).isEmpty();
    assertThat(run("trust.jks", "o.pem", "--password", "pass:wrong").exit()).isEqualTo(9);
    assertThat(run("key.jks", "o.pem").exit()).isEqualTo(2);
  }

  @Test
  void textThatBeginsWithTheDigitZeroIsNoDer() throws IOException {
    convert("bundle.pem", "bundle.p7b");
    for (String name : List.of("bundle.pem", "bundle.p7b")) {
      Files.writeString(
          world.resolve("0" + name),
          "0 s:CN = as openssl s_client prints it\n" + Files.readString(world.resolve(name)));

      convert("0" + name, "of-0" + name + ".pem");

      assertThat(world.resolve("of-0" + name + ".pem"))
          .hasSameTextualContentAs(world.resolve("bundle.pem"));
    }
    convert("0bundle.p7b", "named.pem", "--from", "p7b");
  }

  @Test
  void opensslsOwnFormIsRefusedWithTheWayOut() {
    Tool.named("openssl")
        .run("x509", "-in", path("a/cert.pem"), "-trustout", "-out", path("trusted.pem"))
        .succeeded();

    for (String command :
        List.of("convert trusted.pem o.pem", "verify trusted.pem", "key public trusted.pem")) {
      Ran ran = cli.run(command.split(" "));
      assertThat(ran.exit()).isEqualTo(3);
      assertThat(ran.err())
          .contains("OpenSSL's form TRUSTED CERTIFICATE", "openssl x509 -in FILE -out CERT.pem");
    }
  }

  @Test
  void whatHoldsNoCertificateIsNamed() throws IOException {
    Tool openssl = Tool.named("openssl");
    assertThat(cli.run("csr", "create", "b.example", "--key-out", "k", "--out", "r.pem").exit())
        .isZero();
    openssl.run("req", "-in", path("r.pem"), "-outform", "DER", "-out", path("r.der")).succeeded();

    Ran ran = run("r.der", "o.pem");

    assertThat(ran.exit()).isEqualTo(3);
    assertThat(ran.err())
        .contains(
            "r.der: it is a certification request (PKCS#10), and what has certificates or private"
                + " keys is wanted");
  }

  @Test
  void saysWhatWasWritten() {
    Ran text = convert("any-order.pem", "store.p12");
    Ran json = convert("any-order.pem", "store.jks", "--json");

    assertThat(text.out())
        .contains("PKCS#12, from PEM", "changeit", "private key with chain of 2", "CN=a.example");
    assertThat(json.out())
        .contains("\"format\": \"jks\"", "\"alias\": \"a.example\"", "\"kind\": \"private key\"")
        .contains("\"storePassword\": \"changeit\"", "\"secret\": true");
  }

  @Test
  void readsStandardInput() throws IOException {
    cli.input(Files.readString(world.resolve("any-order.pem")));

    convert("-", "store.p12");

    assertThat(world.resolve("store.p12")).exists();
  }

  @Test
  void theFormatOfTheOutputMustBeToldWhereItsNameDoesNot() {
    assertThat(run("bundle.pem", "out.keystore").exit()).isEqualTo(2);
    assertThat(run("bundle.pem", "out.jceks").exit()).isEqualTo(2);
    convert("bundle.pem", "out.keystore", "--to", "p12");
  }

  private Ran convert(String... arguments) {
    Ran ran = run(arguments);
    assertThat(ran.exit()).as(ran.err()).isZero();
    return ran;
  }

  private Ran run(String... arguments) {
    return cli.run(
        Stream.concat(Stream.of("convert"), Stream.of(arguments)).toArray(String[]::new));
  }

  private String publicKey(String pem) {
    return Tool.named("openssl").run("pkey", "-in", path(pem), "-pubout").succeeded().text();
  }

  private Path path(String name) {
    return world.resolve(name);
  }

  private String mode(String name) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(world.resolve(name)));
  }
}
