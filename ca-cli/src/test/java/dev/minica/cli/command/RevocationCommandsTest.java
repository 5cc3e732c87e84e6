package dev.minica.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minica.Environment;
import dev.minica.ca.CertificateAuthority;
import dev.minica.cli.Cli;
import dev.minica.cli.Cli.Ran;
import dev.minica.testing.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is revoked is so for good, and every CRL says it. */
class RevocationCommandsTest {

  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

  @TempDir Path folder;
  private Instant time = NOW;

  @BeforeEach
  void makeTheCa() {
    succeed("init", "--name", "Test root");
    succeed("issue", "a.example");
    succeed("issue", "b.example");
  }

  private Ran run(String... arguments) {
    return new Cli().in(folder).at(time).variable("MINICA_CA", "ca").run(arguments);
  }

  private String succeed(String... arguments) {
    Ran ran = run(arguments);
    assertThat(ran.exit()).as(ran.err()).isZero();
    return ran.out();
  }

  private void fail(int exit, String message, String... arguments) {
    Ran ran = run(arguments);
    assertThat(ran.exit()).as(ran.err()).isEqualTo(exit);
    assertThat(ran.out()).isEmpty();
    assertThat(ran.err()).startsWith("minica: error: " + message);
  }

  private Path at(String path) {
    return folder.resolve(path);
  }

  /** As openssl prints it. */
  private String serial(String name) {
    return Tool.named("openssl")
        .run("x509", "-noout", "-serial", "-in", at(name + "/cert.pem"))
        .succeeded()
        .text()
        .strip()
        .replace("serial=", "");
  }

  private boolean isAccepted(String name, Path crl) {
    return Tool.named("openssl")
            .run(
                "verify",
                "-x509_strict",
                "-crl_check",
                "-attime",
                time.getEpochSecond(),
                "-CRLfile",
                crl,
                "-CAfile",
                at("ca/root.pem"),
                at(name + "/cert.pem"))
            .exit()
        == 0;
  }

  @Test
  void whatIsRevokedIsRefusedByWhoeverAsksTheCrl() {
    succeed("crl", "--out", "before.pem");
    succeed("revoke", "a.example", "--reason", "keyCompromise");
    succeed("crl", "--out", "after.pem");

    assertThat(isAccepted("a.example", at("before.pem"))).isTrue();
    assertThat(isAccepted("a.example", at("after.pem"))).isFalse();
    assertThat(isAccepted("b.example", at("after.pem"))).isTrue();
    assertThat(
            Tool.named("openssl")
                .run("crl", "-in", at("after.pem"), "-text", "-noout", "-CAfile", at("ca/root.pem"))
                .everything())
        .contains("verify OK", "Serial Number: " + serial("a.example"), "Key Compromise");
  }

  @Test
  void aCertificateIsNamedByFolderFileOrSerialNumberAsOpensslOrMinicaPrintsIt() {
    succeed("issue", "c.example");
    succeed("issue", "d.example");
    succeed("issue", "e.example");
    succeed("revoke", "a.example");
    succeed("revoke", "b.example/fullchain.pem");
    succeed("revoke", serial("c.example"));
    succeed("revoke", serial("d.example").toLowerCase(Locale.ROOT));
    succeed("revoke", serial("e.example").replaceAll("..(?=.)", "$0:"));

    assertThat(succeed("crl", "--json")).contains("\"revoked\": 5");
  }

  @Test
  void aSecondTimeSaysSinceWhenAndChangesNothing() throws IOException {
    succeed("revoke", "a.example", "--reason", "superseded");
    String log = Files.readString(at("ca/audit.log"));
    time = NOW.plusSeconds(3_600);

    fail(
        5,
        "certificate "
            + serial("a.example").toLowerCase(Locale.ROOT)
            + " has been revoked since 2026-11-21T12:00:00Z, reason superseded\n",
        "revoke",
        "a.example",
        "--reason",
        "keyCompromise");

    assertThat(Files.readString(at("ca/audit.log"))).isEqualTo(log);
    assertThat(succeed("list", "--revoked")).contains("revoked 2026-11-21T12:00:00Z superseded");
  }

  @Test
  void theKeyOfTheCaIsNotNeededToRevoke() throws IOException {
    Files.delete(at("ca/root.key"));

    succeed("revoke", "a.example");

    fail(6, "the CA's key is missing", "crl");
  }

  @Test
  void whatTheCaDidNotIssueIsRefusedEvenWithASerialNumberOfIts() {
    Tool.named("openssl")
        .run(
            "req",
            "-x509",
            "-newkey",
            "ec",
            "-pkeyopt",
            "ec_paramgen_curve:P-256",
            "-nodes",
            "-subj",
            "/CN=a.example",
            "-set_serial",
            "0x" + serial("a.example"),
            "-keyout",
            at("foreign.key"),
            "-out",
            at("foreign.pem"))
        .succeeded();

    fail(
        4,
        "certificate " + serial("a.example").toLowerCase(Locale.ROOT) + " was not issued here, by",
        "revoke",
        "foreign.pem");
    fail(4, "no certificate 4711 was issued, by the CA in", "revoke", "47:11");
    assertThat(succeed("list", "--revoked")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"nowhere", "0x4711", "a.example/missing.pem", "4711:", "\u001b[2J"})
  void whatIsNeitherFileNorSerialNumberIsBadInput(String operand) {
    fail(3, "'", "revoke", operand);
  }

  @Test
  void aFileWithoutACertificateIsBadInput() {
    fail(3, at("a.example/key.pem") + ": ", "revoke", "a.example/key.pem");
    fail(3, "cannot read " + at("ca/cert.pem"), "revoke", "ca");
  }

  @Test
  void reasonsThatCanBeTakenBackAreRefused() {
    fail(
        4,
        "certificateHold is for what may become valid again; revoking is final\n",
        "revoke",
        "a.example",
        "--reason",
        "certificateHold");
    fail(4, "removeFromCRL", "revoke", "a.example", "--reason", "removeFromCRL");
    fail(2, "--reason: 'because' is no reason", "revoke", "a.example", "--reason", "because");

    succeed("revoke", "a.example", "--reason", "KEYCOMPROMISE");
  }

  @Test
  void everyCrlHasTheNextNumberAndIsKept() {
    for (int number = 1; number <= 3; number++) {
      assertThat(succeed("crl", "--json")).contains("\"number\": " + number + ",");
    }

    String[] archive = at("ca/crls").toFile().list();
    assertThat(archive).hasSize(1);
    assertThat(at("ca/crls").resolve(archive[0]).toFile().list())
        .containsExactlyInAnyOrder(
            "0".repeat(39) + "1.crl", "0".repeat(39) + "2.crl", "0".repeat(39) + "3.crl");
  }

  @Test
  void aCrlIsPrintedInPemOrReplacesItsFile() throws IOException {
    assertThat(succeed("crl")).startsWith("-----BEGIN X509 CRL-----\n").endsWith("CRL-----\n");
    Files.writeString(at("ca.crl"), "old");
    succeed("crl", "--format", "der", "--out", "ca.crl", "--lifetime", "12h");

    assertThat(
            Tool.named("openssl")
                .run("crl", "-inform", "DER", "-in", at("ca.crl"), "-noout", "-nextupdate")
                .succeeded()
                .text())
        .isEqualTo("nextUpdate=Nov 22 00:00:00 2026 GMT\n");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(at("ca.crl"))))
        .isEqualTo("rw-r--r--");
    fail(2, "--format der is for files, and there is none\n", "crl", "--format", "der");
    fail(5, at("a.example") + " is a directory", "crl", "--out", "a.example");
    fail(2, "--format: 'p7b' is neither pem nor der\n", "crl", "--format", "p7b");
    fail(2, "'8000y' from there leads out of", "crl", "--lifetime", "8000y");
  }

  @Test
  void aCrlTakesThePassphraseOfTheKey() {
    succeed("init", "--ca", "locked", "--ca-password", "pass:secret");

    succeed("crl", "--ca", "locked", "--ca-password", "pass:secret");
    fail(9, "", "crl", "--ca", "locked", "--ca-password", "pass:wrong");
  }

  @Test
  void eachIssuerHasItsOwnCrls() throws IOException {
    succeed("intermediate", "create", "web");
    succeed("issue", "c.example", "--issuer", "web");
    succeed("revoke", "a.example");
    succeed("revoke", "c.example");
    Files.copy(at("ca/issuer-web.pem"), at("web.pem"));
    assertThat(succeed("crl", "--issuer", "web", "--out", "web.crl", "--json"))
        .contains("\"number\": 1,", "\"revoked\": 1,");
    succeed("revoke", "web.pem", "--reason", "cACompromise");

    assertThat(succeed("crl", "--json")).contains("\"number\": 1,", "\"revoked\": 2,");
    Tool.named("openssl")
        .run("crl", "-in", at("web.crl"), "-noout", "-CAfile", at("web.pem"))
        .succeeded();
  }

  @Test
  void thisUpdateNeverGoesBackThoughTheClockDoes() {
    time = NOW.plusSeconds(31_536_000);
    succeed("crl");
    time = NOW;

    Ran ran = run("crl", "--out", "ca.crl");

    assertThat(ran.out()).contains("from:     2027-11-21T12:00:00Z");
    assertThat(ran.err()).contains("warning: the CRL before it is from 2027-11-21T12:00:00Z");
  }

  @Test
  void listShowsWhatBecameOfEach() {
    succeed("issue", "short.example", "--lifetime", "1d");
    succeed("revoke", "a.example", "--reason", "superseded");
    time = NOW.plusSeconds(2 * 86_400);

    assertThat(succeed("list"))
        .containsSubsequence(
            "SERIAL",
            "STATE",
            " expired  ",
            "short.example",
            " revoked 2026-11-21T12:00:00Z superseded  ",
            "a.example");
    assertThat(succeed("list", "--json"))
        .contains("\"state\": \"expired\"", "\"state\": \"valid\"", "\"state\": \"revoked\"")
        .contains("\"revokedAt\": \"2026-11-21T12:00:00Z\"", "\"reason\": \"superseded\"");
    assertThat(succeed("list", "--revoked")).contains("a.example").doesNotContain("b.example");
    assertThat(succeed("list", "--revoked", "--name", "b.*")).isEmpty();
    assertThat(succeed("list", "--expiring", "2y"))
        .contains("b.example", "short.example")
        .doesNotContain("a.example");
    assertThat(succeed("list", "--expiring", "2y", "--revoked")).contains("a.example");
  }

  /** Those last a week, and minica serve replaces them. */
  @Test
  void whatReplacesItselfIsNotAmongWhatExpires() {
    Environment environment = new Environment(() -> time, new SecureRandom());
    CertificateAuthority.open(at("ca"), environment).repository(() -> new char[0], trouble -> {});
    succeed("issue", "mine.example", "--profile", "ocsp");

    assertThat(succeed("list", "--json")).contains("CN=OCSP responder of root");
    assertThat(succeed("list", "--expiring", "30d"))
        .contains("mine.example")
        .containsOnlyOnce("  ocsp  ");
  }

  @Test
  void oneIssuersCertificatesAreListedAlone() {
    succeed("intermediate", "create", "web");
    succeed("issue", "c.example", "--issuer", "web");

    assertThat(succeed("list", "--issuer", "web"))
        .contains("c.example")
        .doesNotContain("a.example", "intermediate");
    assertThat(succeed("list", "--issuer", "root"))
        .contains("a.example", "intermediate")
        .doesNotContain("c.example");
    fail(6, "there is no issuing CA \"other\"", "list", "--issuer", "other");
  }

  @Test
  void theLogTellsEverythingInOrder() throws IOException {
    succeed("csr", "create", "c.example", "--out", "c.csr", "--key-out", "c.key");
    succeed("sign", "c.csr", "--out", "c.pem");
    succeed("intermediate", "create", "web");
    succeed("revoke", "a.example", "--reason", "superseded");
    succeed("crl");

    List<String> lines = Files.readAllLines(at("ca/audit.log"));
    assertThat(lines)
        .extracting(line -> line.replaceAll(".*\"event\":\"(\\w+)\".*", "$1"))
        .containsExactly("init", "issue", "issue", "sign", "intermediate", "revoke", "crl");
    assertThat(lines)
        .allMatch(line -> line.startsWith("{\"time\":\"2026-11-21T12:00:00Z\",\"event\":\""));
    assertThat(lines.get(1)).contains("\"names\":[\"a.example\"]", "\"issuer\":\"root\"");
    assertThat(lines.get(5)).endsWith("\"names\":[\"a.example\"],\"reason\":\"superseded\"}");
    assertThat(lines.get(6)).endsWith("\"event\":\"crl\",\"issuer\":\"root\",\"number\":1}");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(at("ca/audit.log"))))
        .isEqualTo("rw-------");
  }

  @Test
  void whatCannotBeLoggedIsNotHandedOutAndTheErrorSaysWhatStays() throws IOException {
    Files.delete(at("ca/audit.log"));
    Files.createDirectory(at("ca/audit.log"));

    for (String[] command :
        new String[][] {
          {"issue", "c.example"},
          {"revoke", "a.example"},
          {"crl", "--out", "ca.crl"},
          {"intermediate", "create", "web"}
        }) {
      Ran ran = run(command);
      assertThat(ran.exit()).isEqualTo(7);
      assertThat(ran.out()).isEmpty();
      assertThat(ran.err())
          .contains("cannot append to " + at("ca/audit.log") + ": it is not a regular file (")
          .containsPattern("is recorded, and was not handed out|is revoked all the same|is made");
    }

    assertThat(at("c.example")).doesNotExist();
    assertThat(at("ca.crl")).doesNotExist();
    assertThat(succeed("list")).contains("c.example", "revoked 2026");
  }

  @Test
  void aRevocationThatCannotBeReadStopsEveryCrl() throws IOException {
    succeed("revoke", "a.example");
    succeed("revoke", "b.example");
    Path file = at("ca/revoked/" + serial("a.example").toLowerCase(Locale.ROOT));
    Files.writeString(file, "reason: none\n");

    fail(6, "the CA in " + at("ca") + " is damaged: the revocation " + file, "crl");
    fail(3, "the revocation " + file + " is corrupt: ", "list");
  }
}
