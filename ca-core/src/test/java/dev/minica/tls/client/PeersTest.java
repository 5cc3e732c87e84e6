package dev.minica.tls.client;

import static dev.minica.tls.TlsVersion.TLS_1_2;
import static dev.minica.tls.TlsVersion.TLS_1_3;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.minica.Environment;
import dev.minica.file.InputFile;
import dev.minica.testing.Tool;
import dev.minica.tls.TlsIdentity;
import dev.minica.tls.TlsVersion;
import dev.minica.tls.analysis.Analyzer;
import dev.minica.tls.analysis.Credential;
import dev.minica.tls.analysis.Evidence;
import dev.minica.tls.trace.Outcome;
import dev.minica.tls.trace.Trace;
import dev.minica.tls.trace.Verdict;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.function.Consumer;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The client at servers other than OpenSSL's: Java's and that of GnuTLS. */
@Timeout(120)
class PeersTest {

  /** Where the JDK has it no longer (JDK-8245545). */
  private static final int WITHOUT_RSA_KEY_EXCHANGE = 23;

  @TempDir static Path folder;

  private static Credential rsa;
  private static Credential p256;

  @BeforeAll
  static void makeKeys() {
    rsa = Credential.of(folder, "rsa", "rsa:2048");
    p256 = Credential.of(folder, "p256", "ec -pkeyopt ec_paramgen_curve:P-256");
  }

  @Test
  void javaOfBothVersions() throws Exception {
    for (TlsVersion version : TlsVersion.values()) {
      for (Credential credential : List.of(rsa, p256)) {
        try (ServerSocket server = java(credential, socket -> {})) {
          complete(visit(server, Kind.of("Java", List.of(), version)));
        }
      }
    }
  }

  @Test
  void javaWithRsaKeyExchange() throws Exception {
    assumeTrue(Runtime.version().feature() < WITHOUT_RSA_KEY_EXCHANGE, "this JDK has it no more");
    String suite = "TLS_RSA_WITH_AES_128_GCM_SHA256";
    try (ServerSocket server = java(rsa, socket -> {})) {
      complete(visit(server, Kind.of("Java", List.of(), TLS_1_2).suite(suite)));
    }
  }

  @Test
  void javaThatWantsACertificate() throws Exception {
    for (TlsVersion version : TlsVersion.values()) {
      try (ServerSocket server = java(rsa, socket -> socket.setNeedClientAuth(true))) {
        complete(visit(server, Kind.of("Java", List.of(), version).showing(p256)));
      }
    }
  }

  @Test
  void javaThatResumes() throws Exception {
    for (TlsVersion version : TlsVersion.values()) {
      try (ServerSocket server = java(rsa, socket -> {})) {
        Kind kind = Kind.of("Java", List.of(), version);
        Session session = visit(server, kind).sessions().get(0);
        Trace again = complete(visit(server, kind.with(Kind.SETTINGS.resuming(session))));

        assertThat(again.negotiation().isResumed()).isTrue();
      }
    }
  }

  @Test
  void gnuTls() throws Exception {
    int port = freePort();
    Process server =
        new ProcessBuilder(
                Tool.named("gnutls-serv").path().toString(),
                "--echo",
                "--port",
                String.valueOf(port),
                "--x509keyfile",
                rsa.key().toString(),
                "--x509certfile",
                rsa.certificate().toString(),
                "--priority",
                "NORMAL:+DHE-RSA:+RSA")
            .redirectErrorStream(true)
            .start();
    try {
      awaitListening(server);
      InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
      complete(visit(address, Kind.of("GnuTLS", List.of(), TLS_1_3)));
      for (String suite :
          List.of(
              "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256",
              "TLS_DHE_RSA_WITH_AES_128_GCM_SHA256",
              "TLS_RSA_WITH_AES_256_CBC_SHA")) {
        complete(visit(address, Kind.of("GnuTLS", List.of(), TLS_1_2).suite(suite)));
      }
    } finally {
      server.destroyForcibly();
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0)) {
      return free.getLocalPort();
    }
  }

  private static void awaitListening(Process server) throws IOException {
    BufferedReader lines = server.inputReader();
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.contains("listening on IPv4") && line.endsWith("done")) {
        return;
      }
    }
    throw new IOException("gnutls-serv has ended");
  }

  /** A server that answers each line with itself. */
  private static ServerSocket java(Credential credential, Consumer<SSLServerSocket> settings)
      throws Exception {
    TlsIdentity identity =
        new TlsIdentity(
            new InputFile(credential.key()).keyPair(() -> new char[0]).privateKey(),
            new InputFile(credential.certificate()).certificates(),
            new InputFile(p256.certificate()).certificates());
    SSLServerSocket server =
        (SSLServerSocket)
            identity
                .sslContext(Environment.system())
                .getServerSocketFactory()
                .createServerSocket(0, 50, InetAddress.getLoopbackAddress());
    server.setEnabledCipherSuites(server.getSupportedCipherSuites());
    settings.accept(server);
    Thread thread = new Thread(() -> echo(server), "java-server");
    thread.setDaemon(true);
    thread.start();
    return server;
  }

  private static void echo(SSLServerSocket server) {
    byte[] buffer = new byte[100];
    while (!server.isClosed()) {
      try (SSLSocket client = (SSLSocket) server.accept()) {
        int length = client.getInputStream().read(buffer);
        client.getOutputStream().write(buffer, 0, Math.max(0, length));
      } catch (IOException e) {
        Thread.onSpinWait(); // and on to the next one
      }
    }
  }

  private static Visited visit(ServerSocket server, Kind kind) {
    return visit((InetSocketAddress) server.getLocalSocketAddress(), kind);
  }

  private static Visited visit(InetSocketAddress address, Kind kind) {
    return new OwnClient(Environment.system()).visit(address, kind.wishes(), kind.settings());
  }

  private static Trace complete(Visited visited) {
    Evidence evidence =
        Evidence.NONE.withKeyLog(visited.capture().keyLog()).withOwn(visited.capture().own());
    Trace trace =
        new Analyzer(new SecureRandom()).analyze(visited.capture().conversation(), evidence);
    assertThat(visited.capture().complaint()).isEmpty();
    assertThat(trace.checks(Outcome.DISAGREED)).isEmpty();
    assertThat(trace.verdict()).isEqualTo(Verdict.COMPLETE);
    return trace;
  }
}
