package dev.minica.tls;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minica.key.KeyAlgorithm;
import dev.minica.tls.watch.ClientOffer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ConnectionRenderingTest {

  private static final ClientOffer OFFER =
      new ClientOffer(
          List.of("TLS 1.3", "GREASE (0x0a0a)"),
          List.of("TLS_AES_128_GCM_SHA256"),
          List.of("x25519", "secp256r1"),
          List.of("ed25519"),
          Optional.of("<b>"));

  private static final String HOSTILE = "<b title='&\"'>\u202e\n\\\u0007";

  private final TestAuthority authority = TestAuthority.root("<script>");

  private NegotiatedConnection hostile() {
    InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 1234);
    return new NegotiatedConnection(
        address,
        address,
        "TLSv1.3",
        "TLS_AES_128_GCM_SHA256",
        Optional.of(HOSTILE),
        Optional.empty(),
        Optional.of(authority.server(KeyAlgorithm.EC_P256, "server.example").certificate()),
        authority.client("<i>visitor</i>").chain(),
        Optional.of(OFFER));
  }

  @Test
  void thePageHoldsForeignTextAsTextOnly() {
    assertThat(ConnectionPage.of(hostile(), List.of()))
        .contains("<dd>&lt;b title=&#39;&amp;&quot;&#39;&gt;\\u{202e}\\u{a}\\\\u{7}</dd>")
        .contains("CN=\\&lt;i\\&gt;visitor\\&lt;/i\\&gt;")
        .contains("CN=\\&lt;script\\&gt;")
        .doesNotContain("<script", "<i>", "\u202e");
  }

  @Test
  void thePageFetchesNothing() {
    assertThat(ConnectionPage.of(hostile(), List.of()))
        .doesNotContain("src=", "url(", "http:", "https:");
  }

  @Test
  void jsonEscapesWhatAStringCannotHold() {
    assertThat(ConnectionJson.of(hostile(), List.of()))
        .contains("\"serverName\": \"<b title='&\\\"'>\\u202e\\u000a\\\\\\u0007\"");
  }

  @Test
  void jsonSaysWhichClientCameInAndWhatTheServerShowed() {
    NegotiatedConnection connection = hostile();
    assertThat(ConnectionJson.of(connection, List.of()))
        .contains(connection.serverCertificate().orElseThrow().fingerprint())
        .contains(connection.clientCertificates().get(0).fingerprint())
        .contains("\"client\": \"127.0.0.1:1234\"")
        .contains("\"applicationProtocol\": null");
  }

  @Test
  void jsonHasNullForAClientWithoutCertificate() {
    NegotiatedConnection with = hostile();
    NegotiatedConnection without =
        new NegotiatedConnection(
            with.client(),
            with.server(),
            with.protocol(),
            with.cipherSuite(),
            with.serverName(),
            with.applicationProtocol(),
            with.serverCertificate(),
            List.of(),
            Optional.empty());
    assertThat(ConnectionJson.of(without, List.of())).contains("\"clientCertificate\": null");
    assertThat(ConnectionPage.of(without, List.of())).contains("<p>No certificate.</p>");
  }

  @Test
  void bothShowWhatTheClientOffered() {
    assertThat(ConnectionJson.of(hostile(), List.of()))
        .contains("\"versions\": [\"TLS 1.3\", \"GREASE (0x0a0a)\"]")
        .contains("\"groups\": [\"x25519\", \"secp256r1\"]");
    assertThat(ConnectionPage.of(hostile(), List.of()))
        .contains("<dt>Groups</dt><dd>x25519, secp256r1</dd>")
        .contains("<dt>Signature algorithms</dt><dd>ed25519</dd>");
  }
}
