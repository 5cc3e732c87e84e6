package dev.minica.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.minica.MinicaException;
import dev.minica.revocation.RevocationReason;
import dev.minica.testing.Tool;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.security.cert.CRLReason;
import java.security.cert.CertificateRevokedException;
import java.security.cert.X509CRL;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is revoked is seen to be by whoever asks. */
@Pki(scope = Pki.Scope.TEST, revocation = true)
class RevocationTest {

  @Test
  void aRevokedServerIsRefused(Authority ca, @ForServer Identity server) throws Exception {
    try (GreetingServer greeting = new GreetingServer(server.sslContext(), false)) {
      Visit.succeeds(ca.trust().httpClient(), greeting.uri());
      ca.revoke(server, RevocationReason.KEY_COMPROMISE);
      Visit.isRefusedByTheClient(ca.trust().httpClient(), greeting.uri())
          .hasRootCauseInstanceOf(CertificateRevokedException.class);
    }
  }

  @Test
  void aRevokedClientIsRefused(Authority ca, @ForServer Identity server, @ForClient Identity client)
      throws Exception {
    try (GreetingServer greeting = new GreetingServer(server.sslContext())) {
      Visit.succeeds(client.httpClient(), greeting.uri());
      ca.revoke(client);
      Visit.isRefusedByTheServer(client.httpClient(), greeting.uri());
    }
  }

  @Test
  @Pki(intermediate = true, revocation = true)
  void whatIsBelowAnIntermediateAsWell(Authority ca, @ForServer Identity server) throws Exception {
    Authority other = ca.root().intermediate("second");
    try (GreetingServer greeting = new GreetingServer(other.server().sslContext(), false)) {
      Visit.succeeds(ca.trust().httpClient(), greeting.uri());
    }
    try (GreetingServer greeting = new GreetingServer(server.sslContext(), false)) {
      other.revoke(server);
      Visit.isRefusedByTheClient(other.trust().httpClient(), greeting.uri());
    }
    assertThat(other.crl().getRevokedCertificate(server.certificate())).isNull();
    assertThat(ca.crl().getRevokedCertificate(server.certificate())).isNotNull();
  }

  @Test
  void whoCannotAskRefuses(Authority ca, @ForServer Identity server) throws Exception {
    try (GreetingServer greeting = new GreetingServer(server.sslContext(), false)) {
      ca.failRevocationServer(true);
      Visit.isRefusedByTheClient(ca.trust().httpClient(), greeting.uri());
      ca.failRevocationServer(false);
      Visit.succeeds(ca.trust().httpClient(), greeting.uri());
    }
  }

  @Test
  void theCrlHasReasonAndTime(Authority ca, @ForClient Identity client) {
    Instant day = Instant.parse("2027-03-04T05:06:07Z");
    ca.stopClockAt(day);
    ca.revoke(client, RevocationReason.SUPERSEDED);
    ca.advance(Duration.ofDays(1));
    ca.revoke(client, RevocationReason.KEY_COMPROMISE);
    X509CRL crl = ca.crl();
    assertThat(crl.getThisUpdate()).isEqualTo(Date.from(day.plus(Duration.ofDays(1))));
    assertThat(crl.getRevokedCertificate(client.certificate()))
        .satisfies(
            entry -> {
              assertThat(entry.getRevocationReason()).isEqualTo(CRLReason.SUPERSEDED);
              assertThat(entry.getRevocationDate()).isEqualTo(Date.from(day));
            });
  }

  @Test
  void opensslIsToldTheSame(Authority ca, @ForServer Identity server, @TempDir Path folder)
      throws Exception {
    Tool openssl = Tool.named("openssl");
    Path files = folder.resolve("server");
    server.writeTo(files);
    URI responder = ca.revocationServer().resolve("ocsp");
    Object[] asked = {
      "ocsp",
      "-issuer",
      files.resolve("ca.pem"),
      "-cert",
      files.resolve("cert.pem"),
      "-CAfile",
      files.resolve("ca.pem"),
      "-url",
      responder,
      "-no_nonce"
    };
    assertThat(openssl.run(asked).everything()).contains("cert.pem: good");
    ca.revoke(server);
    assertThat(openssl.run(asked).everything()).contains("cert.pem: revoked");
  }

  @Test
  void theServerSaysWhatThereIs(Authority ca) throws Exception {
    URI root = ca.revocationServer();
    HttpClient plain = HttpClient.newHttpClient();
    assertThat(root.getHost()).isEqualTo("127.0.0.1");
    assertThat(Visit.of(plain, root)).contains("/crl/root.crl").contains("/ocsp");
  }

  @Test
  void theServerAnswersNobodyElse(Authority ca) throws Exception {
    assertThat(status(ca, "POST", "ocsp", "text/plain", 1)).isEqualTo(415);
    assertThat(status(ca, "POST", "ocsp", "application/ocsp-request", 64 * 1024 + 1))
        .isEqualTo(413);
    assertThat(status(ca, "PUT", "root.crt", "text/plain", 1)).isEqualTo(405);
    assertThat(status(ca, "HEAD", "root.crt", "text/plain", 0)).isEqualTo(200);
    assertThat(status(ca, "GET", "crl/other.crl", "text/plain", 0)).isEqualTo(404);
    ca.failRevocationServer(true);
    assertThat(status(ca, "GET", "crl/root.crl", "text/plain", 0)).isEqualTo(500);
  }

  private static int status(Authority ca, String method, String path, String type, int octets)
      throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(ca.revocationServer().resolve(path))
            .method(method, BodyPublishers.ofByteArray(new byte[octets]))
            .header("Content-Type", type)
            .build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.discarding()).statusCode();
  }

  @Test
  void theServerKeepsNoProcessAndIsClosedOnce(Authority ca) {
    assertThat(Thread.getAllStackTraces().keySet())
        .filteredOn(thread -> thread.getName().startsWith("HTTP-Dispatcher"))
        .isNotEmpty()
        .allMatch(Thread::isDaemon);
    ca.close();
    ca.close();
    assertThatThrownBy(() -> Visit.of(HttpClient.newHttpClient(), ca.revocationServer()))
        .isInstanceOf(ConnectException.class);
  }

  @Test
  void strangersCannotBeRevoked(Authority ca) {
    try (Authority other = Authority.create()) {
      assertThatThrownBy(() -> ca.revoke(other.server()))
          .isInstanceOf(MinicaException.class)
          .hasMessageStartingWith("no CA of this PKI has issued CN=localhost");
    }
    assertThatThrownBy(() -> ca.revoke(ca.defect("expired"))).isInstanceOf(MinicaException.class);
  }

  @Test
  @Pki
  void withoutAServerThereIsTheCrlAlone(Authority ca, @ForServer Identity server) {
    ca.revoke(server);
    assertThat(ca.crl().isRevoked(server.certificate())).isTrue();
    assertThatThrownBy(ca::revocationServer)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("@Pki(revocation = true)");
  }
}
