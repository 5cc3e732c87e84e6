package dev.minica.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.minica.key.KeyAlgorithm;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Clients that connect and then do not talk, or not enough. */
class DemoServerLoadTest {

  private static final String NAME = "server.example";
  private static final Duration FOREVER = Duration.ofHours(1);
  private static final byte[] HALF_A_HELLO = {22, 3, 1, 0x3f, 0, 1, 0, 0x3e, 0};
  private static final Duration SHORT = Duration.ofMillis(300);

  private final TestAuthority authority = TestAuthority.root("Test Root");
  private final TlsIdentity server = authority.server(KeyAlgorithm.EC_P256, NAME);
  private final TlsClient client = TlsClient.of(authority.client("visitor"));
  private final RecordedEvents events = new RecordedEvents();
  private final List<Socket> held = new ArrayList<>();

  @AfterEach
  void letGo() throws IOException {
    for (Socket socket : held) {
      socket.close();
    }
  }

  private DemoServer start(ServeOptions options) {
    return DemoServer.start(TestAuthority.ENVIRONMENT, server, options, events);
  }

  private Socket silent(DemoServer demo) throws IOException {
    Socket socket = new Socket(demo.address().getAddress(), demo.address().getPort());
    held.add(socket);
    return socket;
  }

  private SSLSocket shaken(DemoServer demo) throws IOException {
    SSLSocket socket = client.connect(demo, NAME);
    held.add(socket);
    socket.startHandshake();
    return socket;
  }

  @Test
  void fiveHundredHalfOpenClientsDoNotKeepAnHonestOneFromItsAnswer() throws IOException {
    ServeOptions patient = ServeOptions.defaults().withTimeouts(FOREVER, FOREVER);
    try (DemoServer demo = start(patient)) {
      for (int i = 0; i < 500; i++) {
        Socket socket = silent(demo);
        if (i % 2 == 0) {
          socket.getOutputStream().write(HALF_A_HELLO);
        }
      }
      assertThat(fastestOfThree(demo)).isLessThan(Duration.ofSeconds(1));
    }
  }

  /** Of which the first warms this process up. */
  private Duration fastestOfThree(DemoServer demo) throws IOException {
    Duration fastest = FOREVER;
    for (int i = 0; i < 3; i++) {
      long start = System.nanoTime();
      assertThat(client.get(demo, NAME, "/")).startsWith("HTTP/1.1 200 OK");
      Duration taken = Duration.ofNanos(System.nanoTime() - start);
      fastest = taken.compareTo(fastest) < 0 ? taken : fastest;
    }
    return fastest;
  }

  @Test
  void atTheBoundTheLongestSilentClientMakesWay() throws IOException {
    ServeOptions narrow =
        ServeOptions.defaults().withTimeouts(FOREVER, FOREVER).withMaxConnections(3);
    try (DemoServer demo = start(narrow)) {
      Socket oldest = silent(demo);
      silent(demo);
      silent(demo);
      assertThat(client.get(demo, NAME, "/")).startsWith("HTTP/1.1 200 OK");
      assertThat(events.nextFailure()).contains("a newer connection needs the place");
      assertThatThrownBy(() -> readToEnd(oldest)).isInstanceOf(IOException.class);
    }
  }

  @Test
  void atTheBoundANewClientIsTurnedAwayIfAllOthersArePastTheirHandshake() throws IOException {
    ServeOptions narrow =
        ServeOptions.defaults().withTimeouts(FOREVER, FOREVER).withMaxConnections(2);
    try (DemoServer demo = start(narrow)) {
      shaken(demo);
      shaken(demo);
      events.nextNegotiated();
      events.nextNegotiated();
      assertThatThrownBy(() -> client.get(demo, NAME, "/")).isInstanceOf(IOException.class);
      assertThat(events.nextFailure()).isEqualTo("no room: 2 connections are open");
    }
  }

  @Test
  void aConnectionThatEndsGivesItsPlaceBack() throws IOException {
    ServeOptions one = ServeOptions.defaults().withMaxConnections(1);
    try (DemoServer demo = start(one)) {
      SSLSocket first = shaken(demo);
      first.close();
      events.nextFailure();
      assertThat(client.get(demo, NAME, "/")).startsWith("HTTP/1.1 200 OK");
    }
  }

  @Test
  void aSilentClientIsCutOff() throws IOException {
    try (DemoServer demo = start(ServeOptions.defaults().withTimeouts(SHORT, FOREVER))) {
      silent(demo);
      assertThat(events.nextFailure())
          .isEqualTo("no complete handshake within 300 ms: it sent nothing");
    }
  }

  @Test
  void aClientThatTricklesIsCutOffAsWell() throws IOException {
    try (DemoServer demo = start(ServeOptions.defaults().withTimeouts(SHORT, FOREVER))) {
      OutputStream out = silent(demo).getOutputStream();
      out.write(HALF_A_HELLO);
      assertThatThrownBy(() -> trickle(out)).isInstanceOf(IOException.class);
      assertThat(events.nextFailure())
          .isEqualTo("no complete handshake within 300 ms: its ClientHello is not complete");
    }
  }

  @Test
  void aClientThatSendsNoRequestIsCutOff() throws IOException {
    try (DemoServer demo = start(ServeOptions.defaults().withTimeouts(FOREVER, SHORT))) {
      shaken(demo);
      assertThat(events.nextFailure()).isEqualTo("no complete request within 300 ms");
    }
  }

  @Test
  void closingTheServerCutsTheConnectionsThatAreOpen() throws Exception {
    DemoServer demo = start(ServeOptions.defaults().withTimeouts(FOREVER, FOREVER));
    shaken(demo);
    events.nextNegotiated();
    demo.close();
    demo.awaitClose();
    assertThat(events.nextFailure()).isEqualTo("the server stopped");
  }

  /** The octets of an endless handshake message, until the other side has had enough. */
  private static void trickle(OutputStream out) throws Exception {
    while (true) {
      out.write(0);
      Thread.sleep(5);
    }
  }

  private static void readToEnd(Socket socket) throws IOException {
    if (socket.getInputStream().read() < 0) {
      throw new IOException("ended");
    }
  }
}
