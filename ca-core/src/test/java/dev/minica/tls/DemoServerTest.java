package dev.minica.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.minica.MinicaException;
import dev.minica.key.KeyAlgorithm;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Set;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DemoServerTest {

  private static final String NAME = "server.example";

  private final TestAuthority authority = TestAuthority.root("Test Root");
  private final TlsIdentity server = authority.server(KeyAlgorithm.EC_P256, NAME, "127.0.0.1");
  private final TlsIdentity client = authority.client("visitor");
  private final RecordedEvents events = new RecordedEvents();

  private DemoServer start(TlsIdentity identity, ServeOptions options) {
    return DemoServer.start(TestAuthority.ENVIRONMENT, identity, options, events);
  }

  private DemoServer start() {
    return start(server, ServeOptions.defaults());
  }

  @Test
  void answersAClientThatVerifiesItsName() throws IOException {
    try (DemoServer demo = start()) {
      assertThat(TlsClient.of(client).get(demo, NAME, "/"))
          .startsWith("HTTP/1.1 200 OK\r\n")
          .contains("<dt>Protocol</dt><dd>TLSv1.3</dd>")
          .contains("<dt>Server name asked for</dt><dd>" + NAME + "</dd>");
    }
  }

  @Test
  void isRefusedByAClientThatWantsAnotherName() throws IOException {
    try (DemoServer demo = start()) {
      assertThatThrownBy(() -> TlsClient.of(client).get(demo, "wrong.example", "/"))
          .isInstanceOf(SSLHandshakeException.class)
          .hasMessageContaining("wrong.example");
      assertThat(events.nextFailure())
          .startsWith("the client sent the alert certificate_unknown: ");
    }
  }

  @Test
  void isRefusedByAClientThatBelievesAnotherRoot() throws IOException {
    TlsIdentity stranger = TestAuthority.root("Another Root").client("stranger");
    try (DemoServer demo = start()) {
      assertThatThrownBy(() -> TlsClient.of(stranger).get(demo, NAME, "/"))
          .isInstanceOf(SSLHandshakeException.class);
      assertThat(events.nextFailure()).startsWith("the client sent the alert ");
    }
  }

  @Test
  void reportsTheConnectionAsJson() throws IOException {
    try (DemoServer demo = start()) {
      assertThat(TlsClient.of(client, "TLSv1.2").get(demo, NAME, "/json"))
          .contains("Content-Type: application/json\r\n")
          .contains("\"protocol\": \"TLSv1.2\"")
          .contains("\"serverName\": \"" + NAME + "\"")
          .contains("\"cipherSuite\": \"TLS_ECDHE_ECDSA_WITH_")
          .contains("\"sha256\": \"" + server.certificate().fingerprint() + "\"")
          .contains("\"clientCertificate\": null");
    }
  }

  @Test
  void answersJavasHttpClient() throws Exception {
    HttpClient http = HttpClient.newBuilder().sslContext(TlsClient.of(client).context()).build();
    try (DemoServer demo = start()) {
      URI json = URI.create("https://" + Endpoint.text(demo.address()) + "/json");
      HttpResponse<String> answer =
          http.send(HttpRequest.newBuilder(json).build(), BodyHandlers.ofString());
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.body()).contains("\"applicationProtocol\": \"http/1.1\"");
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = KeyAlgorithm.class,
      names = {"EC_P256", "EC_P384", "EC_P521", "RSA_2048", "ED25519", "ED448"})
  void servesWithEachKeyAlgorithmInBothVersions(KeyAlgorithm algorithm) throws IOException {
    try (DemoServer demo = start(authority.server(algorithm, NAME), ServeOptions.defaults())) {
      for (TlsVersion version : TlsVersion.values()) {
        assertThat(TlsClient.of(client, version.javaName()).get(demo, NAME, "/json"))
            .contains("\"protocol\": \"" + version + "\"")
            .contains("\"key\": \"" + algorithm + "\"");
      }
    }
  }

  @Test
  void sendsTheIntermediatesToo() throws IOException {
    TlsIdentity below = authority.intermediate("Test Issuer").server(KeyAlgorithm.EC_P256, NAME);
    try (DemoServer demo = start(below, ServeOptions.defaults())) {
      assertThat(TlsClient.of(client).get(demo, NAME, "/")).startsWith("HTTP/1.1 200 OK");
    }
  }

  @Test
  void speaksOnlyTheVersionsItIsToldTo() throws IOException {
    ServeOptions only13 = ServeOptions.defaults().withVersions(Set.of(TlsVersion.TLS_1_3));
    try (DemoServer demo = start(server, only13)) {
      assertThatThrownBy(() -> TlsClient.of(client, "TLSv1.2").get(demo, NAME, "/"))
          .isInstanceOf(SSLHandshakeException.class)
          .hasMessageContaining("protocol_version");
      assertThat(TlsClient.of(client, "TLSv1.3").get(demo, NAME, "/")).contains(" 200 OK");
    }
  }

  @Test
  void showsTheCertificateOfAClientThatItAsksForOne() throws IOException {
    ServeOptions want = ServeOptions.defaults().withClientAuthentication(ClientAuthentication.WANT);
    try (DemoServer demo = start(server, want)) {
      TlsClient.of(client).get(demo, NAME, "/");
      assertThat(events.nextNegotiated().clientCertificates()).isEqualTo(client.chain());
    }
  }

  @Test
  void letsAClientWithoutCertificateInWhereItOnlyWantsOne() throws IOException {
    ServeOptions want = ServeOptions.defaults().withClientAuthentication(ClientAuthentication.WANT);
    try (DemoServer demo = start(server, want)) {
      assertThat(anonymous().get(demo, NAME, "/json")).contains("\"clientCertificate\": null");
    }
  }

  @ParameterizedTest
  @EnumSource(TlsVersion.class)
  void turnsAClientWithoutCertificateAwayWhereItRequiresOne(TlsVersion version) {
    ServeOptions require =
        ServeOptions.defaults()
            .withClientAuthentication(ClientAuthentication.REQUIRE)
            .withVersions(Set.of(version));
    try (DemoServer demo = start(server, require)) {
      assertThatThrownBy(() -> anonymous().get(demo, NAME, "/")).isInstanceOf(IOException.class);
      assertThat(events.nextFailure()).startsWith("the client showed no certificate, ");
    }
  }

  @Test
  void cannotAuthenticateClientsWithoutARoot() {
    TlsIdentity rootless = new TlsIdentity(server.privateKey(), server.chain(), List.of());
    ServeOptions require =
        ServeOptions.defaults().withClientAuthentication(ClientAuthentication.REQUIRE);
    assertThatThrownBy(() -> start(rootless, require))
        .isInstanceOfSatisfying(
            MinicaException.class,
            refusal -> assertThat(refusal.kind()).isEqualTo(MinicaException.Kind.USAGE));
  }

  @Test
  void saysWhichAddressIsTaken() {
    try (DemoServer demo = start()) {
      ServeOptions sameAddress = ServeOptions.defaults().withListen(demo.address());
      assertThatThrownBy(() -> start(server, sameAddress))
          .isInstanceOf(MinicaException.class)
          .hasMessageContaining(Endpoint.text(demo.address()));
    }
  }

  @Test
  void listensOnTheLoopbackUnlessToldOtherwise() {
    try (DemoServer demo = start()) {
      assertThat(demo.address().getAddress().isLoopbackAddress()).isTrue();
    }
  }

  @Test
  void stopsAnsweringWhenItIsClosed() throws Exception {
    DemoServer demo = start();
    demo.close();
    demo.awaitClose();
    assertThatThrownBy(() -> TlsClient.of(client).get(demo, NAME, "/"))
        .isInstanceOf(IOException.class);
  }

  @Test
  void leavesTheDefaultContextOfTheProcessAlone() throws Exception {
    javax.net.ssl.SSLContext before = javax.net.ssl.SSLContext.getDefault();
    List<java.security.Provider> providers = List.of(java.security.Security.getProviders());
    try (DemoServer demo = start()) {
      TlsClient.of(client).get(demo, NAME, "/");
    }
    assertThat(javax.net.ssl.SSLContext.getDefault()).isSameAs(before);
    assertThat(java.security.Security.getProviders()).containsExactlyElementsOf(providers);
  }

  private TlsClient anonymous() throws IOException {
    return new TlsClient(AnonymousContext.believing(authority.rootCertificate()), List.of());
  }
}
