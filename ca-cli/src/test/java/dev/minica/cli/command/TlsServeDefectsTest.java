package dev.minica.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minica.testing.Tool;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One server that is wrong in all ways, each under a name of its own. */
class TlsServeDefectsTest {

  private static final byte[] REQUEST =
      "GET / HTTP/1.0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

  @TempDir private static Path folder;
  private static RunningServer server;

  @BeforeAll
  static void start() throws IOException {
    server = RunningServer.in(folder, List.of("--defect", "all", "--out", "clients"));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static Tool.Outcome openssl(String host, Object... further) {
    return openssl(server, "clients", host, further);
  }

  private static Tool.Outcome openssl(
      RunningServer asked, String out, String host, Object... further) {
    List<Object> line = new ArrayList<>();
    line.addAll(List.of("s_client", "-connect", "127.0.0.1:" + asked.port(), "-servername", host));
    line.addAll(List.of("-CAfile", folder.resolve(out + "/ca.pem"), "-verify_hostname", host));
    line.addAll(List.of("-x509_strict", "-verify_return_error", "-ign_eof"));
    line.addAll(List.of(further));
    return Tool.named("openssl").feed(REQUEST, line.toArray());
  }

  @ParameterizedTest
  @CsvSource({
    "expired, certificate has expired",
    "not-yet-valid, certificate is not yet valid",
    "wrong-host, hostname mismatch",
    "wrong.host, hostname mismatch",
    "www.wildcard-too-high, hostname mismatch",
    "self-signed, self-signed certificate",
    "untrusted-root, unable to get",
    "incomplete-chain, unable to get",
    "rsa-1024, key too weak",
    "sha1, digest algorithm too weak",
    "name-not-permitted, permitted subtree violation",
    "unknown-critical, unhandled critical extension",
    "bad-signature, certificate signature failure",
    "wrong-usage, unsuitable certificate purpose",
    "issuer-is-no-ca, invalid CA certificate",
    "path-too-long, path length constraint exceeded",
    "truncated, asn1 encoding routines",
    "10000-sans, excessive message size",
  })
  void eachHostIsWrongInItsOwnWay(String host, String complaint) {
    assertThat(openssl(host + ".localhost").failed().everything())
        .as(host)
        .containsIgnoringCase(complaint);
  }

  @ParameterizedTest
  @CsvSource({"sound", "reversed-chain", "1000-sans", "no-subject"})
  void whatIsToBeAcceptedIs(String host) {
    assertThat(openssl(host + ".localhost").succeeded().text()).contains("Verify return code: 0");
  }

  /** Of few, since openssl takes the first CRL of a file and no other. */
  @Test
  void theCrlOfARevokedOneIsBesideTheCas() throws IOException {
    try (RunningServer few =
        RunningServer.in(folder, List.of("--defect", "sound,revoked", "--out", "few"))) {
      Path crl = folder.resolve("few/crl.pem");
      assertThat(
              openssl(few, "few", "revoked.localhost", "-CRL", crl, "-crl_check")
                  .failed()
                  .everything())
          .containsIgnoringCase("certificate revoked");
    }
  }

  @Test
  void whoAsksForTheDomainSeesWhatThereIs() {
    assertThat(openssl("localhost").succeeded().text())
        .contains("<a href=\"https://expired.localhost:" + server.port() + "/\">")
        .contains("It expired ten days ago. [RFC 5280 section 4.1.2.5]");
  }

  @ParameterizedTest
  @CsvSource({"sound, 0", "expired, 60", "wrong.host, 60"})
  void curlIsLedThereByConnectTo(String host, int exit) {
    int code =
        Tool.named("curl")
            .run(
                "--silent",
                "--noproxy",
                "*",
                "--cacert",
                folder.resolve("clients/ca.pem"),
                "--connect-to",
                "::127.0.0.1:" + server.port(),
                "https://" + host + ".localhost/json")
            .exit();
    assertThat(code).isEqualTo(exit);
  }

  @Test
  void aSingleOneIsServedToWhoeverAsks() throws IOException {
    try (RunningServer alone =
        RunningServer.in(folder, List.of("--defect", "expired", "--out", "alone"))) {
      Tool.Outcome outcome =
          Tool.named("openssl")
              .feed(
                  REQUEST,
                  "s_client",
                  "-connect",
                  "127.0.0.1:" + alone.port(),
                  "-noservername",
                  "-CAfile",
                  folder.resolve("alone/ca.pem"),
                  "-verify_return_error",
                  "-verify_hostname",
                  "localhost");
      assertThat(outcome.failed().everything()).contains("certificate has expired");
    }
  }
}
