package dev.minica.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minica.cli.Cli;
import dev.minica.cli.Cli.Ran;
import dev.minica.encoding.Pem;
import dev.minica.inspection.SamplePki;
import dev.minica.lint.registry.Lints;
import dev.minica.x509.Certificate;
import dev.minica.x509.DistinguishedName;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LintCommandTest {

  private final SamplePki pki = new SamplePki();

  @TempDir Path directory;
  private Cli cli;

  @BeforeEach
  void thereIsNoCa() {
    cli = new Cli().in(directory);
  }

  @Test
  void aFindingHasSeverityRuleValueSentenceAndClause() throws IOException {
    write("intermediate.pem", Pem.encode(pki.intermediate()));

    Ran ran = cli.run("lint", "intermediate.pem");

    assertThat(ran.exit()).isEqualTo(1);
    assertThat(ran.err()).isEmpty();
    assertThat(ran.out())
        .isEqualTo(
            """
            no: 1 error, 0 warnings, 1 notice in 1 certificate
            intermediate.pem: CN=Intermediate
              error: rfc5280/key-usage-in-ca: there is none
                rule: a CA has key usage (RFC 5280 section 4.2.1.3)
              notice: cabf/serial-number-64-bits: 2 bits
                rule: a serial number has 64 random bits (CA/Browser Forum Baseline Requirements\
             section 7.1.2.7)
            """);
  }

  @Test
  void aSoundCertificateIsAYes() {
    Ran ran = cli.input(Pem.encode(pki.root())).run("lint", "-");

    assertThat(ran.exit()).isZero();
    assertThat(ran.out())
        .isEqualTo(
            """
            yes: 0 errors, 0 warnings, 0 notices in 1 certificate
            -: CN=Root,O=Example
            """);
  }

  @Test
  void whatIsIssuedIsAYesAtTheLevelOfWarnings() {
    cli.run("init", "--ca", "ca");
    cli.run("issue", "--ca", "ca", "--out", "out", "server.example", "127.0.0.1");

    Ran ran = cli.run("lint", "--level", "warning", "out/fullchain.pem", "out/ca.pem");

    assertThat(ran.exit()).as(ran.out() + ran.err()).isZero();
    assertThat(cli.run("lint", "--level", "notice", "out/cert.pem").exit()).isEqualTo(1);
  }

  @Test
  void derAndJsonSayTheSame() throws IOException {
    Files.write(directory.resolve("cert.der"), pki.intermediate().encoded());

    Ran ran = cli.run("lint", "--json", "cert.der");

    assertThat(ran.exit()).isEqualTo(1);
    assertThat(ran.out())
        .startsWith(
            """
            {
              "accepted": false,
              "errors": 1,
              "warnings": 0,
              "notices": 1,
              "certificates": [
                {
                  "file": "cert.der",
                  "subject": "CN=Intermediate",
                  "serial": "02",
                  "findings": [
                    {
                      "severity": "error",
                      "rule": "rfc5280/key-usage-in-ca",
                      "demands": "a CA has key usage",
                      "document": "RFC 5280",
                      "section": "section 4.2.1.3",
                      "found": "there is none"
                    },
            """);
  }

  @Test
  void whatNobodyCanDecodeCanStillBeLookedAt() throws IOException {
    byte[] der = pki.root().encoded();
    int utcTime = new String(der, StandardCharsets.ISO_8859_1).indexOf("260101000000Z");
    der[utcTime + 12] = 'X';
    Files.write(directory.resolve("cert.der"), der);

    assertThat(cli.run("inspect", "cert.der").exit()).isEqualTo(3);
    assertThat(cli.run("lint", "cert.der").out())
        .contains("error: rfc5280/utc-time-form: \"260101000000X\"\n");
  }

  @Test
  void theRulesCanBeListed() {
    Ran ran = cli.run("lint", "--list");

    assertThat(ran.exit()).isZero();
    assertThat(ran.out().lines()).hasSize(2 * Lints.all().size());
    assertThat(ran.out())
        .contains(
            """
            error rfc5280/serial-number-at-most-20-octets
              a serial number takes at most 20 octets (RFC 5280 section 4.1.2.2)
            """);
    assertThat(cli.run("lint", "--list", "--json").out())
        .contains("\"rule\": \"rfc5280/serial-number-at-most-20-octets\"");
  }

  @Test
  void aHostileSubjectReachesNoTerminal() {
    DistinguishedName name = SamplePki.hostileName();
    Certificate hostile = pki.selfSigned(name, name);

    Ran ran = cli.input(Pem.encode(hostile)).run("lint", "-");

    assertThat(ran.out()).contains("clients/names-without-controls");
    assertThat(ran.out().lines().flatMapToInt(String::codePoints))
        .noneMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT);
  }

  @Test
  void whatIsNoCertificateIsBadInput() throws IOException {
    write("bad.pem", "nothing\n");
    Files.write(directory.resolve("bad.der"), new byte[] {0x30, 0});

    assertThat(cli.run("lint", "bad.pem").exit()).isEqualTo(3);
    assertThat(cli.run("lint", "bad.der").err())
        .contains("bad.der: certificate: no sequence of content, algorithm and signature");
    assertThat(cli.run("lint", "missing.pem").exit()).isEqualTo(3);
  }

  @Test
  void aMistakeInTheCommandLineIsNamed() {
    assertThat(cli.run("lint").err())
        .contains("FILE is missing", "hint: name the certificates, or give --list");
    assertThat(cli.run("lint").exit()).isEqualTo(2);
    assertThat(cli.run("lint", "-", "-").err()).contains("standard input is given twice");
    assertThat(cli.run("lint", "--level", "fatal", "-").err())
        .contains("--level: unknown severity \"fatal\"", "one of error, warning, notice");
  }

  private void write(String name, String text) throws IOException {
    Files.write(directory.resolve(name), text.getBytes(StandardCharsets.US_ASCII));
  }
}
