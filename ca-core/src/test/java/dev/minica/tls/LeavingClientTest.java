package dev.minica.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.minica.defect.Defects;
import dev.minica.encoding.Pem;
import dev.minica.key.KeyAlgorithm;
import dev.minica.revocation.Crl;
import dev.minica.revocation.CrlFormat;
import dev.minica.testing.Tool;
import dev.minica.tls.wrong.WrongHosts;
import dev.minica.x509.Certificate;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the one who watches the server is told of clients that leave. */
class LeavingClientTest {

  private static final String NAME = "server.example";
  private static final byte[] REQUEST =
      "GET / HTTP/1.0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

  private final TestAuthority authority = TestAuthority.root("Test Root");
  private final TlsIdentity server = authority.server(KeyAlgorithm.EC_P256, NAME);
  private final RecordedEvents events = new RecordedEvents();
  @TempDir private Path folder;

  @BeforeEach
  void writeWhatClientsNeed() throws IOException {
    write("stranger", TestAuthority.root("Another Root").client("stranger"));
    write("wrong-purpose", authority.server(KeyAlgorithm.EC_P256, "laptop.example"));
    Files.writeString(folder.resolve("ca.pem"), Pem.encode(server.roots()));
  }

  private void write(String name, TlsIdentity client) throws IOException {
    Files.writeString(folder.resolve(name + ".pem"), Pem.encode(client.chain()));
    Files.writeString(folder.resolve(name + "-key.pem"), Pem.encode(client.privateKey()));
  }

  private DemoServer start(ServedHosts served, ServeOptions options) {
    return DemoServer.start(TestAuthority.ENVIRONMENT, served, options, events);
  }

  private DemoServer start(ServeOptions options) {
    return start(ServedHosts.of(server), options);
  }

  private void openssl(DemoServer demo, Object... further) {
    List<Object> line = new ArrayList<>();
    line.addAll(List.of("s_client", "-connect", "127.0.0.1:" + demo.address().getPort()));
    line.addAll(List.of("-CAfile", folder.resolve("ca.pem"), "-ign_eof", "-quiet"));
    line.addAll(List.of("-servername", NAME, "-verify_hostname", NAME, "-verify_return_error"));
    line.addAll(List.of(further));
    Tool.named("openssl").feed(REQUEST, line.toArray()).failed();
  }

  private void curl(DemoServer demo, String name) {
    int port = demo.address().getPort();
    Tool.named("curl")
        .run(
            "--silent",
            "--cacert",
            folder.resolve("ca.pem"),
            "--noproxy",
            "*",
            "--resolve",
            name + ":" + port + ":127.0.0.1",
            "https://" + name + ":" + port + "/")
        .failed();
  }

  private void gnutls(DemoServer demo, String name, Object... further) {
    List<Object> line = new ArrayList<>(List.of("--x509cafile", folder.resolve("ca.pem")));
    line.addAll(List.of("--port", demo.address().getPort(), "--sni-hostname", name));
    line.addAll(List.of("--verify-hostname", name));
    line.addAll(List.of(further));
    line.add("127.0.0.1");
    Tool.named("gnutls-cli").run(line.toArray()).failed();
  }

  private void java(DemoServer demo, TlsIdentity believing) {
    assertThatThrownBy(() -> TlsClient.of(believing).get(demo, NAME, "/"))
        .isInstanceOf(IOException.class);
  }

  /** In the words of whoever verifies the same certificate; the alert differs from each to each. */
  @ParameterizedTest
  @CsvSource({
    "expired, expired",
    "not-yet-valid, valid from",
    "wrong-host, " + NAME,
    "wrong-usage, serverAuth",
    "untrusted, its issuer",
    "incomplete-chain, its issuer",
    "revoked, revoked"
  })
  void theCauseIsNamedWhoeverObjects(String wrong, String cause) throws IOException {
    ServedHosts hosts = WrongHosts.like(server, Defects.of(wrong), TestAuthority.ENVIRONMENT);
    ServedIdentity served = hosts.otherwise();
    List<Certificate> anchors = served.anchors().stream().map(Certificate::decode).toList();
    Files.writeString(folder.resolve("ca.pem"), Pem.encode(anchors));
    List<Object> crl = new ArrayList<>();
    if (!served.crls().isEmpty()) {
      Path file = folder.resolve("crl.pem");
      Files.write(file, CrlFormat.PEM.encode(Crl.decode(served.crls().get(0))));
      crl.addAll(List.of("-CRL", file, "-crl_check"));
    }
    TlsIdentity believing = authority.client("visitor");
    try (DemoServer demo = start(hosts, ServeOptions.defaults())) {
      openssl(demo, crl.toArray());
      assertThat(events.nextFailure()).contains(cause);
      if (wrong.equals("revoked")) {
        return; // the others ask nobody unless they are told to
      }
      curl(demo, NAME);
      assertThat(events.nextFailure()).contains(cause);
      gnutls(demo, NAME);
      assertThat(events.nextFailure()).contains(cause);
      TlsIdentity javas = new TlsIdentity(believing.privateKey(), believing.chain(), anchors);
      java(demo, javas);
      assertThat(events.nextFailure()).contains(cause);
    }
  }

  @Test
  void aClientThatBelievesAnotherRootIsNotToldThatTheCertificateIsWrong() throws IOException {
    TlsIdentity stranger = TestAuthority.root("Another Root").client("stranger");
    try (DemoServer demo = start(ServeOptions.defaults())) {
      java(demo, stranger);
      assertThat(events.nextFailure())
          .contains("nothing is wrong with CN=server for a client that believes CN=Test Root")
          .endsWith("and asks for server.example");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"curl", "gnutls"})
  void aClientThatAskedForAnotherNameHasThatAgainstIt(String client) {
    try (DemoServer demo = start(ServeOptions.defaults())) {
      if (client.equals("curl")) {
        curl(demo, "wrong.example");
      } else {
        gnutls(demo, "wrong.example");
      }
      assertThat(events.nextFailure()).contains("wrong.example");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1.3 | -tls1_2 | no version in common: the client offers TLS 1.2; this server has TLS 1.3",
        "1.2 | -tls1_3 | no version in common: the client offers TLS 1.3; this server has TLS 1.2",
        "1.2 | -cipher AES128-SHA -tls1_2 | no cipher suite in common: the client offers TLS_RSA_",
        "1.2 | -cipher ECDHE-RSA-AES128-GCM-SHA256 -tls1_2 | no cipher suite in common",
        "1.2 | -groups brainpoolP256r1 -cipher ECDHE -tls1_2 | no group in common: the client offers",
        "1.3 | -groups P-256 -sigalgs RSA-PSS+SHA256 -tls1_3 | no signature algorithm in common",
      })
  void saysWhatThereWasNoneOfInCommon(String version, String options, String reason) {
    ServeOptions only = ServeOptions.defaults().withVersions(Set.of(TlsVersion.parse(version)));
    try (DemoServer demo = start(only)) {
      openssl(demo, (Object[]) options.split(" "));
      assertThat(events.nextFailure()).startsWith(reason);
    }
  }

  @ParameterizedTest
  @EnumSource(TlsVersion.class)
  void saysThatACertificateIsMissing(TlsVersion version) {
    try (DemoServer demo = start(requiring(version))) {
      openssl(demo);
      assertThat(events.nextFailure())
          .isEqualTo("the client showed no certificate, and one is required of CN=Test Root");
    }
  }

  @ParameterizedTest
  @EnumSource(TlsVersion.class)
  void saysWhatIsWrongWithTheClientsCertificate(TlsVersion version) {
    try (DemoServer demo = start(requiring(version))) {
      openssl(demo, show("stranger"));
      assertThat(events.nextFailure())
          .startsWith("the client's certificate is refused: CN=stranger: ")
          .contains("CN=Another Root");
      openssl(demo, show("wrong-purpose"));
      assertThat(events.nextFailure())
          .startsWith("the client's certificate is refused: CN=server: ")
          .contains("clientAuth");
    }
  }

  private static ServeOptions requiring(TlsVersion version) {
    return ServeOptions.defaults()
        .withVersions(Set.of(version))
        .withClientAuthentication(ClientAuthentication.REQUIRE);
  }

  private Object[] show(String client) {
    return new Object[] {
      "-cert", folder.resolve(client + ".pem"), "-key", folder.resolve(client + "-key.pem")
    };
  }

  @Test
  void aResetIsCalledOne() throws IOException {
    try (DemoServer demo = start(ServeOptions.defaults())) {
      try (Socket socket = new Socket(demo.address().getAddress(), demo.address().getPort())) {
        socket.getOutputStream().write(22);
        socket.setSoLinger(true, 0);
      }
      assertThat(events.nextFailure()).startsWith("connection lost: ");
    }
  }
}
