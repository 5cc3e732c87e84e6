package dev.minica.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.revocation.OcspResponse;
import dev.minica.revocation.OcspResponseStatus;
import dev.minica.testing.Tool;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is answered to whom. */
class CaServerTest {

  private static final SampleRepository REPOSITORY = new SampleRepository();
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  @TempDir private Path folder;
  private final List<MinicaException> troubles = new CopyOnWriteArrayList<>();
  private CaServer server;

  @BeforeEach
  void start() {
    server = CaServer.listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    server.serve(REPOSITORY, troubles::add);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private URI uri(String path) {
    return URI.create("http://127.0.0.1:" + server.address().getPort() + path);
  }

  private HttpResponse<byte[]> get(String path) throws Exception {
    return CLIENT.send(HttpRequest.newBuilder(uri(path)).build(), BodyHandlers.ofByteArray());
  }

  private HttpResponse<byte[]> send(String method, String path, String type, byte[] body)
      throws Exception {
    return CLIENT.send(
        HttpRequest.newBuilder(uri(path))
            .header("Content-Type", type)
            .method(method, BodyPublishers.ofByteArray(body))
            .build(),
        BodyHandlers.ofByteArray());
  }

  private static String type(HttpResponse<?> response) {
    return response.headers().firstValue("Content-Type").orElse("");
  }

  private static String cacheControl(HttpResponse<?> response) {
    return response.headers().firstValue("Cache-Control").orElse("");
  }

  @Test
  void certificate() throws Exception {
    HttpResponse<byte[]> response = get("/root.crt");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(type(response)).isEqualTo("application/pkix-cert");
    assertThat(response.body()).isEqualTo(REPOSITORY.issuer().encoded());
  }

  @Test
  void crl() throws Exception {
    HttpResponse<byte[]> response = get("/crl/root.crl");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(type(response)).isEqualTo("application/pkix-crl");
    assertThat(cacheControl(response)).isEqualTo("no-cache");
    assertThat(response.body()).isEqualTo(REPOSITORY.crl("root").orElseThrow().encoded());
  }

  @Test
  void page() throws Exception {
    HttpResponse<byte[]> response = get("/");

    assertThat(type(response)).startsWith("text/plain");
    assertThat(new String(response.body(), StandardCharsets.UTF_8))
        .contains("/root.crt  ", "/crl/root.crl  ", "/ocsp  ");
  }

  @Test
  void headSaysHowLongItWouldBe() throws Exception {
    HttpResponse<byte[]> response =
        CLIENT.send(
            HttpRequest.newBuilder(uri("/root.crt"))
                .method("HEAD", BodyPublishers.noBody())
                .build(),
            BodyHandlers.ofByteArray());

    assertThat(response.body()).isEmpty();
    assertThat(response.headers().firstValueAsLong("Content-Length"))
        .hasValue(REPOSITORY.issuer().encoded().length);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/other.crt",
        "/.crt",
        "/crl/other.crl",
        "/crl/",
        "/crl",
        "/root.key",
        "/root.crt/",
        "/index.html",
        "/ocspx",
        "/favicon.ico"
      })
  void nothingElseIsThere(String path) throws Exception {
    assertThat(get(path).statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/../../etc/passwd",
        "/crl/../root.key",
        "/%2e%2e/root.key",
        "/crl/..%2froot.crl",
        "/%00.crt",
        "//etc/passwd",
        "/\\..\\root.key"
      })
  void noPathLeadsOut(String path) throws IOException {
    assertThat(raw("GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
        .matches("(?s)HTTP/1.1 (400|404) .*");
  }

  @Test
  void whatCannotBeHadIsToldToWhoRunsTheServer() throws Exception {
    HttpResponse<byte[]> response = get("/crl/broken.crl");

    assertThat(response.statusCode()).isEqualTo(500);
    assertThat(new String(response.body(), StandardCharsets.UTF_8)).doesNotContain("disk");
    assertThat(troubles)
        .extracting(MinicaException::getMessage)
        .containsExactly("the disk is gone");
  }

  @ParameterizedTest
  @ValueSource(strings = {"PUT", "DELETE", "POST", "OPTIONS", "PATCH", "PROPFIND"})
  void pagesAreOnlyRead(String method) throws Exception {
    HttpResponse<byte[]> response = send(method, "/root.crt", "text/plain", new byte[] {1});

    assertThat(response.statusCode()).isEqualTo(405);
    assertThat(response.headers().firstValue("Allow")).hasValue("GET, HEAD");
  }

  @Test
  void traceTellsNothing() throws IOException {
    assertThat(raw("TRACE / HTTP/1.1\r\nHost: x\r\nCookie: secret\r\nConnection: close\r\n\r\n"))
        .startsWith("HTTP/1.1 405 ")
        .doesNotContain("secret");
  }

  @Test
  void nobodyIsToldWhatServesThem() throws Exception {
    assertThat(get("/").headers().firstValue("Server")).isEmpty();
  }

  @Test
  void anotherTypeIsNoRequest() throws Exception {
    assertThat(send("POST", "/ocsp", "text/plain", new byte[] {1}).statusCode()).isEqualTo(415);
  }

  @Test
  void octetsThatAreNoRequestAreAnsweredInOcsp() throws Exception {
    HttpResponse<byte[]> response =
        send("POST", "/ocsp", "application/ocsp-request", new byte[] {1, 2, 3});

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(type(response)).isEqualTo("application/ocsp-response");
    assertThat(OcspResponse.decode(response.body()).status())
        .isEqualTo(OcspResponseStatus.MALFORMED_REQUEST);
    assertThat(OcspResponse.decode(get("/ocsp/no-base64!").body()).status())
        .isEqualTo(OcspResponseStatus.MALFORMED_REQUEST);
  }

  @Test
  void tooLong() throws Exception {
    byte[] body = new byte[64 * 1024 + 1];

    assertThat(send("POST", "/ocsp", "application/ocsp-request", body).statusCode()).isEqualTo(413);
  }

  /** Without a length it is noticed on the way. */
  @Test
  void tooLongInChunks() throws IOException {
    StringBuilder chunks = new StringBuilder();
    for (int i = 0; i < 70; i++) {
      chunks.append("400\r\n").append("x".repeat(1024)).append("\r\n");
    }

    assertThat(
            raw(
                "POST /ocsp HTTP/1.1\r\nHost: x\r\nContent-Type: application/ocsp-request\r\n"
                    + "Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n"
                    + chunks))
        .startsWith("HTTP/1.1 413 ");
  }

  @Test
  void aHeadThatIsTooLong() throws IOException {
    assertThat(raw("GET / HTTP/1.1\r\nHost: x\r\nX: " + "x".repeat(9000) + "\r\n\r\n"))
        .startsWith("HTTP/1.1 431 ");
  }

  @Test
  void noHttpAtAll() throws IOException {
    assertThat(raw("\u0016\u0003\u0001\r\n\r\n")).startsWith("HTTP/1.1 400 ");
  }

  /** As openssl writes a request, and as any other client may write the same octets. */
  @Test
  void getAndPostAnswerTheSame() throws Exception {
    byte[] request = opensslRequest();
    HttpResponse<byte[]> posted = send("POST", "/ocsp", "application/ocsp-request", request);
    assertThat(certIds(posted)).containsExactly(REPOSITORY.asked());
    assertThat(cacheControl(posted)).isEqualTo("no-store");

    String base64 = Base64.getEncoder().encodeToString(request);
    String escaped = URLEncoder.encode(base64, StandardCharsets.US_ASCII);
    for (String written :
        List.of(
            escaped, base64, "/" + base64, escaped.replace("%2B", "+"), base64.replace("=", ""))) {
      HttpResponse<byte[]> response = get("/ocsp/" + written);

      assertThat(certIds(response)).as(written).containsExactly(REPOSITORY.asked());
      assertThat(type(response)).isEqualTo("application/ocsp-response");
      assertThat(cacheControl(response))
          .isEqualTo("max-age=60, public, no-transform, must-revalidate");
      assertThat(response.headers().map()).containsKeys("last-modified", "expires");
    }
  }

  private static List<dev.minica.revocation.CertId> certIds(HttpResponse<byte[]> response) {
    return OcspResponse.decode(response.body()).basic().orElseThrow().responses().stream()
        .map(dev.minica.revocation.SingleResponse::certId)
        .toList();
  }

  private byte[] opensslRequest() throws IOException {
    Path issuer =
        Files.writeString(
            folder.resolve("ca.pem"), dev.minica.encoding.Pem.encode(REPOSITORY.issuer()));
    Path query = folder.resolve("query.der");
    Tool.named("openssl")
        .run("ocsp", "-no_nonce", "-issuer", issuer, "-serial", 42, "-reqout", query)
        .succeeded();
    return Files.readAllBytes(query);
  }

  @Test
  void thePortThatIsTaken() {
    assertThatThrownBy(() -> CaServer.listen(server.address()))
        .isInstanceOfSatisfying(
            MinicaException.class, e -> assertThat(e.kind()).isEqualTo(Kind.FAILED))
        .hasMessage(
            "cannot listen on 127.0.0.1:"
                + server.address().getPort()
                + ": Address already in use");
  }

  @Test
  void anAddressThatWasTakenInVainIsGivenBack() {
    CaServer never = CaServer.listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    never.close();

    CaServer.listen(never.address()).close();
  }

  /** Everything that comes back, over a connection of its own. */
  private String raw(String request) throws IOException {
    try (Socket socket = new Socket(server.address().getAddress(), server.address().getPort())) {
      socket.setSoTimeout(20_000);
      byte[] octets = request.getBytes(StandardCharsets.ISO_8859_1);
      socket.getOutputStream().write(octets);
      socket.getOutputStream().flush();
      byte[] response = new byte[4096];
      int length = socket.getInputStream().readNBytes(response, 0, 12);
      return new String(Arrays.copyOf(response, length), StandardCharsets.ISO_8859_1)
          + " "
          + rest(socket);
    }
  }

  private static String rest(Socket socket) {
    try {
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    } catch (IOException cut) {
      return "";
    }
  }
}
