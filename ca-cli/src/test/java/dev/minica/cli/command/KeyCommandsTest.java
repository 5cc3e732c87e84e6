package dev.minica.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.minica.cli.Cli;
import dev.minica.cli.Cli.Ran;
import dev.minica.cli.FakeTerminal;
import dev.minica.key.KeyAlgorithm;
import dev.minica.testing.Tool;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyCommandsTest {

  /** Knows ML-DSA, makes a key, or signs with one. */
  private static final String ML_DSA =
      """
      import java.nio.file.*;
      import java.security.*;
      import java.security.spec.*;
      class MlDsa {
        public static void main(String[] args) throws Exception {
          KeyFactory factory = KeyFactory.getInstance("ML-DSA");
          if (args[0].equals("make")) {
            KeyPair pair = KeyPairGenerator.getInstance(args[1]).generateKeyPair();
            Files.write(Path.of(args[2]), pair.getPrivate().getEncoded());
            Files.write(Path.of(args[2] + ".public"), pair.getPublic().getEncoded());
          } else if (args[0].equals("sign")) {
            byte[] der = Files.readAllBytes(Path.of(args[1]));
            Signature signature = Signature.getInstance("ML-DSA");
            signature.initSign(factory.generatePrivate(new PKCS8EncodedKeySpec(der)));
            signature.sign();
          }
        }
      }
      """;

  @TempDir static Path classes;
  @TempDir Path folder;
  private Cli cli = new Cli();

  @BeforeAll
  static void compile() throws IOException {
    Tool.compileJava(Files.writeString(classes.resolve("MlDsa.java"), ML_DSA));
  }

  @BeforeEach
  void enter() {
    cli = new Cli().in(folder);
  }

  @Test
  void aNewKeyIsAllThatGoesToStandardOutput() {
    Ran ran = ok("key", "generate");

    assertThat(ran.out())
        .startsWith("-----BEGIN PRIVATE KEY-----\n")
        .endsWith("\n-----END PRIVATE KEY-----\n");
    assertThat(ran.err()).isEmpty();
    assertThat(openssl(ran.out(), "pkey", "-noout", "-text")).contains("NIST CURVE: P-256");
    assertThat(folder).isEmptyDirectory();
  }

  @ParameterizedTest
  @EnumSource(names = "ML_DSA_.*", mode = EnumSource.Mode.MATCH_NONE)
  void opensslSeesTheSamePublicKey(KeyAlgorithm algorithm) {
    String key = ok("key", "generate", algorithm.label()).out();

    assertThat(fed(key, "key", "public", "-").out()).isEqualTo(openssl(key, "pkey", "-pubout"));
  }

  @ParameterizedTest
  @CsvSource({
    "RSA:2048, --pkcs1, RSA PRIVATE KEY",
    "P-384, --sec1, EC PRIVATE KEY",
    "prime256v1, --sec1, EC PRIVATE KEY"
  })
  void anOldFormIsWhatOpensslsTraditionalCommandsTake(String name, String form, String label) {
    String key = ok("key", "generate", name, form).out();

    assertThat(key).startsWith("-----BEGIN " + label + "-----\n");
    assertThat(openssl(key, "pkey", "-traditional")).isEqualTo(key);
  }

  @Test
  void aKeyFileIsForItsOwnerAlone() throws IOException {
    Ran ran = ok("key", "generate", "ed25519", "--out", "new/key.pem");

    Path file = folder.resolve("new/key.pem");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(ran.out())
        .contains("key:", "ed25519", "form:", "PKCS#8", "identifier:", "SHA-256:", "(secret)")
        .contains(file.toString())
        .doesNotContain("BEGIN");
  }

  @Test
  void aFileIsReplacedOnlyIfForced() throws IOException {
    Path file = Files.writeString(folder.resolve("key.pem"), "mine");

    for (String[] line :
        List.of(
            new String[] {"key", "generate", "--out", "key.pem"},
            new String[] {"key", "public", "-", "--out", "key.pem"},
            new String[] {"key", "convert", "-", "--out", "key.pem"})) {
      Ran ran = cli.run(line);
      assertThat(ran.exit()).isEqualTo(5);
      assertThat(ran.err()).contains("key.pem exists already", "--force");
      assertThat(file).hasContent("mine");
    }
    ok("key", "generate", "--out", "key.pem", "--force");
    assertThat(Files.readString(file)).startsWith("-----BEGIN PRIVATE KEY-----");
  }

  @Test
  void aPassphraseProtectsTheKey() {
    cli.variable("SECRET", "pässwörd");
    ok("key", "generate", "--out", "key.pem", "--password", "env:SECRET");

    Tool openssl = Tool.named("openssl");
    Path file = folder.resolve("key.pem");
    openssl.run("pkey", "-in", file, "-noout", "-passin", "pass:pässwörd").succeeded();
    openssl.run("pkey", "-in", file, "-noout", "-passin", "pass:other").failed();
  }

  @Test
  void aPassphraseIsAskedForTwice() {
    cli.terminal(FakeTerminal.typing("secret", "secret"));

    assertThat(ok("key", "generate", "--password", "prompt").out())
        .startsWith("-----BEGIN ENCRYPTED PRIVATE KEY-----");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "key generate ec-p256 --pkcs1",
        "key generate rsa-2048 --sec1",
        "key generate ed25519 --sec1",
        "key generate ml-dsa-44 --pkcs1",
        "key generate rsa-2048 --pkcs1 --sec1",
        "key generate rsa-2048 --pkcs1 --password pass:x",
        "key generate --der",
        "key generate dsa",
        "key generate rsa-1024",
        "key generate --password pass:",
        "key generate --out .",
        "key generate --out ..",
        "key generate --out /",
        "key public",
        "key public - --password stdin",
        "key public - --der",
        "key convert - --password fd:0",
        "key convert - --out-password stdin",
        "key convert k --password stdin --out-password stdin",
        "key convert k --sec1 --out-password pass:x",
        "key",
        "key nonsense"
      })
  void whatMakesNoSenseIsAMistakeOfUsage(String line) {
    Ran ran = cli.run(line.split(" "));

    assertThat(ran.exit()).as(ran.err()).isEqualTo(2);
    assertThat(ran.out()).isEmpty();
    assertThat(folder).isEmptyDirectory();
  }

  @ParameterizedTest
  @CsvSource({
    "--sec1, rsa-2048, 'SEC1 holds EC keys alone, and this is rsa-2048'",
    "--pkcs1, ec-p521, 'PKCS#1 holds RSA keys alone, and this is ec-p521'",
    "--pkcs1, ml-dsa-65, 'PKCS#1 holds RSA keys alone, and this is ml-dsa-65'"
  })
  void aKeyThatTheFormCannotHoldIsRefused(String form, String algorithm, String message) {
    ok("key", "generate", algorithm, "--out", "key.pem");

    Ran ran = cli.run("key", "convert", "key.pem", form, "--out", "other.pem");

    assertThat(ran.exit()).isEqualTo(3);
    assertThat(ran.err()).contains(message);
    assertThat(folder.resolve("other.pem")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ec-p256", "rsa-2048", "ed448", "ml-dsa-44"})
  void aKeyComesBackTheSameThroughEveryForm(String algorithm) throws IOException {
    String key = ok("key", "generate", algorithm).out();
    String publicKey = fed(key, "key", "public", "-").out();

    for (String options :
        List.of(
            "", "--der", "--out-password pass:x", "--der --out-password pass:x", old(algorithm))) {
      String[] more =
          Stream.of(options.split(" ")).filter(o -> !o.isEmpty()).toArray(String[]::new);
      fed(key, line(more, "key", "convert", "-", "--out", "other", "--force"));
      String[] back = {"key", "convert", "other", "--password", "pass:x"};
      assertThat(ok(back).out()).isEqualTo(key);
      assertThat(ok("key", "public", "other", "--password", "pass:x").out()).isEqualTo(publicKey);
    }
  }

  private static String old(String algorithm) {
    return algorithm.startsWith("rsa") ? "--pkcs1" : algorithm.startsWith("ec") ? "--sec1" : "";
  }

  private static String[] line(String[] more, String... first) {
    return Stream.concat(Stream.of(first), Stream.of(more)).toArray(String[]::new);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-aes256", "-des3", "-traditional -aes128"})
  void opensslsPassphraseIsTakenAway(String options) throws IOException {
    String key = ok("key", "generate").out();
    Object[] command =
        ("pkey -passout pass:secret -out " + folder.resolve("locked.pem") + " " + options)
            .split(" ");
    Tool.named("openssl").feed(key.getBytes(StandardCharsets.US_ASCII), command).succeeded();

    assertThat(ok("key", "convert", "locked.pem", "--password", "pass:secret").out())
        .isEqualTo(openssl(key, "pkey"));
    Ran wrong = cli.run("key", "convert", "locked.pem", "--password", "pass:wrong", "--out", "k");
    assertThat(wrong.exit()).as(wrong.err()).isEqualTo(9);
    assertThat(cli.run("key", "convert", "locked.pem", "--out", "k").exit()).isEqualTo(2);
    assertThat(folder.resolve("k")).doesNotExist();
  }

  @Test
  void thePublicKeyOfACertificateIsTheOneInIt() {
    Tool openssl = Tool.named("openssl");
    String key = ok("key", "generate", "--out", "key.pem").out();
    Path certificate = folder.resolve("cert.pem");
    openssl
        .run(
            "req",
            "-x509",
            "-key",
            folder.resolve("key.pem"),
            "-subj",
            "/CN=a",
            "-out",
            certificate)
        .succeeded();

    assertThat(key).isNotEmpty();
    assertThat(ok("key", "public", "cert.pem").out())
        .isEqualTo(openssl.run("x509", "-pubkey", "-noout", "-in", certificate).text())
        .isEqualTo(ok("key", "public", "key.pem").out());
  }

  @Test
  void thePublicKeyOfARequestIsTheOneInIt() {
    ok("csr", "create", "a.example", "--key-out", "key.pem", "--out", "request.pem");
    Path der = folder.resolve("request.der");
    Tool openssl = Tool.named("openssl");
    openssl
        .run("req", "-in", folder.resolve("request.pem"), "-outform", "DER", "-out", der)
        .succeeded();

    assertThat(ok("key", "public", "request.pem").out())
        .isEqualTo(
            openssl.run("req", "-in", folder.resolve("request.pem"), "-noout", "-pubkey").text())
        .isEqualTo(ok("key", "public", "request.der").out())
        .isEqualTo(ok("key", "public", "key.pem").out());
  }

  @Test
  void jsonHasTheFactsAndTheKeyOrItsFile() {
    String made = ok("--json", "key", "generate", "--out", "key.pem").out();
    String shown = ok("--json", "key", "public", "key.pem").out();

    assertThat(made)
        .contains("\"key\": \"ec-p256\"", "\"form\": \"PKCS#8\"", "\"secret\": true")
        .contains("\"file\": \"" + folder.resolve("key.pem") + "\"")
        .doesNotContain("\"pem\"");
    assertThat(shown)
        .contains("\"secret\": false", "\"pem\": \"-----BEGIN PUBLIC KEY-----\\n")
        .contains("\"sha256\": \"" + sha256OfPublicKey() + "\"");
  }

  private String sha256OfPublicKey() {
    Tool openssl = Tool.named("openssl");
    byte[] der =
        openssl
            .run("pkey", "-in", folder.resolve("key.pem"), "-pubout", "-outform", "DER")
            .succeeded()
            .out();
    byte[] digest = openssl.feed(der, "dgst", "-sha256", "-binary").succeeded().out();
    return HexFormat.ofDelimiter(":").withUpperCase().formatHex(digest);
  }

  /** The JDK has ML-DSA since 24, and takes of its keys the expanded form alone. */
  @ParameterizedTest
  @ValueSource(strings = {"44", "65", "87"})
  void javaReadsMlDsaKeysAndItsOwnAreRead(String size) throws IOException {
    ok("key", "generate", "ml-dsa-" + size, "--java", "--der", "--out", "ours");
    int judges = 0;
    for (Tool java : Tool.ofEveryJdk("java")) {
      if (java.run("-cp", classes, "MlDsa", "knows").exit() != 0) {
        continue;
      }
      judges++;
      java.run("-cp", classes, "MlDsa", "sign", folder.resolve("ours")).succeeded();
      java.run("-cp", classes, "MlDsa", "make", "ML-DSA-" + size, folder.resolve("theirs"))
          .succeeded();
      ok("key", "public", "theirs", "--der", "--out", "public", "--force");
      assertThat(folder.resolve("public")).hasSameBinaryContentAs(folder.resolve("theirs.public"));
      ok("key", "convert", "theirs", "--java", "--der", "--out", "again", "--force");
      java.run("-cp", classes, "MlDsa", "sign", folder.resolve("again")).succeeded();
    }
    assumeTrue(judges > 0, "no JDK here has ML-DSA");
  }

  private Ran ok(String... line) {
    Ran ran = cli.run(line);
    assertThat(ran.exit()).as(ran.err()).isZero();
    return ran;
  }

  private Ran fed(String input, String... line) {
    cli.input(input);
    return ok(line);
  }

  private static String openssl(String input, Object... arguments) {
    return Tool.named("openssl")
        .feed(input.getBytes(StandardCharsets.US_ASCII), arguments)
        .succeeded()
        .text();
  }
}
