package dev.minica.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Clients that take connections and do nothing with them. */
class CaServerLoadTest {

  private static final InetSocketAddress ANY =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

  private static final String HALF_HEAD = "GET /root.crt HTTP/1.1\r\nHos";
  private static final String HALF_BODY =
      "POST /ocsp HTTP/1.1\r\nHost: x\r\nContent-Type: application/ocsp-request\r\n"
          + "Content-Length: 100\r\n\r\nhalf";

  private final SampleRepository repository = new SampleRepository();

  private static void say(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    socket.getOutputStream().flush();
  }

  private CaServer start(Limits limits) {
    CaServer server = CaServer.listen(ANY, limits);
    server.serve(repository, trouble -> {});
    return server;
  }

  private static int status(CaServer server, Duration patience) throws Exception {
    URI uri = URI.create("http://127.0.0.1:" + server.address().getPort() + "/root.crt");
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(uri).timeout(patience).build(), BodyHandlers.discarding())
        .statusCode();
  }

  /** Connected, and nothing said, or half a head, or half a body: 500 in all. */
  @Test
  void halfOpenConnectionsTakeNothingFromOthers() throws Exception {
    List<Socket> silent = new ArrayList<>();
    try (CaServer server = start(Limits.standard())) {
      status(server, Duration.ofSeconds(20)); // so that classes are loaded
      for (int i = 0; i < 500; i++) {
        Socket socket = new Socket(server.address().getAddress(), server.address().getPort());
        silent.add(socket);
        say(socket, List.of("", HALF_HEAD, HALF_BODY).get(i % 3));
      }

      assertThat(status(server, Duration.ofSeconds(1))).isEqualTo(200);
    } finally {
      for (Socket socket : silent) {
        socket.close();
      }
    }
  }

  @Test
  void whoIsSilentIsCut() throws Exception {
    Limits limits = new Limits(100, Duration.ofMillis(200), Duration.ofMinutes(2));
    try (CaServer server = start(limits);
        Socket socket = new Socket(server.address().getAddress(), server.address().getPort())) {
      socket.setSoTimeout(20_000);
      say(socket, HALF_HEAD);

      assertThat(isCut(socket)).isTrue();
    }
  }

  @Test
  void whoTricklesIsCut() throws Exception {
    Limits limits = new Limits(100, Duration.ofMinutes(2), Duration.ofMillis(300));
    try (CaServer server = start(limits);
        Socket socket = new Socket(server.address().getAddress(), server.address().getPort())) {
      socket.setSoTimeout(20_000);
      say(socket, HALF_BODY);

      assertThat(isCut(socket)).isTrue();
    }
  }

  /** More than there is room for: the oldest make way. */
  @Test
  void aCrowdGetsItsTurn() throws Exception {
    Limits limits = new Limits(10, Duration.ofMinutes(2), Duration.ofMinutes(2));
    List<Socket> silent = new ArrayList<>();
    try (CaServer server = start(limits)) {
      for (int i = 0; i < 30; i++) {
        silent.add(new Socket(server.address().getAddress(), server.address().getPort()));
      }

      assertThat(status(server, Duration.ofSeconds(30))).isEqualTo(200);
    } finally {
      for (Socket socket : silent) {
        socket.close();
      }
    }
  }

  private static boolean isCut(Socket socket) {
    try {
      socket.getInputStream().readAllBytes();
      return true;
    } catch (java.net.SocketTimeoutException stillOpen) {
      return false;
    } catch (IOException reset) {
      return true;
    }
  }
}
