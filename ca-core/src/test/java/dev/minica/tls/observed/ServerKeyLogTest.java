package dev.minica.tls.observed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minica.Environment;
import dev.minica.encoding.Pem;
import dev.minica.key.PrivateKeyInfo;
import dev.minica.testing.Tool;
import dev.minica.tls.ConnectionListener;
import dev.minica.tls.DemoServer;
import dev.minica.tls.HandshakeObserver;
import dev.minica.tls.ServeOptions;
import dev.minica.tls.ServedHosts;
import dev.minica.tls.TlsIdentity;
import dev.minica.tls.analysis.Credential;
import dev.minica.tls.format.KeyLog;
import dev.minica.tls.wire.handshake.ClientHello;
import dev.minica.x509.Certificate;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Java's server derives is what OpenSSL's client writes down of the same connections. */
@Timeout(120)
class ServerKeyLogTest {

  private static final Environment ENVIRONMENT = Environment.system();
  private static final byte[] REQUEST =
      "GET /json HTTP/1.0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
  private static final int PROTECTED = 23;

  @TempDir static Path shared;
  private static Credential rsa;

  @TempDir Path folder;
  private final List<KeyLog> handedOver = Collections.synchronizedList(new ArrayList<>());
  private final ServerKeyLog log = new ServerKeyLog(handedOver::add, ENVIRONMENT::nanoseconds);
  private DemoServer server;

  @BeforeAll
  static void issue() {
    rsa = Credential.of(shared, "rsa", "rsa:2048");
  }

  @BeforeEach
  void start() throws IOException {
    server = start(log);
  }

  private static DemoServer start(Supplier<HandshakeObserver> observers) throws IOException {
    byte[] key = Pem.decode(Files.readAllBytes(rsa.key())).get(0).content();
    byte[] certificate = Pem.decode(Files.readAllBytes(rsa.certificate())).get(0).content();
    TlsIdentity identity =
        new TlsIdentity(
            PrivateKeyInfo.decode(key), List.of(Certificate.decode(certificate)), List.of());
    return DemoServer.start(
        ENVIRONMENT,
        ServedHosts.of(identity),
        ServeOptions.defaults(),
        ConnectionListener.NONE,
        observers);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  /** What the client says of the connection. */
  private String visit(String options) {
    List<Object> line = new ArrayList<>();
    line.addAll(List.of("s_client", "-connect", "127.0.0.1:" + server.address().getPort()));
    line.addAll(List.of("-servername", "localhost", "-CAfile", rsa.certificate(), "-ign_eof"));
    line.addAll(List.of("-keylogfile", folder.resolve("theirs")));
    Stream.of(options.split(" ", -1)).filter(each -> !each.isEmpty()).forEach(line::add);
    return Tool.named("openssl").feed(REQUEST, line.toArray()).succeeded().text();
  }

  /** OpenSSL adds lines with the label RSA, for pre-master secrets, which RFC 9850 has not. */
  private List<String> theirs() throws IOException {
    try (Stream<String> lines = Files.lines(folder.resolve("theirs"))) {
      return lines
          .filter(line -> !line.startsWith("#") && !line.startsWith("RSA "))
          .distinct()
          .toList();
    }
  }

  private List<String> ours() {
    return handedOver.stream()
        .flatMap(each -> new String(each.encoded(), StandardCharsets.US_ASCII).lines())
        .toList();
  }

  static List<String> kinds() {
    List<String> kinds =
        new ArrayList<>(
            List.of(
                "-tls1_3",
                "-tls1_3 -ciphersuites TLS_AES_128_GCM_SHA256",
                "-tls1_3 -ciphersuites TLS_CHACHA20_POLY1305_SHA256",
                "-tls1_3 -curves P-521",
                "-tls1_3 -curves ffdhe2048",
                "-tls1_3 -no_middlebox",
                "-tls1_2 -cipher ECDHE-RSA-AES128-GCM-SHA256",
                "-tls1_2 -cipher ECDHE-RSA-AES256-GCM-SHA384 -curves P-256",
                "-tls1_2 -cipher ECDHE-RSA-CHACHA20-POLY1305",
                "-tls1_2 -cipher ECDHE-RSA-AES256-SHA384",
                "-tls1_2 -cipher DHE-RSA-AES128-GCM-SHA256",
                "-tls1_2 -cipher DHE-RSA-AES128-SHA256",
                "-tls1_2 -no_ticket"));
    if (!ObservedKinds.IS_NEW) {
      kinds.add("-tls1_2 -cipher AES128-GCM-SHA256");
      kinds.add("-tls1_2 -cipher AES256-SHA");
    }
    return kinds;
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void theLinesAreThoseOfOpenSsl(String options) throws IOException {
    visit(options);

    assertThat(ours()).isNotEmpty().containsExactlyInAnyOrderElementsOf(theirs());
  }

  /** The session's own id, a ticket that holds it, a ticket that holds a pre-shared key. */
  @ParameterizedTest
  @ValueSource(strings = {"-tls1_2 -no_ticket", "-tls1_2", "-tls1_3"})
  void aResumedConnectionHasItsLinesToo(String version) throws IOException {
    String session = folder.resolve("session").toString();
    visit(version + " -sess_out " + session);
    assertThat(visit(version + " -sess_in " + session)).contains("Reused, ");
    assertThat(visit(version + " -sess_in " + session)).contains("Reused, ");

    assertThat(ours().stream().map(line -> line.split(" ", -1)[1]).distinct()).hasSize(3);
    assertThat(ours()).containsExactlyInAnyOrderElementsOf(theirs());
  }

  /** A client that knows a session of another server is a new one here. */
  @Test
  void whoCannotResumeIsLoggedAsNew() throws IOException {
    String session = folder.resolve("session").toString();
    visit("-tls1_2 -sess_out " + session);
    server.close();
    start();
    assertThat(visit("-tls1_2 -sess_in " + session)).contains("New, ");

    assertThat(ours()).hasSize(2).containsExactlyInAnyOrderElementsOf(theirs());
  }

  @Test
  void theLinesOfTls12ComeAtOnceAndThoseOf13InTwoParts() {
    visit("-tls1_2");
    assertThat(handedOver).extracting(each -> each.entries().size()).containsExactly(1);
    visit("-tls1_3");
    assertThat(handedOver).extracting(each -> each.entries().size()).containsExactly(1, 2, 3);
  }

  @Test
  void nothingLeavesBeforeWhatOpensIt() throws IOException {
    List<String> early = Collections.synchronizedList(new ArrayList<>());
    try (DemoServer watched = start(() -> checked(log.get(), early))) {
      server.close();
      server = watched;
      visit("-tls1_3");
    }

    assertThat(early).isEmpty();
    assertThat(ours()).hasSize(5);
  }

  private HandshakeObserver checked(HandshakeObserver observer, List<String> early) {
    return new HandshakeObserver() {
      private boolean hasSent;

      @Override
      public void greeted(ClientHello hello) {
        observer.greeted(hello);
      }

      @Override
      public void sending(byte[] buffer, int offset, int length) {
        observer.sending(buffer, offset, length);
        hasSent |= buffer[offset] == PROTECTED;
        if (hasSent && ours().size() < 2) {
          early.add("sent before the lines of the handshake");
        }
      }

      @Override
      public void waiting() {
        observer.waiting();
        if (hasSent && ours().size() < 5) {
          early.add("awaited before the lines of what follows");
        }
      }

      @Override
      public void close() {
        observer.close();
      }
    };
  }

  /** The client refuses after it has seen the certificate: that much can be read. */
  @Test
  void aHandshakeThatFailsHasTheLinesItGotTo() throws IOException {
    Tool.named("openssl")
        .feed(
            REQUEST,
            "s_client",
            "-connect",
            "127.0.0.1:" + server.address().getPort(),
            "-tls1_3",
            "-verify_return_error",
            "-keylogfile",
            folder.resolve("theirs"))
        .failed();

    assertThat(ours()).containsAll(theirs());
    assertThat(ours()).anyMatch(line -> line.startsWith("SERVER_HANDSHAKE_TRAFFIC_SECRET "));
  }

  @Test
  void fiveHundredHalfOpenClientsDoNoHarm() throws IOException {
    List<Socket> silent = new ArrayList<>();
    try {
      for (int i = 0; i < 500; i++) {
        Socket socket = new Socket(server.address().getAddress(), server.address().getPort());
        silent.add(socket);
        if (i % 2 == 0) {
          socket.getOutputStream().write(Arrays.copyOf(new byte[] {22, 3, 1, 0x3f, 0, 1}, 9));
        }
      }
      visit("-tls1_2");
      visit("-tls1_3");
    } finally {
      for (Socket socket : silent) {
        socket.close();
      }
    }

    assertThat(ours()).containsExactlyInAnyOrderElementsOf(theirs());
  }
}
