package dev.minica.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minica.cli.Cli;
import dev.minica.cli.Cli.Ran;
import dev.minica.csr.CertificationRequest;
import dev.minica.csr.Possession;
import dev.minica.encoding.EncodedCertificates;
import dev.minica.encoding.EncodedPrivateKey;
import dev.minica.encoding.EncodedRequest;
import dev.minica.key.KeyAlgorithm;
import dev.minica.key.SubjectPublicKeyInfo;
import dev.minica.testing.Tool;
import dev.minica.x509.Certificate;
import dev.minica.x509.DistinguishedName;
import dev.minica.x509.GeneralName;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code csr create} and {@code self-sign}, which need no CA. */
class KeyHolderCommandsTest {

  @TempDir Path folder;
  private Cli cli = new Cli();

  @BeforeEach
  void thereIsNoCa() {
    cli = new Cli().in(folder);
  }

  @Test
  void aRequestGoesToStandardOutputAndItsNewKeyToAFileForOneself() throws IOException {
    Ran ran =
        succeed(
            cli.run("csr", "create", "a.example", "10.0.0.1", "--key", "p-384", "--key-out", "k"));

    CertificationRequest request = EncodedRequest.decode(ascii(ran.out()));
    assertThat(ran.err()).isEmpty();
    assertThat(request.possession()).isEqualTo(Possession.SHOWN);
    assertThat(request.publicKey()).isEqualTo(publicKey("k"));
    assertThat(request.publicKey().algorithm()).contains(KeyAlgorithm.EC_P384);
    assertThat(request.subject()).isEqualTo(DistinguishedName.ofCommonName("a.example"));
    assertThat(mode("k")).isEqualTo("rw-------");
  }

  @Test
  void orToAFileWithAReport() throws IOException {
    Ran ran =
        succeed(cli.run("csr", "create", "a.example", "--key-out", "k", "--out", "request.pem"));

    assertThat(ran.out())
        .contains(
            "names:     a.example\n",
            "request:   " + folder.resolve("request.pem") + "\n",
            "key file:  " + folder.resolve("k") + " (secret)\n")
        .doesNotContain("BEGIN");
    assertThat(mode("request.pem")).startsWith("rw-r");
    assertThat(EncodedRequest.decode(Files.readAllBytes(folder.resolve("request.pem"))).subject())
        .isEqualTo(DistinguishedName.ofCommonName("a.example"));
  }

  @Test
  void jsonNeverHasTheKey() {
    Ran ran = succeed(cli.run("csr", "create", "a.example", "--key-out", "k", "--json"));

    assertThat(ran.out())
        .contains("\"pem\": \"-----BEGIN CERTIFICATE REQUEST", "\"keyFile\": ")
        .doesNotContain("PRIVATE");
  }

  @Test
  void aNewKeyCanBeEncrypted() throws IOException {
    succeed(
        cli.run(
            "csr",
            "create",
            "a.example",
            "--key-out",
            "k",
            "--password",
            "pass:secret",
            "--out",
            "r"));

    Tool.named("openssl")
        .run("pkey", "-in", folder.resolve("k"), "-passin", "pass:secret")
        .succeeded();
    assertThat(cli.run("csr", "create", "a.example", "--key-file", "k").exit()).isEqualTo(2);
    assertThat(
            cli.run("csr", "create", "b.example", "--key-file", "k", "--key-password", "pass:no")
                .exit())
        .isEqualTo(9);
    succeed(
        cli.run("csr", "create", "b.example", "--key-file", "k", "--key-password", "pass:secret"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "csr create a.example",
        "csr create a.example --out r",
        "csr create --key-out k",
        "csr create a.example --key-out k --key-file f",
        "csr create a.example --key rsa --key-file f",
        "csr create a.example --password pass:x --key-file f",
        "csr create a.example --key-out k --key-password pass:x",
        "csr create a.example --key-out same --out ./same",
        "csr create a.example --key-out ..",
        "csr create a.example --key-out a\\b",
        "csr create a..example --key-out k",
        "self-sign",
        "self-sign --key-out k",
        "self-sign a.example",
        "self-sign a.example --csr r --key-file f",
        "self-sign --csr r --key-out k",
        "self-sign a.example --out - --key-out k",
        "self-sign a.example --key-out -",
        "self-sign --profile root --subject= --key-out k",
        "self-sign --csr - --key-file -",
        "self-sign a.example --name b.example --key-out k",
        "self-sign a.example --profile rood --key-out k",
        "self-sign --profile root --key-out k",
      })
  void whatMakesNoSenseIsAUsageErrorAndLeavesNothing(String line) {
    Ran ran = cli.run(line.split(" ", -1));

    assertThat(ran.exit()).as(ran.err()).isEqualTo(2);
    assertThat(ran.err().lines()).hasSizeBetween(1, 2);
    assertThat(ran.err()).doesNotContain("pass:x");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void neitherFileIsWrittenIfOneIsThere() throws IOException {
    Files.writeString(folder.resolve("r"), "mine");

    assertThat(cli.run("csr", "create", "a.example", "--key-out", "k", "--out", "r").exit())
        .isEqualTo(5);
    assertThat(folder.resolve("k")).doesNotExist();
    succeed(cli.run("csr", "create", "a.example", "--key-out", "k", "--out", "r", "--force"));
    assertThat(EncodedRequest.decode(Files.readAllBytes(folder.resolve("r"))).publicKey())
        .isEqualTo(publicKey("k"));
  }

  @Test
  void filesMayGoToDifferentFoldersThatAreMade() throws IOException {
    succeed(cli.run("self-sign", "a.example", "--key-out", "private/k", "--out", "public/c.pem"));

    assertThat(certificate("public/c.pem").publicKey()).isEqualTo(publicKey("private/k"));
    assertThat(folder.resolve("private")).isDirectoryContaining("glob:**/k");
  }

  @Test
  void whatSignsItselfIsNoCaButItsOwnRoot() throws IOException {
    succeed(cli.run("self-sign", "a.example", "127.0.0.1", "--key-out", "k.pem", "--out", "c.pem"));

    Certificate certificate = certificate("c.pem");
    assertThat(certificate.isCa()).isFalse();
    assertThat(certificate.isSignedBy(certificate.publicKey())).isTrue();
    assertThat(certificate.subjectAltNames())
        .containsExactly(GeneralName.parse("a.example"), GeneralName.parse("127.0.0.1"));
    assertThat(cli.run("verify", "c.pem", "--root", "c.pem", "--host", "127.0.0.1").exit())
        .isZero();
  }

  @Test
  void aRootThatOpensslCanIssueWith() throws IOException {
    Ran ran =
        succeed(
            cli.run(
                "self-sign",
                "--profile",
                "root",
                "--subject",
                "CN=Lab Root",
                "--key-out",
                "ca.key",
                "--out",
                "ca.pem"));
    succeed(cli.run("csr", "create", "a.example", "--key-out", "k", "--out", "r"));

    assertThat(ran.out()).startsWith("subject:").doesNotContain("names:");
    Certificate root = certificate("ca.pem");
    assertThat(root.isCa()).isTrue();
    assertThat(root.subject()).isEqualTo(DistinguishedName.ofCommonName("Lab Root"));
    assertThat(root.subjectAltNames()).isEmpty();
    Path issued = folder.resolve("issued.pem");
    Tool openssl = Tool.named("openssl");
    openssl
        .run(
            "x509",
            "-req",
            "-in",
            folder.resolve("r"),
            "-CA",
            folder.resolve("ca.pem"),
            "-CAkey",
            folder.resolve("ca.key"),
            "-copy_extensions",
            "copy",
            "-out",
            issued)
        .succeeded();
    openssl
        .run("verify", "-CAfile", folder.resolve("ca.pem"), "-verify_hostname", "a.example", issued)
        .succeeded();
  }

  @Test
  void aRequestSignsItselfWithItsOwnKeyOnly() throws IOException {
    succeed(cli.run("csr", "create", "a.example", "--key-out", "k", "--out", "r"));
    succeed(cli.run("csr", "create", "b.example", "--key-out", "other", "--out", "s"));

    succeed(
        cli.run("self-sign", "--csr", "r", "--key-file", "k", "--name", "b.example", "--out", "c"));
    Ran ran = cli.run("self-sign", "--csr", "r", "--key-file", "other");

    assertThat(certificate("c").subjectAltNames())
        .containsExactly(GeneralName.parse("a.example"), GeneralName.parse("b.example"));
    assertThat(ran.exit()).isEqualTo(3);
    assertThat(ran.err()).contains("the key is not the one that the request asks");
  }

  @Test
  void aWeakKeyDoesNotCertifyItself() {
    Tool.named("openssl").run("genrsa", "-3", "-out", folder.resolve("k"), "2048").succeeded();

    Ran ran = cli.run("self-sign", "a.example", "--key-file", "k", "--out", "c");

    assertThat(ran.exit()).isEqualTo(4);
    assertThat(ran.err()).startsWith("minica: error: the key to certify is unfit: ");
    assertThat(folder.resolve("c")).doesNotExist();
  }

  @Test
  void anRsaKeyThatIsThereSignsWhateverItsSize() throws IOException {
    Tool openssl = Tool.named("openssl");
    openssl.run("genrsa", "-out", folder.resolve("k"), "2560").succeeded();

    succeed(cli.run("csr", "create", "a.example", "--key-file", "k", "--out", "r"));
    succeed(cli.run("self-sign", "a.example", "--key-file", "k", "--out", "c"));

    openssl.run("req", "-in", folder.resolve("r"), "-verify", "-noout").succeeded();
    openssl
        .run("verify", "-x509_strict", "-CAfile", folder.resolve("c"), folder.resolve("c"))
        .succeeded();
    assertThat(cli.run("key", "convert", "k", "--out", "l").out()).contains("rsa-2560");
  }

  @ParameterizedTest
  @ValueSource(strings = {"csr create", "csr create --show-openssl", "self-sign"})
  void aShortRsaKeyIsTooWeakForACertificate(String command) {
    Tool.named("openssl").run("genrsa", "-out", folder.resolve("k"), "1024").succeeded();

    Ran ran = cli.run((command + " a.example --key-file k --out o").split(" "));

    assertThat(ran.exit()).isEqualTo(4);
    assertThat(ran.err()).contains("unfit: RSA modulus has 1024 bits, fewer than 2048");
    assertThat(folder.resolve("o")).doesNotExist();
  }

  @Test
  void aKeyThatMinicaCannotSignWithIsNamedInWords() {
    Tool.named("openssl")
        .run("ecparam", "-name", "secp256k1", "-genkey", "-noout", "-out", folder.resolve("k"))
        .succeeded();

    Ran ran = cli.run("csr", "create", "a.example", "--key-file", "k", "--out", "o");

    assertThat(ran.exit()).isEqualTo(3);
    assertThat(ran.err()).contains("EC curve 1.3.132.0.10 is not P-256, P-384 or P-521");
  }

  private SubjectPublicKeyInfo publicKey(String keyFile) throws IOException {
    return EncodedPrivateKey.decode(Files.readAllBytes(folder.resolve(keyFile))).open().publicKey();
  }

  private Certificate certificate(String file) throws IOException {
    return EncodedCertificates.decode(Files.readAllBytes(folder.resolve(file))).get(0);
  }

  private String mode(String file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(file)));
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static Ran succeed(Ran ran) {
    assertThat(ran.exit()).as(ran.err()).isZero();
    return ran;
  }
}
