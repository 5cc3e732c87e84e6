package dev.minica.tls;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minica.key.KeyAlgorithm;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DemoServerHttpTest {

  private static final String NAME = "server.example";

  private final TestAuthority authority = TestAuthority.root("Test Root");
  private final RecordedEvents events = new RecordedEvents();
  private final DemoServer demo =
      DemoServer.start(
          TestAuthority.ENVIRONMENT,
          authority.server(KeyAlgorithm.EC_P256, NAME),
          ServeOptions.defaults(),
          events);
  private final TlsClient client = TlsClient.of(authority.client("visitor"));

  @AfterEach
  void stop() {
    demo.close();
  }

  @ParameterizedTest
  @CsvSource({
    "GET / HTTP/1.1, 200",
    "GET /json?pretty HTTP/1.1, 200",
    "GET https://server.example/json HTTP/1.1, 200",
    "GET https://server.example HTTP/1.1, 200",
    "HEAD / HTTP/1.1, 200",
    "GET /nothing HTTP/1.1, 404",
    "GET /../json HTTP/1.1, 404",
    "POST / HTTP/1.1, 405",
    "get / HTTP/1.1, 405",
    "GET /, 400",
    "GET  / HTTP/1.1, 400",
    "GET / HTTP/1.1 more, 400",
    "nonsense, 400",
    "PRI * HTTP/2.0, 505",
  })
  void answersEachRequestLineWithItsStatus(String line, int status) throws IOException {
    assertThat(client.exchange(demo, NAME, line + "\r\nHost: " + NAME + "\r\n\r\n"))
        .startsWith("HTTP/1.1 " + status + " ")
        .contains("\r\nConnection: close\r\n");
    assertThat(events.nextAnswer()).isEqualTo(line + " " + status);
  }

  @Test
  void headHasTheFieldsOfGetAndNoContent() throws IOException {
    String request = " /json HTTP/1.0\r\n\r\n";
    String head = client.exchange(demo, NAME, "HEAD" + request);
    assertThat(head).contains("Content-Type: application/json").endsWith("\r\n\r\n");
    assertThat(head).containsPattern("Content-Length: [1-9]");
  }

  @Test
  void contentIsAsLongAsItSays() throws IOException {
    String answer = client.get(demo, NAME, "/");
    String[] parts = answer.split("\r\n\r\n", 2);
    int octets = parts[1].getBytes(StandardCharsets.UTF_8).length;
    assertThat(parts[0]).contains("Content-Length: " + octets + "\r\n");
  }

  @Test
  void saysWhichMethodsThereAre() throws IOException {
    assertThat(client.exchange(demo, NAME, "DELETE / HTTP/1.1\r\nHost: x\r\n\r\n"))
        .contains("\r\nAllow: GET, HEAD\r\n");
  }

  @ParameterizedTest
  @CsvSource({"'GET / HTTP/1.1\r\n\r\n'", "'GET / HTTP/1.1\r\nHost: a\r\nhost: b\r\n\r\n'"})
  void wantsExactlyOneHost(String request) throws IOException {
    assertThat(client.exchange(demo, NAME, request)).startsWith("HTTP/1.1 400 ");
  }

  @Test
  void boundsTheHead() throws IOException {
    String endless = "GET / HTTP/1.1\r\nHost: x\r\nX-Filler: " + "x".repeat(100_000);
    assertThat(client.exchange(demo, NAME, endless)).startsWith("HTTP/1.1 431 ");
  }

  @Test
  void answersBeforeTheBodyOfARequestThatItRefuses() throws IOException {
    String body = "x".repeat(100_000);
    String post = "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 100000\r\n\r\n" + body;
    assertThat(client.exchange(demo, NAME, post)).startsWith("HTTP/1.1 405 ");
  }

  @Test
  void reportsAClientThatLeavesWithoutARequest() throws IOException {
    try (SSLSocket gone = client.connect(demo, NAME)) {
      gone.startHandshake();
    }
    assertThat(events.nextFailure())
        .startsWith("the client closed the connection: no request; it did not say why, ");
  }

  @Test
  void tellsAPlainHttpClientThatThisIsHttps() throws IOException {
    assertThat(plain("GET / HTTP/1.1\r\nHost: x\r\n\r\n"))
        .startsWith("HTTP/1.1 400 Bad Request\r\n")
        .contains("this server speaks HTTPS");
    assertThat(events.nextFailure())
        .startsWith("the client does not speak TLS: it sent \"GET / HTTP/1.1\", which is HTTP;");
  }

  @Test
  void saysWhatAClientOfAnotherProtocolSent() throws IOException {
    sendAndLeave("SSH-2.0-OpenSSH_9.2\r\n");
    assertThat(events.nextFailure())
        .isEqualTo("the client does not speak TLS: it sent \"SSH-2.0-OpenSSH_9.2\", which is SSH");
  }

  @Test
  void survivesOctetsThatAreNoProtocolAtAll() throws IOException {
    sendAndLeave("\u0000\u0001\u0002\u0003");
    assertThat(events.nextFailure())
        .isEqualTo("the client does not speak TLS: its first octet is 0");
    sendAndLeave("\u0016\u0003\u0001\u0000\u0004\u0001\u00ff\u00ff\u00ff");
    assertThat(events.nextFailure()).isNotEmpty();
    assertThat(client.get(demo, NAME, "/")).startsWith("HTTP/1.1 200 OK");
  }

  private String plain(String octets) throws IOException {
    try (Socket socket = new Socket(demo.address().getAddress(), demo.address().getPort())) {
      socket.getOutputStream().write(octets.getBytes(StandardCharsets.ISO_8859_1));
      socket.shutdownOutput();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }
  }

  private void sendAndLeave(String octets) throws IOException {
    try (Socket socket = new Socket(demo.address().getAddress(), demo.address().getPort())) {
      socket.getOutputStream().write(octets.getBytes(StandardCharsets.ISO_8859_1));
    }
  }
}
