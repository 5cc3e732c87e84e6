package dev.minica.cli.openssl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minica.cli.Cli;
import dev.minica.testing.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Scripts for keys make the same kinds of keys as minica, and the same of a key that is there. */
final class KeyScriptsTest {

  @TempDir Path folder;
  private Twins twins;

  @BeforeEach
  void makeTwins() {
    Tool.named("openssl");
    twins = new Twins(folder);
  }

  /** The structure and the algorithms of a key, without its numbers. */
  private static List<String> shape(Path key) throws IOException {
    List<String> shape =
        new ArrayList<>(
            Tool.named("openssl")
                .run("asn1parse", "-in", key)
                .succeeded()
                .text()
                .lines()
                .map(line -> line.replaceAll("^ *\\d+:d=(\\d+).*(prim|cons): (\\S+ \\S*)", "$1 $3"))
                .map(line -> line.replaceAll("\\[HEX DUMP\\].*|:[0-9A-F]{9,}$", ""))
                .map(String::strip)
                .toList());
    shape.add(Files.readAllLines(key).get(0));
    return shape;
  }

  private void assertSameKind(String name) throws IOException {
    assertThat(shape(twins.theirs().resolve(name))).isEqualTo(shape(twins.ours().resolve(name)));
    assertThat(Twins.modes(twins.theirs())).isEqualTo(Twins.modes(twins.ours()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ec-p256", "ec-p384", "ec-p521", "rsa-2048", "ed25519", "ed448"})
  void generateMakesTheSameKind(String algorithm) throws IOException {
    twins.both("key", "generate", algorithm, "--out", "key.pem");
    assertSameKind("key.pem");
  }

  @ParameterizedTest
  @ValueSource(ints = {3072, 4096})
  void generateMakesLongKeys(int bits) {
    twins.run(twins.script("key", "generate", "rsa-" + bits, "--out", "key.pem")).succeeded();
    assertThat(
            Tool.named("openssl")
                .run("pkey", "-noout", "-text_pub", "-in", twins.theirs().resolve("key.pem"))
                .text())
        .contains("(" + bits + " bit)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ml-dsa-44", "ml-dsa-65", "ml-dsa-87"})
  void aScriptForMlDsaSaysWhichOpensslItNeeds(String algorithm) {
    String script = twins.script("key", "generate", algorithm, "--out", "key.pem");
    assertThat(script)
        .contains("Needs OpenSSL 3.5")
        .contains("-algorithm " + algorithm.toUpperCase(Locale.ROOT));
    Tool.Outcome ran = twins.run(script);
    if (!Twins.opensslKnowsMlDsa()) {
      assertThat(ran.exit()).isEqualTo(3);
      assertThat(ran.err()).startsWith("ML-DSA takes OpenSSL 3.5 or newer, and this is OpenSSL ");
      assertThat(twins.theirs()).isEmptyDirectory();
    }
  }

  @ParameterizedTest
  @CsvSource({"ml-dsa-44,", "ml-dsa-65,--java", "ml-dsa-87,"})
  void generateMakesTheSameKindOfMlDsa(String algorithm, String form) throws IOException {
    Twins.requireMlDsa();
    List<String> command = new ArrayList<>(List.of("key", "generate", algorithm));
    if (form != null) {
      command.add(form);
    }
    command.addAll(List.of("--out", "key.pem"));
    twins.both(command.toArray(String[]::new));
    assertSameKind("key.pem");
  }

  @Test
  void scriptsWithMlDsaKeysThatAreThereSayItToo() throws IOException {
    new Cli()
        .in(folder)
        .run("self-sign", "a.example", "--key", "ml-dsa-44", "--key-out", "k", "--out", "c");
    twins.file("key.pem", Files.readString(folder.resolve("k")));
    twins.file("cert.pem", Files.readString(folder.resolve("c")));
    for (String line :
        List.of(
            "key public key.pem",
            "key public cert.pem",
            "key convert key.pem",
            "csr create a.example --key-file key.pem",
            "self-sign a.example --key-file key.pem",
            "convert key.pem key.der",
            "inspect key.pem",
            "verify cert.pem --root cert.pem")) {
      String script = twins.script(line.split(" "));
      assertThat(script).as(line).contains("Needs OpenSSL 3.5");
      assertThat(twins.run(script).exit()).as(line).isEqualTo(Twins.opensslKnowsMlDsa() ? 0 : 3);
    }
  }

  @ParameterizedTest
  @CsvSource({"rsa-2048,--pkcs1", "ec-p256,--sec1", "ec-p384,--java"})
  void generateWritesTheSameForms(String algorithm, String form) throws IOException {
    twins.both("key", "generate", algorithm, form, "--out", "key.pem");
    assertSameKind("key.pem");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ec-p256", "rsa-2048", "ed25519"})
  void generateWritesPkcs8AsDerToo(String algorithm) {
    twins.both("key", "generate", algorithm, "--der", "--out", "key.der");
    Tool.named("openssl")
        .run("pkcs8", "-nocrypt", "-inform", "DER", "-in", twins.theirs().resolve("key.der"))
        .succeeded();
    assertThat(Twins.modes(twins.theirs())).isEqualTo(Twins.modes(twins.ours()));
  }

  @Test
  void generateWritesToStandardOutput() {
    assertThat(twins.run(twins.script("key", "generate", "ed25519")).succeeded().text())
        .startsWith("-----BEGIN PRIVATE KEY-----");
    assertThat(twins.theirs()).isEmptyDirectory();
  }

  @Test
  void generateEncrypts() {
    twins.variable("P", "key 'secret'");
    twins.both("key", "generate", "--password", "env:P", "--out", "k/key.pem");
    assertThat(Twins.modes(twins.theirs())).isEqualTo(Twins.modes(twins.ours()));
    Cli.Ran opened =
        new Cli()
            .in(twins.theirs())
            .run("key", "public", "k/key.pem", "--password", "pass:key 'secret'");
    assertThat(opened.exit()).as(opened.err()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "rsa-2048,--pkcs1",
    "rsa-2048,--der",
    "ec-p256,--sec1",
    "ec-p521,--der",
    "ec-p256,--java",
    "ed25519,--der",
    "ed448,--java"
  })
  void convertWritesTheSameOctets(String algorithm, String option) throws IOException {
    twins.file("-in put.pem", new Cli().run("key", "generate", algorithm).out());
    twins.both("key", "convert", option, "--out", "out.key", "--", "-in put.pem");
    assertThat(twins.theirs().resolve("out.key"))
        .hasBinaryContent(Files.readAllBytes(twins.ours().resolve("out.key")));
    assertThat(Twins.modes(twins.theirs())).isEqualTo(Twins.modes(twins.ours()));
  }

  @Test
  void convertChangesThePassphrase() {
    twins
        .file("old", "old secret\n")
        .file("key.pem", new Cli().run("key", "generate", "--password", "pass:old secret").out());
    twins.variable("NEW", "new secret");
    twins.both(
        "key",
        "convert",
        "key.pem",
        "--password",
        "file:old",
        "--out-password",
        "env:NEW",
        "--out",
        "new.pem");
    twins.both("key", "convert", "new.pem", "--password", "env:NEW", "--out", "plain.pem");
    assertThat(twins.theirs().resolve("plain.pem"))
        .hasSameTextualContentAs(twins.ours().resolve("plain.pem"));
  }

  @Test
  void convertReadsStandardInput() {
    String key = new Cli().run("key", "generate", "ec-p256", "--sec1").out();
    twins.input(key).both("key", "convert", "-", "--out", "out.pem");
    assertThat(twins.theirs().resolve("out.pem"))
        .hasSameTextualContentAs(twins.ours().resolve("out.pem"));
  }

  @Test
  void publicGivesTheSameHalf() throws IOException {
    new Cli().in(folder).run("self-sign", "a.example", "--key-out", "k", "--out", "c");
    twins.file("key.pem", Files.readString(folder.resolve("k")));
    twins.file("cert.pem", Files.readString(folder.resolve("c")));
    twins.both("key", "public", "key.pem", "--out", "of-key.pem");
    twins.both("key", "public", "cert.pem", "--out", "of-cert.pem");
    twins.both("key", "public", "of-cert.pem", "--out", "again.der", "--der");
    twins.both("key", "public", "cert.pem", "--out", "of-cert.der", "--der");
    Tool openssl = Tool.named("openssl");
    for (Path twin : List.of(twins.ours(), twins.theirs())) {
      Path key = twin.resolve("key.pem");
      openssl
          .run("req", "-new", "-key", key, "-subj", "/CN=a", "-out", twin.resolve("request.pem"))
          .succeeded();
      openssl
          .run(
              "req",
              "-in",
              twin.resolve("request.pem"),
              "-outform",
              "DER",
              "-out",
              twin.resolve("request.der"))
          .succeeded();
    }
    twins.both("key", "public", "request.pem", "--out", "of-request.pem");
    twins.both("key", "public", "request.der", "--out", "of-request.der", "--der");
    for (String name : List.of("of-key.pem", "of-cert.pem", "again.der", "of-cert.der")) {
      assertThat(twins.theirs().resolve(name))
          .as(name)
          .hasBinaryContent(Files.readAllBytes(twins.ours().resolve(name)));
    }
    assertThat(Twins.modes(twins.theirs())).isEqualTo(Twins.modes(twins.ours()));
  }
}
