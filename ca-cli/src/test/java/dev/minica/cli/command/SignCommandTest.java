package dev.minica.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minica.cli.Cli;
import dev.minica.cli.Cli.Ran;
import dev.minica.csr.RawRequest;
import dev.minica.encoding.EncodedCertificates;
import dev.minica.encoding.Pem;
import dev.minica.testing.Tool;
import dev.minica.x509.BasicConstraints;
import dev.minica.x509.Certificate;
import dev.minica.x509.Extension;
import dev.minica.x509.Extensions;
import dev.minica.x509.GeneralName;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignCommandTest {

  private static final Extension ALT_NAME =
      Extensions.subjectAltName(List.of(GeneralName.parse("server.example")), false);

  @TempDir Path folder;
  private Cli cli = new Cli();

  @BeforeEach
  void makeCaAndRequest() throws IOException {
    cli = new Cli().in(folder);
    succeed(cli.run("init", "--ca", "ca"));
    write(new RawRequest().extensions(ALT_NAME));
  }

  private void write(RawRequest request) throws IOException {
    Files.writeString(folder.resolve("request.pem"), Pem.encode(request.make()));
  }

  @Test
  void theCertificateGoesToStandardOutputAndIsRecorded() {
    Ran ran = succeed(cli.run("sign", "--ca", "ca", "request.pem"));

    Certificate certificate = certificate(ran.out());
    assertThat(ran.out()).startsWith("-----BEGIN CERTIFICATE-----\n");
    assertThat(ran.err()).isEqualTo("its clients trust " + folder.resolve("ca/root.pem") + "\n");
    assertThat(certificate.publicKey()).isEqualTo(RawRequest.PAIR.publicKey());
    assertThat(certificate.isCa()).isFalse();
    assertThat(cli.run("list", "--ca", "ca").out()).contains(certificate.serialNumber().toString());
    assertThat(folder).isDirectoryContaining("glob:**request.pem");
  }

  @Test
  void orToAFileWithAReport() throws IOException {
    Ran ran =
        succeed(
            cli.run(
                "sign",
                "--ca",
                "ca",
                "request.pem",
                "--out",
                "made/cert.pem",
                "--lifetime",
                "30d"));

    Certificate certificate = certificate(Files.readString(folder.resolve("made/cert.pem")));
    assertThat(ran.out())
        .contains(
            "names:        server.example\n",
            "subject:      CN=server.example\n",
            "profile:      server\n",
            "serial:       " + certificate.serialNumber() + "\n",
            "certificate:  " + folder.resolve("made/cert.pem") + "\n");
  }

  @Test
  void jsonHasTheFactsAndTheCertificate() {
    Ran ran = succeed(cli.run("sign", "--ca", "ca", "--json", "request.pem"));

    assertThat(ran.out())
        .contains("\"names\": [", "\"profile\": \"server\"", "\"pem\": \"-----BEGIN CERTIFICATE");
    assertThat(ran.err()).isEmpty();
  }

  @Test
  void standardInputAndDerAreUnderstood() throws IOException {
    Files.write(folder.resolve("request.der"), new RawRequest().extensions(ALT_NAME).encoded());

    succeed(cli.run("sign", "--ca", "ca", "request.der"));
    succeed(
        cli.input(Files.readString(folder.resolve("request.pem"))).run("sign", "--ca", "ca", "-"));
  }

  @Test
  void aFileThatIsThereStaysUnlessForced() throws IOException {
    Files.writeString(folder.resolve("cert.pem"), "mine");

    Ran ran = cli.run("sign", "--ca", "ca", "request.pem", "--out", "cert.pem");

    assertThat(ran.exit()).isEqualTo(5);
    assertThat(ran.err()).contains("exists already", "--force");
    assertThat(folder.resolve("cert.pem")).hasContent("mine");
    assertNothingRecorded();
    succeed(cli.run("sign", "--ca", "ca", "request.pem", "--out", "cert.pem", "--force"));
    assertThat(certificate(Files.readString(folder.resolve("cert.pem"))).isCa()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {".", "..", "/", "a\\b", "made/.."})
  void whatIsNoFileIsNoPlaceForACertificate(String out) {
    Ran ran = cli.run("sign", "--ca", "ca", "request.pem", "--out", out);

    assertThat(ran.exit()).as(ran.err()).isEqualTo(2);
    assertNothingRecorded();
  }

  @Test
  void whoAsksToBeACaIsRefusedAndNothingIsRecorded() throws IOException {
    write(
        new RawRequest()
            .extensions(ALT_NAME, Extensions.basicConstraints(BasicConstraints.unlimitedCa())));

    Ran ran = cli.run("sign", "--ca", "ca", "request.pem", "--out", "cert.pem");

    assertThat(ran.exit()).isEqualTo(4);
    assertThat(ran.err())
        .isEqualTo(
            "minica: error: the request asks for basicConstraints CA:TRUE, which the profile server"
                + " does not give this key\n"
                + "minica: hint: make the request without it: usages come from --profile\n");
    assertThat(folder.resolve("cert.pem")).doesNotExist();
    assertNothingRecorded();
  }

  @Test
  void aCommonNameIsNoNameUntilSomebodySaysSo() throws IOException {
    write(new RawRequest());

    assertThat(cli.run("sign", "--ca", "ca", "request.pem").err())
        .contains("no subjectAltName", "--name server.example");
    Ran ran =
        succeed(
            cli.run(
                "sign", "--ca", "ca", "request.pem", "--name", "server.example", "--name", "::1"));
    assertThat(certificate(ran.out()).subjectAltNames())
        .containsExactly(GeneralName.parse("server.example"), GeneralName.parse("::1"));
  }

  @Test
  void theCasOwnKeyIsRefused() throws IOException {
    succeed(cli.run("csr", "create", "x.example", "--key-file", "ca/root.key", "--out", "own.pem"));

    Ran ran = cli.run("sign", "--ca", "ca", "own.pem");

    assertThat(ran.exit()).isEqualTo(4);
    assertThat(ran.err()).contains("the key to certify is the CA's own");
    assertNothingRecorded();
  }

  @Test
  void keysThatAreWeakAreRefused() throws IOException {
    Path key = folder.resolve("weak.pem");
    List<List<String>> kinds =
        List.of(
            List.of("genrsa", "-out", key.toString(), "1024"),
            List.of("genrsa", "-3", "-out", key.toString(), "2048"),
            List.of("genpkey", "-algorithm", "RSA-PSS", "-out", key.toString()),
            List.of("ecparam", "-name", "secp256k1", "-genkey", "-out", key.toString()),
            List.of(
                "ecparam",
                "-name",
                "prime256v1",
                "-param_enc",
                "explicit",
                "-genkey",
                "-out",
                key.toString()));
    for (List<String> kind : kinds) {
      Tool.named("openssl").run(kind.toArray()).succeeded();
      opensslRequest(key, "weak.csr");
      Ran ran = cli.run("sign", "--ca", "ca", "weak.csr");
      assertThat(ran.exit()).as(kind + ran.err()).isEqualTo(4);
      assertThat(ran.err()).startsWith("minica: error: the key to certify is unfit: ");
      assertThat(ran.err().lines()).hasSizeBetween(1, 2);
    }
    assertNothingRecorded();
  }

  private void opensslRequest(Path key, String name) {
    Tool.named("openssl")
        .run(
            "req",
            "-new",
            "-key",
            key,
            "-subj",
            "/CN=weak.example",
            "-addext",
            "subjectAltName=DNS:weak.example",
            "-out",
            folder.resolve(name))
        .succeeded();
  }

  private void assertNothingRecorded() {
    assertThat(cli.run("list", "--ca", "ca", "--json").out()).doesNotContain("\"serial\"");
  }

  private static Certificate certificate(String pem) {
    return EncodedCertificates.decode(pem.getBytes(StandardCharsets.US_ASCII)).get(0);
  }

  private static Ran succeed(Ran ran) {
    assertThat(ran.exit()).as(ran.err()).isZero();
    return ran;
  }
}
