package dev.minica.tls.observed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minica.Environment;
import dev.minica.file.InputFile;
import dev.minica.tls.TlsIdentity;
import dev.minica.tls.TlsVersion;
import dev.minica.tls.analysis.Credential;
import dev.minica.tls.client.OwnClient;
import dev.minica.tls.crypto.Sender;
import dev.minica.tls.engine.Capture;
import dev.minica.tls.engine.ClientWishes;
import dev.minica.tls.engine.Engine;
import dev.minica.tls.wire.Octets;
import dev.minica.x509.Certificate;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A server that shakes hands and then does not read: no client may wait for that for ever. */
@Timeout(60)
class UnreadRequestTest {

  /** More than there is room for on the way. */
  private static final int REQUEST = 8 << 20;

  private static final int ROOM = 1 << 12;

  private static final Duration LIMIT = Duration.ofSeconds(3);

  @TempDir static Path folder;

  static Stream<Engine> engines() {
    Environment environment = Environment.system();
    return Stream.of(new OwnClient(environment), new JavaClient(environment));
  }

  @ParameterizedTest
  @MethodSource("engines")
  void whatIsNotReadIsNotWaitedForForever(Engine engine) throws Exception {
    Credential credential = Credential.of(folder, "rsa", "rsa:2048");
    List<Certificate> roots = new InputFile(credential.certificate()).certificates();
    CountDownLatch done = new CountDownLatch(1);
    try (SSLServerSocket server = server(credential, roots)) {
      Thread thread = new Thread(() -> shakeHands(server, done), "deaf-server");
      thread.start();
      Instant start = Instant.now();

      Capture capture =
          engine.connect((InetSocketAddress) server.getLocalSocketAddress(), wishes(roots));
      Duration took = Duration.between(start, Instant.now());
      done.countDown();
      thread.join();

      assertThat(capture.complaint()).isNotEmpty();
      assertThat(capture.conversation().sentBy(Sender.CLIENT)).hasSizeBetween(1 << 14, REQUEST - 1);
      assertThat(took).isLessThan(LIMIT.plusSeconds(30));
    }
  }

  private static void shakeHands(ServerSocket server, CountDownLatch done) {
    try (SSLSocket client = (SSLSocket) server.accept()) {
      client.startHandshake();
      done.await();
      client.setSoLinger(true, 0);
    } catch (IOException | InterruptedException e) {
      Thread.onSpinWait(); // the client has gone, which is what it is for
    }
  }

  private static SSLServerSocket server(Credential credential, List<Certificate> chain)
      throws IOException {
    TlsIdentity identity =
        new TlsIdentity(
            new InputFile(credential.key()).keyPair(() -> new char[0]).privateKey(), chain, chain);
    SSLServerSocket server =
        (SSLServerSocket)
            identity.sslContext(Environment.system()).getServerSocketFactory().createServerSocket();
    server.setReceiveBufferSize(ROOM);
    server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    return server;
  }

  private static ClientWishes wishes(List<Certificate> roots) {
    return new ClientWishes(
        Optional.of("localhost"),
        Set.of(TlsVersion.TLS_1_3),
        Optional.empty(),
        List.of(),
        List.of(),
        List.of(),
        Optional.empty(),
        roots,
        Octets.of(new byte[REQUEST]),
        LIMIT);
  }
}
