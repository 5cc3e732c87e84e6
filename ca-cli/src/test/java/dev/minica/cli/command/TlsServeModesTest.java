package dev.minica.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minica.cli.Cli;
import dev.minica.testing.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each way to serve, as OpenSSL's and GnuTLS's clients see it. */
class TlsServeModesTest {

  @TempDir private static Path shared;
  @TempDir private Path folder;

  @BeforeAll
  static void issue() {
    new ServedIdentities(shared).issue();
  }

  static List<TlsServeMode> sound() {
    return TlsServeMode.table().stream().filter(mode -> !mode.options().contains("wrong")).toList();
  }

  private RunningServer start(String key, String options) throws IOException {
    List<String> line = new ArrayList<>(List.of(shared.resolve(key).toString()));
    line.addAll(List.of(options.split(" ")));
    return RunningServer.in(folder, line);
  }

  private Tool.Outcome openssl(RunningServer server, Path ca, Object... further) {
    List<Object> line = new ArrayList<>();
    line.addAll(List.of("s_client", "-connect", "127.0.0.1:" + server.port(), "-CAfile", ca));
    line.addAll(List.of("-servername", "localhost", "-verify_hostname", "localhost"));
    line.addAll(List.of("-verify_return_error", "-x509_strict", "-ign_eof"));
    line.addAll(List.of(further));
    return Tool.named("openssl").feed(ServedIdentities.REQUEST, line.toArray());
  }

  @ParameterizedTest
  @MethodSource("sound")
  void whatTheTableSaysIsWhatIsNegotiated(TlsServeMode mode) throws Exception {
    try (RunningServer server = start(mode.key(), mode.options())) {
      Path visitor = shared.resolve("visitor");
      String seen =
          openssl(
                  server,
                  shared.resolve(mode.key()).resolve("ca.pem"),
                  "-cert",
                  visitor.resolve("cert.pem"),
                  "-key",
                  visitor.resolve("key.pem"))
              .succeeded()
              .text();
      for (String evidence : evidence(mode)) {
        assertThat(seen).contains(evidence);
      }
    }
  }

  private static List<String> evidence(TlsServeMode mode) {
    return switch (mode.options() + " " + mode.key()) {
      case "--kx rsa rsa-2048" -> List.of("\"TLSv1.2\"", "\"TLS_RSA_WITH_");
      case "--kx ecdhe rsa-2048" -> List.of("\"TLSv1.2\"", "\"TLS_ECDHE_RSA_WITH_");
      case "--kx ecdhe ec-p256" -> List.of("\"TLSv1.2\"", "\"TLS_ECDHE_ECDSA_WITH_");
      case "--kx dhe rsa-2048" -> List.of("\"TLSv1.2\"", "\"TLS_DHE_RSA_WITH_");
      case "--tls 1.3 ec-p256" -> List.of("\"TLSv1.3\"", "\"clientCertificate\": null");
      case "--client-auth want ec-p256", "--client-auth require ec-p256" ->
          List.of("\"clientCertificate\": {", "email:visitor@example.test");
      default -> throw new AssertionError("what is to be seen with " + mode + "?");
    };
  }

  @Test
  void aServerThatExchangesKeysByRsaDoesNothingElse() throws Exception {
    try (RunningServer server = start("rsa-2048", "--kx rsa")) {
      Path ca = shared.resolve("rsa-2048/ca.pem");
      openssl(server, ca, "-cipher", "kRSA").succeeded();
      openssl(server, ca, "-cipher", "kECDHE:kDHE").failed();
      openssl(server, ca, "-tls1_3").failed();
    }
  }

  /** What OpenSSL says, believing the CA that was written for the purpose. */
  private static String complaint(String wrong) {
    return switch (wrong) {
      case "expired" -> "certificate has expired";
      case "not-yet-valid" -> "certificate is not yet valid";
      case "wrong-host" -> "hostname mismatch";
      case "wrong-usage" -> "unsuitable certificate purpose";
      case "untrusted", "incomplete-chain" -> "unable to get";
      case "revoked" -> "certificate revoked";
      default -> throw new AssertionError("what is said of " + wrong + "?");
    };
  }

  static List<String> familiar() {
    return WrongServer.FAMILIAR;
  }

  @ParameterizedTest
  @MethodSource("familiar")
  void whatIsWrongOnPurposeIsWrongInThatWayAlone(String wrong) throws Exception {
    try (RunningServer server = start("ec-p256", "--wrong " + wrong)) {
      Path written = folder.resolve("wrong-" + wrong);
      Path ca = written.resolve("ca.pem");
      Object[] crl =
          wrong.equals("revoked")
              ? new Object[] {"-CRL", written.resolve("crl.pem"), "-crl_check"}
              : new Object[0];
      assertThat(openssl(server, ca, crl).failed().everything())
          .containsIgnoringCase(complaint(wrong));
      Tool.Outcome lenient = openssl(server, ca, "-verify_return_error", "-verify", "9");
      assertThat(errors(lenient.everything())).hasSizeLessThanOrEqualTo(2);
    }
  }

  private static List<String> errors(String said) {
    return said.lines().filter(line -> line.startsWith("verify error:num=")).distinct().toList();
  }

  @Test
  void gnuTlsSeesTheSame() throws Exception {
    Tool gnutls = Tool.named("gnutls-cli");
    try (RunningServer server = start("ec-p256", "--wrong expired")) {
      Tool.Outcome outcome =
          gnutls.run(
              "--port",
              server.port(),
              "--x509cafile",
              folder.resolve("wrong-expired/ca.pem"),
              "localhost");
      assertThat(outcome.failed().everything()).contains("expired").doesNotContain("unknown");
    }
  }

  @Test
  void theFilesForClientsAreNotWrittenOverOthers() throws IOException {
    Path taken = Files.createDirectory(folder.resolve("taken"));
    Files.writeString(taken.resolve("ca.pem"), "mine");
    Cli.Ran ran =
        new Cli()
            .in(folder)
            .run(
                "tls",
                "serve",
                shared.resolve("ec-p256").toString(),
                "--listen",
                "127.0.0.1:0",
                "--wrong",
                "expired",
                "--out",
                "taken");
    assertThat(ran.exit()).isEqualTo(5);
    assertThat(ran.out()).isEmpty();
    assertThat(taken.resolve("ca.pem")).hasContent("mine");
  }

  @ParameterizedTest
  @MethodSource("all")
  void theReadmeHasTheSameTable(TlsServeMode mode) throws IOException {
    Path readme = Path.of("").toAbsolutePath().resolveSibling("README.md");
    assertThat(readme)
        .content()
        .contains("| `" + mode.options() + "` | " + mode.key() + " | " + mode.outcome() + " |");
  }

  static List<TlsServeMode> all() {
    return TlsServeMode.table();
  }
}
