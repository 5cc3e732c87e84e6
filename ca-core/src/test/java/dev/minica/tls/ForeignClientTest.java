package dev.minica.tls;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minica.encoding.Pem;
import dev.minica.key.KeyAlgorithm;
import dev.minica.testing.Tool;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clients that share no code with the server: curl and openssl, verifying all they can. */
class ForeignClientTest {

  private static final String NAME = "server.example";
  private static final byte[] REQUEST =
      "GET /json HTTP/1.0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

  private final TestAuthority authority = TestAuthority.root("Test Root");
  private final TlsIdentity client = authority.client("visitor");
  private final RecordedEvents events = new RecordedEvents();
  private final List<DemoServer> started = new ArrayList<>();
  @TempDir private Path folder;

  @BeforeEach
  void writeWhatClientsNeed() throws IOException {
    Files.writeString(folder.resolve("ca.pem"), Pem.encode(client.roots()));
    Files.writeString(folder.resolve("client.pem"), Pem.encode(client.chain()));
    Files.writeString(folder.resolve("client-key.pem"), Pem.encode(client.privateKey()));
  }

  @AfterEach
  void stop() {
    started.forEach(DemoServer::close);
  }

  private int start(ServeOptions options) {
    TlsIdentity server = authority.intermediate("Test Issuer").server(KeyAlgorithm.EC_P256, NAME);
    DemoServer demo = DemoServer.start(TestAuthority.ENVIRONMENT, server, options, events);
    started.add(demo);
    return demo.address().getPort();
  }

  private Tool.Outcome curl(int port, String name, Object... further) {
    List<Object> arguments = new ArrayList<>();
    arguments.addAll(List.of("--silent", "--show-error", "--cacert", folder.resolve("ca.pem")));
    arguments.addAll(List.of("--resolve", name + ":" + port + ":127.0.0.1"));
    arguments.addAll(List.of(further));
    arguments.add("https://" + name + ":" + port + "/json");
    return Tool.named("curl").run(arguments.toArray());
  }

  private Tool.Outcome openssl(int port, String name, Object... further) {
    List<Object> arguments = new ArrayList<>();
    arguments.addAll(List.of("s_client", "-connect", "127.0.0.1:" + port, "-servername", name));
    arguments.addAll(List.of("-CAfile", folder.resolve("ca.pem"), "-verify_hostname", name));
    arguments.addAll(List.of("-verify_return_error", "-x509_strict", "-ign_eof", "-quiet"));
    arguments.addAll(List.of(further));
    return Tool.named("openssl").feed(REQUEST, arguments.toArray());
  }

  @Test
  void curlAcceptsTheRightName() {
    Tool.Outcome outcome = curl(start(ServeOptions.defaults()), NAME).succeeded();
    assertThat(outcome.text()).contains("\"serverName\": \"" + NAME + "\"");
  }

  @Test
  void curlRefusesAWrongName() {
    Tool.Outcome outcome = curl(start(ServeOptions.defaults()), "wrong.example").failed();
    assertThat(outcome.err()).contains("wrong.example");
  }

  @Test
  void opensslAcceptsTheRightNameInBothVersions() {
    int port = start(ServeOptions.defaults());
    assertThat(openssl(port, NAME, "-tls1_2").succeeded().text())
        .contains("\"protocol\": \"TLSv1.2\"");
    assertThat(openssl(port, NAME, "-tls1_3").succeeded().text())
        .contains("\"protocol\": \"TLSv1.3\"");
  }

  @Test
  void opensslRefusesAWrongName() {
    Tool.Outcome outcome = openssl(start(ServeOptions.defaults()), "wrong.example").failed();
    assertThat(outcome.everything()).containsIgnoringCase("hostname mismatch");
    assertThat(events.nextFailure()).startsWith("the client sent the alert bad_certificate: ");
  }

  @Test
  void bothShowACertificateWhereOneIsRequired() {
    int port =
        start(ServeOptions.defaults().withClientAuthentication(ClientAuthentication.REQUIRE));
    Path certificate = folder.resolve("client.pem");
    Path key = folder.resolve("client-key.pem");
    assertThat(curl(port, NAME, "--cert", certificate, "--key", key).succeeded().text())
        .contains("\"subject\": \"CN=visitor\"");
    assertThat(openssl(port, NAME, "-cert", certificate, "-key", key).succeeded().text())
        .contains("\"subject\": \"CN=visitor\"");
  }

  @Test
  void curlWithoutCertificateIsTurnedAwayWhereOneIsRequired() {
    curl(
            start(ServeOptions.defaults().withClientAuthentication(ClientAuthentication.REQUIRE)),
            NAME)
        .failed();
    assertThat(events.nextFailure()).startsWith("the client showed no certificate, ");
  }
}
