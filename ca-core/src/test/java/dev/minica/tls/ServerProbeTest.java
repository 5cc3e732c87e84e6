package dev.minica.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.inspection.ServerAnswer;
import dev.minica.key.KeyAlgorithm;
import dev.minica.x509.Certificate;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ServerProbeTest {

  private static final SecureRandom RANDOM = new SecureRandom();

  private final TestAuthority authority = TestAuthority.root("Root").intermediate("Intermediate");

  @Test
  void aChainThatNobodyTrustsIsShownAsItIsSent() {
    TlsIdentity identity = authority.server(KeyAlgorithm.EC_P256, "other.example");
    try (DemoServer server =
        DemoServer.start(
            TestAuthority.ENVIRONMENT, identity, ServeOptions.defaults(), new RecordedEvents())) {
      ServerAnswer answer = new ServerProbe(RANDOM).ask(address(server.address()));

      assertThat(answer.protocol()).isEqualTo("TLSv1.3");
      assertThat(answer.trouble()).isEmpty();
      assertThat(answer.chain().stream().map(Certificate::decode).toList())
          .isEqualTo(identity.chain());
    }
  }

  /** No host name by RFC 952, and yet what container networks call their servers. */
  @Test
  void aNameWithAnUnderscoreIsAskedForByBothHandshakes() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      FutureTask<List<String>> hellos =
          new FutureTask<>(() -> List.of(hungUpOn(server), hungUpOn(server)));
      new Thread(hellos).start();
      ServerProbe probe =
          new ServerProbe(
              RANDOM,
              Duration.ofSeconds(10),
              host -> new InetAddress[] {InetAddress.getLoopbackAddress()});

      assertThatThrownBy(
              () -> probe.ask(new ServerAddress("my_app.example", server.getLocalPort())))
          .isInstanceOf(MinicaException.class);

      assertThat(hellos.get(30, TimeUnit.SECONDS))
          .allMatch(hello -> hello.contains("my_app.example"));
    }
  }

  private static String hungUpOn(ServerSocket server) throws IOException {
    try (Socket client = server.accept()) {
      return new String(hello(client), StandardCharsets.ISO_8859_1);
    }
  }

  /** What a client says first. */
  private static byte[] hello(Socket client) throws IOException {
    byte[] header = client.getInputStream().readNBytes(5);
    int length = ((header[3] & 0xff) << 8) | (header[4] & 0xff);
    return client.getInputStream().readNBytes(length);
  }

  @Test
  void eachAddressOfAHostIsTried() {
    TlsIdentity identity = authority.server(KeyAlgorithm.EC_P256, "other.example");
    try (DemoServer server =
        DemoServer.start(
            TestAuthority.ENVIRONMENT, identity, ServeOptions.defaults(), new RecordedEvents())) {
      ServerProbe probe =
          new ServerProbe(
              RANDOM,
              Duration.ofSeconds(10),
              host ->
                  new InetAddress[] {
                    InetAddress.getByAddress(new byte[] {127, 0, 0, 2}),
                    InetAddress.getByAddress(new byte[] {127, 0, 0, 1})
                  });

      ServerAnswer answer = probe.ask(new ServerAddress("two.example", server.address().getPort()));

      assertThat(answer.chain()).hasSize(2);
    }
  }

  @Test
  void aHostWithoutAnyAddressIsSaidToHaveNone() {
    ServerProbe probe =
        new ServerProbe(RANDOM, Duration.ofSeconds(10), host -> new InetAddress[] {});
    assertThatThrownBy(() -> probe.ask(new ServerAddress("none.example", 443)))
        .hasMessageContaining("cannot connect to none.example:443: the host has no address");
  }

  /** RFC 5246 sections 7.4.1.3 and 7.4.2, in TLS 1.0 and with certificates that are none. */
  @Test
  void whatJavaRefusesIsAskedWithAHelloOfOurOwn() throws IOException {
    String hello = "0301" + "00".repeat(32) + "00" + "0005" + "00";
    String certificates = "000008" + "000001aa" + "000001bb";
    String staple = "01" + "000002bbcc";
    String flight =
        message(2, hello) + message(11, certificates) + message(22, staple) + message(14, "");
    byte[] record = hex("16" + "0301" + "%04x".formatted(flight.length() / 2) + flight);
    try (ServerSocket server = serving(record)) {
      ServerAnswer answer = new ServerProbe(RANDOM).ask(address(server));

      assertThat(answer.protocol()).isEqualTo("TLSv1");
      assertThat(answer.cipherSuite()).isEqualTo("TLS_RSA_WITH_RC4_128_SHA");
      assertThat(answer.chain()).containsExactly(hex("aa"), hex("bb"));
      assertThat(answer.staples()).containsExactly(hex("bbcc"));
      assertThat(answer.trouble()).isPresent();
    }
  }

  private static String message(int type, String body) {
    return "%02x%06x".formatted(type, body.length() / 2) + body;
  }

  @Test
  void whatAnswersAndIsNoTlsIsSaidToBeNone() throws IOException {
    byte[] http = "HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    try (ServerSocket server = serving(http)) {
      assertFails(address(server), Kind.FAILED, "does not speak TLS");
    }
  }

  @Test
  void anAlertIsNamed() throws IOException {
    try (ServerSocket server = serving(hex("1503030002" + "0228"))) {
      assertFails(address(server), Kind.FAILED, "alert handshake_failure");
    }
  }

  @Test
  void oneThatHangsUpIsSaidTo() throws IOException {
    try (ServerSocket server = serving(new byte[0])) {
      assertFails(address(server), Kind.FAILED, "ends the connection before it shows");
    }
  }

  @Test
  void lengthsThatLieAreNoMoreThanAnError() throws IOException {
    for (String record :
        List.of("1603030004" + "0bffffff", "160303ffff", "1603030007" + "0b000003" + "0000ff")) {
      try (ServerSocket server = serving(hex(record))) {
        assertFails(address(server), Kind.FAILED, "the server");
      }
    }
  }

  @Test
  void oneThatSaysNothingIsNotWaitedForForever() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      ServerProbe hasty =
          new ServerProbe(RANDOM, Duration.ofMillis(200), InetAddress::getAllByName);
      assertThatThrownBy(() -> hasty.ask(address(silent)))
          .isInstanceOfSatisfying(
              MinicaException.class, e -> assertThat(e.kind()).isEqualTo(Kind.BUSY))
          .hasMessageContaining("has not answered within 200 ms");
    }
  }

  @Test
  void nobodyThere() throws IOException {
    ServerSocket gone = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    gone.close();
    assertFails(address(gone), Kind.FAILED, "nobody listens there");
  }

  private static void assertFails(ServerAddress address, Kind kind, String words) {
    assertThatThrownBy(() -> new ServerProbe(RANDOM).ask(address))
        .isInstanceOfSatisfying(MinicaException.class, e -> assertThat(e.kind()).isEqualTo(kind))
        .hasMessageContaining(words);
  }

  /** Says the same to everybody after their first word, and ends the connection. */
  private static ServerSocket serving(byte[] words) throws IOException {
    ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    Thread thread =
        new Thread(
            () -> {
              while (!server.isClosed()) {
                answer(server, words);
              }
            });
    thread.setDaemon(true);
    thread.start();
    return server;
  }

  private static void answer(ServerSocket server, byte[] words) {
    try (Socket socket = server.accept()) {
      var unused = hello(socket);
      socket.getOutputStream().write(words);
    } catch (IOException closed) {
      assertThat(closed).isNotNull(); // the other side, or the test, has had enough
    }
  }

  private static ServerAddress address(ServerSocket server) {
    return new ServerAddress("127.0.0.1", server.getLocalPort());
  }

  private static ServerAddress address(InetSocketAddress address) {
    return new ServerAddress("127.0.0.1", address.getPort());
  }

  private static byte[] hex(String digits) {
    return HexFormat.of().parseHex(digits);
  }
}
