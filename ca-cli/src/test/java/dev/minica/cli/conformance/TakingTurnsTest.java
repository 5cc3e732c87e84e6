package dev.minica.cli.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.minica.cli.Cli;
import dev.minica.key.KeyAlgorithm;
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
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A key, a request and a certificate, as {@code openssl genrsa}, {@code openssl req -new} and
 * {@code openssl x509 -req} make them: each step by either program, on what either made before.
 */
class TakingTurnsTest {

  private static final String NAME = "server.example";

  @TempDir Path folder;
  private Cli cli = new Cli();

  @BeforeEach
  void makeCa() throws IOException {
    Tool.named("openssl");
    cli = new Cli().in(folder);
    minica("init", "--ca", "ca");
    Files.writeString(
        folder.resolve("leaf.cnf"),
        "subjectAltName=DNS:" + NAME + "\nbasicConstraints=critical,CA:FALSE\n");
  }

  @ParameterizedTest
  @EnumSource(KeyAlgorithm.class)
  void eachTakesOverFromTheOtherAfterEachStep(KeyAlgorithm algorithm) throws IOException {
    requireKnown(algorithm);
    List<String> certificates = new ArrayList<>();
    for (String key : keys(algorithm)) {
      for (String request : requests(key)) {
        assertSameKey(key, request);
        certificates.addAll(certificates(key, request));
      }
    }
    assertThat(certificates).hasSize(2 * 2 * 4);
  }

  /** By minica and by openssl. */
  private List<String> keys(KeyAlgorithm algorithm) {
    minica("key", "generate", algorithm.toString(), "--out", "our.key");
    List<String> command = new ArrayList<>(List.of("genpkey", "-out", "their.key", "-algorithm"));
    command.addAll(
        switch (algorithm.family()) {
          case RSA -> List.of("RSA", "-pkeyopt", "rsa_keygen_bits:" + algorithm.size());
          case EC -> List.of("EC", "-pkeyopt", "ec_paramgen_curve:P-" + algorithm.size());
          case EDDSA, ML_DSA -> List.of(algorithm.label().toUpperCase(Locale.ROOT));
        });
    openssl(command.toArray(String[]::new));
    return List.of("our.key", "their.key");
  }

  private List<String> requests(String key) {
    minica("csr", "create", NAME, "--key-file", key, "--out", key + ".our.csr");
    openssl(
        "req",
        "-new",
        "-key",
        key,
        "-subj",
        "/CN=" + NAME,
        "-addext",
        "subjectAltName=DNS:" + NAME,
        "-out",
        key + ".their.csr");
    return List.of(key + ".our.csr", key + ".their.csr");
  }

  /** Self-signed and of the CA, each by both; and both accept each. */
  private List<String> certificates(String key, String request) throws IOException {
    String common = request + ".";
    minica("self-sign", "--csr", request, "--key-file", key, "--out", common + "1");
    minica("sign", request, "--ca", "ca", "--out", common + "2");
    theirCertificate(request, common + "3", "-signkey", key);
    theirCertificate(request, common + "4", "-CA", "ca/root.pem", "-CAkey", "ca/root.key");
    List<String> all = List.of(common + "1", common + "2", common + "3", common + "4");
    for (String certificate : all) {
      boolean isOwnRoot = certificate.endsWith(".1") || certificate.endsWith(".3");
      assertAccepted(certificate, isOwnRoot ? certificate : "ca/root.pem");
      assertSameKey(key, certificate);
    }
    return all;
  }

  private void theirCertificate(String request, String out, String... signer) {
    List<String> command = new ArrayList<>(List.of("x509", "-req", "-days", "30", "-in", request));
    command.addAll(List.of(signer));
    command.addAll(List.of("-extfile", "leaf.cnf", "-out", out));
    openssl(command.toArray(String[]::new));
  }

  private void assertAccepted(String certificate, String root) {
    minica("verify", certificate, "--root", root, "--host", NAME);
    openssl("verify", "-verify_hostname", NAME, "-CAfile", root, certificate);
    boolean isOurs = certificate.endsWith(".1") || certificate.endsWith(".2");
    if (isOurs) {
      openssl("verify", "-x509_strict", "-CAfile", root, certificate);
    }
  }

  /** By minica's reading, and for requests and certificates by openssl's. */
  private void assertSameKey(String key, String other) throws IOException {
    String half = openssl("pkey", "-in", key, "-pubout");
    assertThat(minica("key", "public", key)).isEqualTo(half);
    String text = Files.readString(folder.resolve(other));
    String command = text.contains("REQUEST") ? "req" : "x509";
    assertThat(openssl(command, "-noout", "-pubkey", "-in", other)).isEqualTo(half);
  }

  private void requireKnown(KeyAlgorithm algorithm) {
    boolean isKnown =
        algorithm.family() != KeyAlgorithm.Family.ML_DSA
            || openssl("list", "-signature-algorithms").contains("ML-DSA");
    assumeTrue(isKnown, () -> "skipped: this openssl has no " + algorithm);
  }

  /** To the letter, without a name beside the subject's: such a request asks minica for nothing. */
  @Test
  void theThreeLinesOfOldAndWhereMinicaGoesOn() {
    openssl("genrsa", "-out", "server.key", "2048");
    openssl("req", "-new", "-key", "server.key", "-subj", "/CN=" + NAME, "-out", "server.csr");
    openssl("x509", "-req", "-in", "server.csr", "-signkey", "server.key", "-out", "server.crt");

    minica("inspect", "server.key", "server.csr", "server.crt");
    minica("verify", "server.crt", "--root", "server.crt");
    Cli.Ran refused = cli.run("sign", "server.csr", "--ca", "ca");
    assertThat(refused.exit()).isEqualTo(4);
    assertThat(refused.err()).contains("--name " + NAME);
    minica("sign", "server.csr", "--ca", "ca", "--name", NAME, "--out", "signed.pem");
    openssl("verify", "-x509_strict", "-CAfile", "ca/root.pem", "signed.pem");
  }

  @ParameterizedTest
  @ValueSource(strings = {"genrsa -traditional", "genrsa", "ecparam -genkey -name prime256v1"})
  void keysInTheirOlderFormsAreTakenToo(String command) throws IOException {
    Files.writeString(folder.resolve("old.key"), openssl(command.split(" ")));
    minica("csr", "create", NAME, "--key-file", "old.key", "--out", "request.pem");
    theirCertificate("request.pem", "cert.3", "-signkey", "old.key");
    assertAccepted("cert.3", "cert.3");
  }

  @Test
  void keysUnderAPassphraseAreTakenByBoth() {
    minica("key", "generate", "rsa-2048", "--password", "pass:secret", "--out", "our.key");
    openssl("genrsa", "-aes256", "-passout", "pass:secret", "-out", "their.key", "2048");
    for (String key : List.of("our.key", "their.key")) {
      String[] theirs = {"-passin", "pass:secret", "-subj", "/CN=" + NAME, "-out", key + ".csr"};
      List<String> command = new ArrayList<>(List.of("req", "-new", "-key", key));
      command.addAll(List.of(theirs));
      openssl(command.toArray(String[]::new));
      minica(
          "self-sign",
          "--csr",
          key + ".csr",
          "--name",
          NAME,
          "--key-file",
          key,
          "--key-password",
          "pass:secret",
          "--out",
          key + ".1");
      assertAccepted(key + ".1", key + ".1");
    }
  }

  private String minica(String... arguments) {
    Cli.Ran ran = cli.run(arguments);
    assertThat(ran.exit()).as("%s: %s", List.of(arguments), ran.err()).isZero();
    return ran.out();
  }

  /** In the folder, where all files are. */
  private String openssl(String... arguments) {
    List<Object> all = new ArrayList<>(List.of("-c", "cd \"$0\" && exec openssl \"$@\"", folder));
    all.addAll(List.of(arguments));
    return Tool.named("sh").run(all.toArray()).succeeded().text();
  }
}
