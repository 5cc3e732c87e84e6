package dev.minica.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minica.cli.Cli;
import dev.minica.cli.Cli.Ran;
import dev.minica.encoding.EncodedCertificates;
import dev.minica.testing.Tool;
import dev.minica.x509.Certificate;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The same certificate again, in the same files. */
class RenewCommandTest {

  private static final Instant ISSUED = Instant.parse("2026-03-01T12:00:00Z");
  private static final Instant LATER = Instant.parse("2026-05-20T12:00:00Z");

  @TempDir Path folder;

  private Ran run(Instant now, String... arguments) {
    return new Cli().in(folder).variable("MINICA_CA", "ca").at(now).run(arguments);
  }

  private Ran succeed(Instant now, String... arguments) {
    Ran ran = run(now, arguments);
    assertThat(ran.exit()).as(ran.err()).isZero();
    return ran;
  }

  private void issue(String... options) {
    succeed(ISSUED, "init", "--intermediate");
    String[] line =
        Stream.concat(Stream.of("issue", "server.example", "10.0.0.1"), Stream.of(options))
            .toArray(String[]::new);
    succeed(ISSUED, line);
  }

  private Certificate certificate(String file) throws IOException {
    return EncodedCertificates.decode(Files.readAllBytes(folder.resolve(file))).get(0);
  }

  private static Duration length(Certificate certificate) {
    return Duration.between(certificate.validity().notBefore(), certificate.validity().notAfter());
  }

  @Test
  void theSameNamesForTheSameKeyAndAsLong() throws IOException {
    issue("--lifetime", "90d", "--subject", "CN=It,O=Example");
    byte[] key = Files.readAllBytes(folder.resolve("server.example/key.pem"));
    Certificate old = certificate("server.example/cert.pem");

    succeed(LATER, "renew", "server.example");

    Certificate renewed = certificate("server.example/cert.pem");
    assertThat(renewed.serialNumber()).isNotEqualTo(old.serialNumber());
    assertThat(renewed.subject()).isEqualTo(old.subject());
    assertThat(renewed.extensions()).containsExactlyInAnyOrderElementsOf(old.extensions());
    assertThat(renewed.publicKey()).isEqualTo(old.publicKey());
    assertThat(renewed.validity().notBefore()).isEqualTo(LATER.minus(Duration.ofHours(1)));
    assertThat(length(renewed)).isEqualTo(length(old));
    assertThat(folder.resolve("server.example/key.pem")).hasBinaryContent(key);
  }

  @Test
  void theChainIsWhole() throws IOException {
    issue();
    succeed(LATER, "renew", "server.example");

    Path directory = folder.resolve("server.example");
    assertThat(EncodedCertificates.decode(Files.readAllBytes(directory.resolve("fullchain.pem"))))
        .hasSize(2)
        .first()
        .isEqualTo(certificate("server.example/cert.pem"));
    Tool.named("openssl")
        .run(
            "verify",
            "-x509_strict",
            "-attime",
            LATER.getEpochSecond(),
            "-CAfile",
            directory.resolve("ca.pem"),
            "-untrusted",
            directory.resolve("fullchain.pem"),
            directory.resolve("cert.pem"))
        .succeeded();
  }

  @Test
  void aNewKeyIsOfTheSameKind() throws IOException {
    issue("--key", "ec-p384");
    Certificate old = certificate("server.example/cert.pem");

    succeed(LATER, "renew", "server.example", "--new-key");

    Certificate renewed = certificate("server.example/cert.pem");
    assertThat(renewed.publicKey()).isNotEqualTo(old.publicKey());
    assertThat(renewed.publicKey().algorithm()).isEqualTo(old.publicKey().algorithm());
    Tool.named("openssl")
        .run("pkey", "-in", folder.resolve("server.example/key.pem"), "-pubout")
        .succeeded();
  }

  @Test
  void keyStoresKeepFormatAliasPasswordAndOtherEntries() throws Exception {
    issue("--format", "p12,jks,bcfks", "--alias", "web", "--password", "pass:other words");
    succeed(ISSUED, "self-sign", "friend.example", "--out", "friend.pem", "--key-out", "f.key");
    succeed(
        ISSUED,
        "keystore",
        "add",
        "server.example/keystore.p12",
        "--cert",
        "friend.pem",
        "--password",
        "pass:other words");

    succeed(LATER, "renew", "server.example", "--password", "pass:other words");

    Certificate renewed = certificate("server.example/cert.pem");
    for (String type : List.of("PKCS12", "JKS")) {
      KeyStore store = KeyStore.getInstance(type);
      String file = "server.example/keystore." + (type.equals("JKS") ? "jks" : "p12");
      try (InputStream in = Files.newInputStream(folder.resolve(file))) {
        store.load(in, "other words".toCharArray());
      }
      assertThat(store.getCertificateChain("web")).hasSize(2);
      assertThat(store.getCertificate("web").getEncoded()).isEqualTo(renewed.encoded());
      assertThat(store.getKey("web", "other words".toCharArray())).isNotNull();
      assertThat(store.size()).isEqualTo(type.equals("JKS") ? 1 : 2);
    }
  }

  @Test
  void aWrongPasswordChangesNothing() throws IOException {
    issue("--format", "p12", "--password", "pass:other words");
    Map<String, String> before = contents();

    Ran ran = run(LATER, "renew", "server.example");
    assertThat(ran.exit()).isEqualTo(9);
    assertThat(ran.err()).contains("keystore.p12", "--password");
    assertThat(contents()).isEqualTo(before);
  }

  @Test
  void aSecretForKubernetesIsRenewedInItsPlace() throws IOException {
    issue("--format", "k8s-secret", "--alias", "web");
    Path secret = folder.resolve("server.example/secret.yaml");
    Files.writeString(secret, Files.readString(secret) + "# mine\n");

    succeed(LATER, "renew", "server.example");

    assertThat(secret).content().contains("name: \"web\"").endsWith("# mine\n");
    assertThat(succeed(LATER, "inspect", "server.example/cert.pem").out())
        .contains("server.example");
  }

  @Test
  void filesKeepTheirModes() throws IOException {
    issue("--format", "p12");
    Path store = folder.resolve("server.example/keystore.p12");
    Path certificate = folder.resolve("server.example/cert.pem");
    Files.setPosixFilePermissions(store, PosixFilePermissions.fromString("rw-r-----"));
    Files.setPosixFilePermissions(certificate, PosixFilePermissions.fromString("rw-------"));

    succeed(LATER, "renew", "server.example");

    assertThat(mode(store)).isEqualTo("rw-r-----");
    assertThat(mode(certificate)).isEqualTo("rw-------");
    assertThat(mode(folder.resolve("server.example/fullchain.pem"))).isEqualTo("rw-r--r--");
  }

  private static String mode(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }

  @Test
  void whatWasRemovedStaysAway() throws IOException {
    issue();
    Files.delete(folder.resolve("server.example/fullchain.pem"));

    succeed(LATER, "renew", "server.example");

    assertThat(folder.resolve("server.example/fullchain.pem")).doesNotExist();
  }

  @Test
  void aProfileOfAFileIsTheSameWhateverBecameOfTheFile() throws IOException {
    Files.writeString(
        folder.resolve("short.yaml"),
        """
        name: short
        extends: server
        lifetime: 30d
        subject:
          fixed: O=Example
        must-staple: true
        """);
    issue("--profile", "./short.yaml");
    Certificate old = certificate("server.example/cert.pem");
    Files.delete(folder.resolve("short.yaml"));

    succeed(LATER, "renew", "server.example");

    Certificate renewed = certificate("server.example/cert.pem");
    assertThat(renewed.subject()).isEqualTo(old.subject());
    assertThat(renewed.extensions()).containsExactlyInAnyOrderElementsOf(old.extensions());
    assertThat(succeed(LATER, "list").out()).containsSubsequence(" short ", " short ");
  }

  @Test
  void nothingIsDoneBeforeItIsTime() throws IOException {
    issue("--lifetime", "90d");
    Map<String, String> before = contents();

    Ran ran = succeed(LATER, "renew", "server.example", "--within", "5d", "--hook", "touch ran");
    assertThat(ran.out()).startsWith("not renewed");
    assertThat(ran.err()).contains("nothing to do");
    assertThat(contents()).isEqualTo(before);
    assertThat(folder.resolve("ran")).doesNotExist();
    assertThat(succeed(LATER, "renew", "server.example", "--within", "30d", "--json").out())
        .contains("\"renewed\": true");
  }

  @Test
  void whatHasExpiredIsRenewed() throws IOException {
    issue("--lifetime", "10d");
    succeed(LATER, "renew", "server.example");
    assertThat(certificate("server.example/cert.pem").validity().contains(LATER)).isTrue();
  }

  @Test
  void nothingOutlivesItsIssuer() throws IOException {
    issue("--lifetime", "9y");
    succeed(LATER, "renew", "server.example", "--lifetime", "20y");
    assertThat(certificate("server.example/cert.pem").validity().notAfter())
        .isEqualTo(certificate("server.example/chain.pem").validity().notAfter());
  }

  @Test
  void oneFileIsRenewedAndKeepsWhatElseIsInIt() throws IOException {
    issue();
    Path combined = folder.resolve("combined.pem");
    String key = Files.readString(folder.resolve("server.example/key.pem"));
    Files.writeString(
        combined,
        "for haproxy\n" + Files.readString(folder.resolve("server.example/fullchain.pem")) + key);

    succeed(LATER, "renew", "combined.pem");

    assertThat(combined).content().startsWith("for haproxy\n").endsWith(key);
    assertThat(EncodedCertificates.decode(Files.readAllBytes(combined))).hasSize(2);
    assertThat(certificate("combined.pem").validity().contains(LATER)).isTrue();
  }

  @Test
  void aSerialNumberIsEnough() throws IOException {
    issue();
    Certificate old = certificate("server.example/cert.pem");

    Ran ran = succeed(LATER, "renew", old.serialNumber().toString());

    Files.writeString(folder.resolve("printed.pem"), ran.out());
    assertThat(certificate("printed.pem").publicKey()).isEqualTo(old.publicKey());
    assertThat(certificate("server.example/cert.pem")).isEqualTo(old);
  }

  @Test
  void aHookRunsWhenAllIsInPlace() throws IOException {
    issue();
    Ran ran =
        succeed(
            LATER,
            "renew",
            "server.example",
            "--hook",
            "cp server.example/cert.pem seen.pem; echo \"$MINICA_SERIAL\"");

    Certificate renewed = certificate("server.example/cert.pem");
    assertThat(certificate("seen.pem")).isEqualTo(renewed);
    assertThat(ran.err()).contains(renewed.serialNumber().toString());
    assertThat(ran.out()).startsWith("renewed");
  }

  @Test
  void aHookThatFailsIsAFailure() throws IOException {
    issue();
    Ran ran = run(LATER, "renew", "server.example", "--hook", "exit 3");
    assertThat(ran.exit()).isEqualTo(7);
    assertThat(ran.err()).contains("is renewed, but the hook ended with exit code 3");
    assertThat(certificate("server.example/cert.pem").validity().contains(LATER)).isTrue();
  }

  @Test
  void whatIsRevokedIsNotRenewed() {
    issue();
    succeed(ISSUED, "revoke", "server.example");

    Ran ran = run(LATER, "renew", "server.example");
    assertThat(ran.exit()).isEqualTo(4);
    assertThat(ran.err()).contains("is revoked since");
  }

  @Test
  void whatOthersIssuedIsNotRenewed() throws IOException {
    issue();
    succeed(ISSUED, "init", "--ca", "other");
    succeed(ISSUED, "issue", "theirs.example", "--ca", "other");
    Map<String, String> before = contents();

    Ran ran = run(LATER, "renew", "theirs.example");
    assertThat(ran.exit()).isEqualTo(4);
    assertThat(ran.err()).contains("was not issued here");
    assertThat(contents()).isEqualTo(before);
  }

  @Test
  void anIntermediateIsNotRenewed() throws IOException {
    issue();
    Files.copy(folder.resolve("ca/issuer-issuing.pem"), folder.resolve("copy.pem"));
    Ran ran = run(LATER, "renew", "copy.pem");
    assertThat(ran.exit()).isEqualTo(4);
    assertThat(ran.err()).contains("minica intermediate create");
  }

  @Test
  void theRecordsOfTheCaStayAsTheyAre() throws IOException {
    issue();
    String record = "ca/certs/" + certificate("server.example/cert.pem").serialNumber() + ".pem";
    Map<String, String> before = contents();

    Ran ran = run(LATER, "renew", record);
    assertThat(ran.exit()).isEqualTo(4);
    assertThat(ran.err()).contains("is part of the CA", "give the serial number");
    assertThat(contents()).isEqualTo(before);
  }

  @Test
  void anEncryptedKeyIsNotReplacedByAPlainOne() throws IOException {
    issue();
    succeed(
        ISSUED,
        "key",
        "convert",
        "server.example/key.pem",
        "--out",
        "server.example/key.pem",
        "--force",
        "--out-password",
        "pass:a sentence");
    Map<String, String> before = contents();

    Ran ran = run(LATER, "renew", "server.example", "--new-key");
    assertThat(ran.exit()).isEqualTo(4);
    assertThat(ran.err()).contains("key.pem is encrypted");
    assertThat(contents()).isEqualTo(before);
    succeed(LATER, "renew", "server.example");
  }

  @Test
  void aShortLifetimeCountsFromNow() throws IOException {
    issue();
    succeed(LATER, "renew", "server.example", "--lifetime", "30m");
    assertThat(certificate("server.example/cert.pem").validity().notAfter())
        .isEqualTo(LATER.plus(Duration.ofMinutes(30)).minusSeconds(1));
  }

  @Test
  void aLinkIsFollowedAndStays() throws IOException {
    issue();
    Path link =
        Files.createSymbolicLink(folder.resolve("site.pem"), Path.of("server.example/cert.pem"));

    succeed(LATER, "renew", "site.pem");

    assertThat(link).isSymbolicLink();
    assertThat(certificate("server.example/cert.pem").validity().contains(LATER)).isTrue();
  }

  @Test
  void theOlderLabelIsReplacedToo() throws IOException {
    issue();
    Path file = folder.resolve("old.pem");
    Files.writeString(
        file,
        Files.readString(folder.resolve("server.example/cert.pem"))
            .replace("CERTIFICATE", "X509 CERTIFICATE"));

    succeed(LATER, "renew", "old.pem");

    assertThat(certificate("old.pem").validity().contains(LATER)).isTrue();
  }

  @Test
  void whatLastsAsLongAsItsIssuerIsLeftAlone() {
    succeed(ISSUED, "init", "--lifetime", "100d");
    succeed(ISSUED, "issue", "server.example");

    assertThat(succeed(LATER, "renew", "server.example", "--within", "90d").out())
        .startsWith("not renewed");
  }

  @Test
  void aRevokedIssuerIssuesNothing() throws IOException {
    issue();
    succeed(ISSUED, "revoke", "ca/issuer-issuing.pem", "--reason", "cACompromise");

    for (String[] line : new String[][] {{"renew", "server.example"}, {"issue", "b.example"}}) {
      Ran ran = run(LATER, line);
      assertThat(ran.exit()).isEqualTo(6);
      assertThat(ran.err()).contains("is revoked since");
    }
  }

  @Test
  void aHookThatLeavesSomethingRunningIsNotWaitedFor() {
    issue();
    Instant start = Instant.now();
    succeed(LATER, "renew", "server.example", "--hook", "sleep 60 & echo started");
    assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(50));
  }

  @ParameterizedTest
  @ValueSource(strings = {"absent.example", "g0", "ca"})
  void whatIsNoCertificateIsRefused(String operand) throws IOException {
    issue();
    Map<String, String> before = contents();
    Ran ran = run(LATER, "renew", operand);
    assertThat(ran.exit()).isEqualTo(3);
    assertThat(contents()).isEqualTo(before);
  }

  @Test
  void aNewKeyHasNoPlaceInACertificate() {
    issue();
    assertThat(run(LATER, "renew", "server.example/cert.pem", "--new-key").exit()).isEqualTo(2);
  }

  private Map<String, String> contents() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      Map<String, String> contents = new TreeMap<>();
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (!file.endsWith("lock")) {
          contents.put(file.toString(), Arrays.toString(Files.readAllBytes(file)));
        }
      }
      return contents;
    }
  }

  /**
   * RFC 5280 section 4.1.2.5: both ends are part of the validity; a month from 31 January ends in
   * February.
   */
  @ParameterizedTest
  @CsvSource({
    "2028-02-29T12:00:00Z, 2027-02-28T12:00:00Z, 1y, false",
    "2028-02-29T12:00:00Z, 2027-03-01T12:00:00Z, 1y, true",
    "2028-02-29T12:00:00Z, 2027-03-01T12:00:00Z, 365d, true",
    "2028-02-29T12:00:00Z, 2027-03-01T11:59:59Z, 365d, false",
    "2028-02-29T12:00:00Z, 2028-01-31T12:00:00Z, 1mo, true",
    "2028-02-29T12:00:00Z, 2028-01-29T11:59:59Z, 1mo, false",
    "2028-03-01T00:00:00Z, 2028-02-28T00:00:00Z, 1d, false",
    "2028-03-01T00:00:00Z, 2028-02-28T00:00:00Z, 2d, true",
    "2027-03-01T00:00:00Z, 2027-02-28T00:00:00Z, 1d, true",
    "2050-01-01T00:00:00Z, 2049-12-31T23:59:59Z, 1s, true",
    "2050-01-01T00:00:00Z, 2049-12-31T23:59:58Z, 1s, false",
    "2100-03-01T00:00:00Z, 2100-02-28T00:00:00Z, 1d, true",
    "2096-02-29T00:00:00Z, 2095-02-28T00:00:00Z, 1y, false",
  })
  void whatIsDueOverLeapDays(String notAfter, Instant now, String within, boolean due) {
    succeed(ISSUED, "init", "--lifetime", "100y");
    succeed(ISSUED, "issue", "server.example", "--not-after", notAfter);

    assertThat(succeed(now, "renew", "server.example", "--within", within, "--json").out())
        .contains("\"renewed\": " + due);
  }
}
