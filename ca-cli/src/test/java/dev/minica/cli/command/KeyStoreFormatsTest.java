package dev.minica.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.minica.cli.Cli;
import dev.minica.cli.Cli.Ran;
import dev.minica.testing.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The further forms of key stores that issue and convert write, and inspect shows. */
class KeyStoreFormatsTest {

  private static final Cli CLI = new Cli();

  @TempDir static Path world;

  @BeforeAll
  static void issueInEveryForm() {
    CLI.in(world);
    succeeded("init", "--ca", "ca");
    succeeded(
        "issue",
        "--ca",
        "ca",
        "*.a.example",
        "--out",
        "a",
        "--format",
        "p12,bcfks,k8s-secret",
        "--p12-profile",
        "java8");
  }

  @Test
  void issueProtectsPkcs12AsTheProfileSays() {
    for (String store : List.of("a/keystore.p12", "a/truststore.p12")) {
      assertThat(opensslInfo(store))
          .contains("MAC: sha1, Iteration 10000", "pbeWithSHA1And3-KeyTripleDES-CBC")
          .doesNotContain("PBES2");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "modern, PBES2",
    "java8, pbeWithSHA1And3-KeyTripleDES-CBC",
    "legacy, pbeWithSHA1And40BitRC2-CBC"
  })
  void convertProtectsPkcs12AsTheProfileSays(String profile, String cipher) {
    succeeded(
        "convert",
        "a/keystore.bcfks",
        profile + ".p12",
        "--password",
        "pass:changeit",
        "--alias",
        "*.a.example",
        "--p12-profile",
        profile);

    assertThat(opensslInfo(profile + ".p12")).contains(cipher);
  }

  @Test
  void inspectShowsBcfks() {
    String closed = succeeded("inspect", "a/keystore.bcfks").out();
    String open = succeeded("inspect", "a/keystore.bcfks", "--password", "pass:changeit").out();

    assertThat(closed).contains("BCFKS key store", "no: it takes the passphrase");
    assertThat(open)
        .contains("store: PBES2, PBKDF2 with HMAC-SHA-512, AES-256-CCM", "*.a.example")
        .contains("checked with the passphrase");
  }

  /** Judged by a reader of YAML that is not ours. */
  @Test
  void aKubernetesSecretHoldsTheThreeFiles() throws IOException {
    Tool python = Tool.named("python3");
    assumeTrue(python.run("-c", "import yaml").exit() == 0, "skipped: python3 has no package yaml");
    String script =
        """
        import base64, sys, yaml
        it = yaml.safe_load(open(sys.argv[1]))
        print(it['apiVersion'], it['kind'], it['type'], it['metadata']['name'])
        for name in sorted(it['data']):
            print(name)
            print(base64.b64decode(it['data'][name], validate=True).decode(), end='')
        """;

    String read = python.run("-c", script, world.resolve("a/secret.yaml")).succeeded().text();

    assertThat(read)
        .isEqualTo(
            "v1 Secret kubernetes.io/tls wildcard.a.example\nca.crt\n"
                + (Files.readString(world.resolve("a/ca.pem")) + "tls.crt\n")
                + (Files.readString(world.resolve("a/fullchain.pem")) + "tls.key\n")
                + Files.readString(world.resolve("a/key.pem")));
  }

  @Test
  void aKubernetesSecretIsForItsOwnerAlone() throws IOException {
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(world.resolve("a/secret.yaml"))))
        .isEqualTo("rw-------");
  }

  @Test
  void convertMakesTheSameSecret() throws IOException {
    Files.writeString(
        world.resolve("all.pem"),
        Files.readString(world.resolve("a/key.pem"))
            + Files.readString(world.resolve("a/fullchain.pem"))
            + Files.readString(world.resolve("a/ca.pem")));

    succeeded("convert", "all.pem", "made.yaml");

    assertThat(world.resolve("made.yaml")).hasSameTextualContentAs(world.resolve("a/secret.yaml"));
  }

  @Test
  void theNameOfASecretIsOneThatKubernetesTakes() throws IOException {
    succeeded(
        "issue", "--ca", "ca", "b.example", "--format", "k8s-secret", "--alias", "My_Web Server!");

    String yaml = Files.readString(world.resolve("b.example/secret.yaml"));
    assertThat(yaml).contains("name: \"my-web-server\"\n");
    String certificate = yaml.lines().filter(l -> l.contains("tls.crt: ")).findFirst().orElse("");
    assertThat(Base64.getDecoder().decode(certificate.substring("  tls.crt: ".length())))
        .isEqualTo(Files.readAllBytes(world.resolve("b.example/fullchain.pem")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "issue --ca ca c.example --p12-profile java8",
        "issue --ca ca c.example --format jks --p12-profile java8",
        "issue --ca ca c.example --format p12 --p12-profile strong",
        "issue --ca ca c.example --format k8s",
        "convert a/key.pem out.jks --p12-profile java8",
        "convert a/key.pem out.p12 --p12-profile MODERN",
        "convert a/secret.yaml out.pem --from k8s-secret",
        "convert a/keystore.p12 out.yaml --password pass:changeit --out-password pass:secret",
        "convert a/keystore.p12 out.bks --password pass:changeit",
        "convert a/keystore.p12 out.ubr --password pass:changeit",
      })
  void whatMakesNoSenseIsAUsageError(String line) {
    Ran ran = CLI.run(line.split(" "));

    assertThat(ran.exit()).as(ran.err()).isEqualTo(2);
    assertThat(world.resolve("c.example")).doesNotExist();
    assertThat(world.resolve("out.yaml")).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource({
    "a/ca.pem, and there are 0",
    "a/key.pem, is a private key without a certificate",
  })
  void whatIsNoKeyWithItsCertificateIsNoSecret(String in, String reason) {
    Ran ran = CLI.run("convert", in, "out.yaml");

    assertThat(ran.exit()).isEqualTo(3);
    assertThat(ran.err()).contains(reason);
  }

  private static String opensslInfo(String store) {
    return Tool.named("openssl")
        .run(
            "pkcs12",
            "-legacy",
            "-in",
            world.resolve(store),
            "-info",
            "-nodes",
            "-passin",
            "pass:changeit")
        .succeeded()
        .everything();
  }

  private static Ran succeeded(String... line) {
    Ran ran = CLI.run(line);
    assertThat(ran.exit()).as(ran.err()).isZero();
    return ran;
  }
}
