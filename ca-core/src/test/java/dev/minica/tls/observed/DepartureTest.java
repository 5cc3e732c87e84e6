package dev.minica.tls.observed;

import static dev.minica.tls.TlsVersion.TLS_1_2;
import static dev.minica.tls.TlsVersion.TLS_1_3;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.minica.Environment;
import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.testing.Tool;
import dev.minica.tls.KeyExchange;
import dev.minica.tls.TlsVersion;
import dev.minica.tls.analysis.Credential;
import dev.minica.tls.analysis.OpenSslServer;
import dev.minica.tls.crypto.NamedGroup;
import dev.minica.tls.crypto.Sender;
import dev.minica.tls.trace.Content;
import dev.minica.tls.trace.Verdict;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Why Java's client leaves, or does not connect to begin with. */
@Timeout(120)
@TestInstance(Lifecycle.PER_CLASS)
class DepartureTest {

  private static final InetSocketAddress NOWHERE =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 1);

  @TempDir static Path folder;

  private ObservedKinds kinds;
  private Credential stranger;

  @BeforeAll
  void credentials() {
    kinds = new ObservedKinds(folder);
    stranger = new Credential(folder.resolve("stranger-key.pem"), folder.resolve("stranger.pem"));
    Object[] arguments = {
      "req",
      "-x509",
      "-newkey",
      "ec",
      "-pkeyopt",
      "ec_paramgen_curve:P-256",
      "-nodes",
      "-keyout",
      stranger.key(),
      "-out",
      stranger.certificate(),
      "-subj",
      "/CN=stranger"
    };
    Tool.named("openssl").run(arguments).succeeded();
  }

  @ParameterizedTest
  @EnumSource(TlsVersion.class)
  void itDoesNotBelieveWhomItDoesNotKnow(TlsVersion version) throws Exception {
    Observed observed = observed(kinds.rsa(), "", Wish.of(stranger, version));

    assertThat(observed.capture().complaint()).contains("PKIX path building failed");
    assertThat(alerts(observed, Sender.CLIENT)).containsExactly(46); // certificate_unknown
    assertThat(observed.trace().verdict()).isEqualTo(Verdict.FAILED);
  }

  @Test
  void norWhoIsCalledOtherwise() throws Exception {
    Observed observed =
        observed(kinds.rsa(), "", Wish.of(kinds.rsa(), TLS_1_3).name("other.example"));

    assertThat(observed.capture().complaint()).contains("No subject alternative DNS name matching");
    assertThat(alerts(observed, Sender.CLIENT)).containsExactly(46);
  }

  /** In TLS 1.3 the client has finished by then. */
  @ParameterizedTest
  @EnumSource(TlsVersion.class)
  void itIsToldThatItLacksACertificate(TlsVersion version) throws Exception {
    Observed observed = observed(kinds.rsa(), "-Verify 1", Wish.of(kinds.rsa(), version));

    assertThat(observed.capture().complaint())
        .contains(version == TLS_1_2 ? "handshake_failure" : "certificate_required");
    assertThat(alerts(observed, Sender.SERVER)).containsExactly(version == TLS_1_2 ? 40 : 116);
    assertThat(observed.trace().verdict()).isEqualTo(Verdict.FAILED);
  }

  @Test
  void itKeepsACertificateOfAnIssuerThatIsNotAskedFor() throws Exception {
    String asked = "-Verify 1 -CAfile " + kinds.rsa().certificate();
    Wish other = Wish.of(kinds.rsa(), TLS_1_3).shows(stranger);

    Observed observed = observed(kinds.rsa(), asked, other);

    assertThat(observed.capture().complaint()).contains("certificate_required");
  }

  @Test
  void itSaysThatThereIsNoTls() throws Exception {
    String complaint = complaintOf("SSH-2.0-test\r\n", Duration.ofSeconds(20));

    assertThat(complaint).isNotEmpty();
  }

  @Test
  void itWaitsNoLongerThanItIsTold() throws Exception {
    Instant start = Instant.now();

    String complaint = complaintOf("", Duration.ofMillis(300));

    assertThat(complaint).containsAnyOf("timed out", "the time is up");
    assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(20));
  }

  @Test
  void nobodyListens() throws Exception {
    Wish wish = Wish.of(kinds.rsa(), TLS_1_3);

    assertThatThrownBy(() -> new JavaClient(Environment.system()).connect(NOWHERE, wish.client()))
        .isInstanceOfSatisfying(
            MinicaException.class, e -> assertThat(e.kind()).isEqualTo(Kind.FAILED))
        .hasMessageStartingWith("cannot connect to 127.0.0.1:1: ");
  }

  @Test
  void newerJavaHasNoRsaKeyExchange() throws Exception {
    assumeTrue(ObservedKinds.IS_NEW, "older Java has it");
    String java = "Java " + Runtime.version().feature();

    refused(Wish.of(kinds.rsa(), TLS_1_2).keyExchange(KeyExchange.RSA))
        .hasMessage(java + " has no RSA key exchange");
    refused(Wish.of(kinds.rsa(), TLS_1_2).suite("TLS_RSA_WITH_AES_128_GCM_SHA256"))
        .hasMessage(java + " has no RSA key exchange");
  }

  @Test
  void noJavaHasCcm() throws Exception {
    refused(Wish.of(kinds.rsa(), TLS_1_3).suite("TLS_AES_128_CCM_SHA256"))
        .hasMessage(
            "Java " + Runtime.version().feature() + " has no cipher suite TLS_AES_128_CCM_SHA256");
  }

  @Test
  void olderJavaCannotBeToldGroups() throws Exception {
    assumeFalse(ObservedKinds.IS_NEW, "newer Java can");

    refused(Wish.of(kinds.rsa(), TLS_1_3).groups(NamedGroup.X448))
        .hasMessage("Java 17 lets no single connection choose its groups");
  }

  @Test
  void newerJavaHasNoHybridGroups() throws Exception {
    assumeTrue(ObservedKinds.IS_NEW, "older Java cannot be told groups");

    refused(Wish.of(kinds.rsa(), TLS_1_3).groups(NamedGroup.X25519MLKEM768))
        .hasMessageEndingWith(" has no group X25519MLKEM768");
  }

  private static AbstractThrowableAssert<?, ?> refused(Wish wish) {
    return assertThatThrownBy(
            () -> new JavaClient(Environment.system()).connect(NOWHERE, wish.client()))
        .isInstanceOfSatisfying(
            MinicaException.class, e -> assertThat(e.kind()).isEqualTo(Kind.USAGE));
  }

  private Observed observed(Credential credential, String server, Wish wish)
      throws IOException, InterruptedException {
    try (OpenSslServer running = kinds.server(credential, server)) {
      return Observed.of("", new JavaClient(Environment.system()), running, wish);
    }
  }

  /** Of a server that says this, whatever it is told. */
  private String complaintOf(String said, Duration limit) throws Exception {
    try (ServerSocket listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread server =
          new Thread(
              () -> {
                try (Socket socket = listening.accept()) {
                  socket.getOutputStream().write(said.getBytes(StandardCharsets.US_ASCII));
                  socket.getInputStream().readAllBytes();
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
      server.start();
      Wish wish = Wish.of(kinds.rsa(), TLS_1_3).limit(limit);
      InetSocketAddress address = (InetSocketAddress) listening.getLocalSocketAddress();
      String complaint =
          new JavaClient(Environment.system()).connect(address, wish.client()).complaint();
      server.join();
      return complaint;
    }
  }

  private static List<Integer> alerts(Observed observed, Sender sender) {
    return observed.trace().events().stream()
        .filter(event -> event.sender() == sender)
        .filter(event -> event.content() instanceof Content.AlertSent)
        .map(event -> ((Content.AlertSent) event.content()).alert().description())
        .filter(description -> description != 0)
        .toList();
  }
}
