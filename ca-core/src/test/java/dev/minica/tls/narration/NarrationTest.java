package dev.minica.tls.narration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minica.encoding.Pem;
import dev.minica.tls.analysis.Analyzer;
import dev.minica.tls.analysis.ConnectionKinds;
import dev.minica.tls.analysis.Evidence;
import dev.minica.tls.analysis.OpenSslClient;
import dev.minica.tls.analysis.OpenSslServer;
import dev.minica.tls.analysis.Recorded;
import dev.minica.tls.analysis.Trust;
import dev.minica.tls.crypto.CipherSuite;
import dev.minica.tls.crypto.Derivation;
import dev.minica.tls.crypto.KeyExchange;
import dev.minica.tls.engine.Operation;
import dev.minica.tls.trace.Check;
import dev.minica.tls.trace.Outcome;
import dev.minica.tls.trace.Step;
import dev.minica.tls.trace.Trace;
import dev.minica.tls.trace.Verdict;
import dev.minica.x509.Certificate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What OpenSSL's client and server say to each other, retold. */
@Timeout(300)
@TestInstance(Lifecycle.PER_CLASS)
class NarrationTest {

  private static final List<String> ORDER =
      List.of(
          "client-hello",
          "server-hello",
          "certificate",
          "verification",
          "key-exchange",
          "shared-secret",
          "key-schedule",
          "traffic-keys",
          "client-certificate",
          "finished",
          "records",
          "resumption",
          "end",
          "cost");

  @TempDir static Path folder;

  private final Analyzer analyzer = new Analyzer(new SecureRandom());
  private ConnectionKinds kinds;
  private List<Recorded> all = List.of();

  @BeforeAll
  void record() throws IOException, InterruptedException {
    kinds = new ConnectionKinds(folder);
    all = kinds.all();
  }

  Stream<Recorded> all() {
    return all.stream();
  }

  @ParameterizedTest
  @MethodSource("all")
  void theChaptersComeInTheOrderOfTheLesson(Recorded recorded) {
    List<String> ids = ids(Narration.of(trace(recorded)));

    assertThat(ids).isEqualTo(ORDER.stream().filter(ids::contains).toList());
    assertThat(ids)
        .contains("client-hello", "server-hello", "key-schedule", "traffic-keys", "finished")
        .contains("records", "end")
        .doesNotContain("cost");
  }

  /** Nothing that the trace has is left out, and nothing is told that it has not. */
  @ParameterizedTest
  @MethodSource("all")
  void allThatWasComputedAndCheckedIsTold(Recorded recorded) {
    Trace trace = trace(recorded);
    Narration narration = Narration.of(trace);

    assertThat(derivations(narration))
        .containsExactlyInAnyOrderElementsOf(
            steps(trace).flatMap(step -> step.derivations().stream()).toList());
    List<Check> told = narration.chapters().stream().flatMap(c -> c.checks().stream()).toList();
    assertThat(told).containsAll(steps(trace).flatMap(step -> step.checks().stream()).toList());
  }

  @ParameterizedTest
  @MethodSource("all")
  void whatIsToldAsSentIsInTheMessage(Recorded recorded) {
    Trace trace = trace(recorded);

    for (Value value : values(Narration.of(trace))) {
      if (value.origin() instanceof Origin.Sent sent && value.octets().isPresent()) {
        String message = trace.events().get(sent.event()).octets().hex();
        assertThat(message)
            .as("%s in %s", value, sent)
            .contains(HexFormat.of().formatHex(value.octets().get().octets()));
        assertThat(sent.message()).isEqualTo(trace.events().get(sent.event()).name());
        assertThat(value.isSecret()).isFalse();
      }
    }
  }

  /** An explanation has to be true of the connection that it stands beside. */
  @ParameterizedTest
  @MethodSource("all")
  void theWordsFitTheConnection(Recorded recorded) {
    Trace trace = trace(recorded);
    String words = words(Narration.of(trace));
    boolean isTls13 = trace.negotiation().version().orElse(0) == 0x0304;
    boolean isResumed = trace.negotiation().isResumed();
    boolean isRsa =
        trace
                .negotiation()
                .suite()
                .map(CipherSuite::keyExchange)
                .filter(KeyExchange.RSA::equals)
                .isPresent()
            && !isResumed;

    assertThat(words.contains("three stages")).isEqualTo(isTls13);
    assertThat(words.contains("pseudorandom function of TLS 1.2, HMAC"))
        .isEqualTo(!isTls13 && !isResumed);
    assertThat(words.contains("encrypts them with the public key of the certificate"))
        .isEqualTo(isRsa);
    assertThat(words.contains("CertificateVerify: with the private key"))
        .isEqualTo(isTls13 && !isResumed);
    assertThat(words.contains("It had to be said twice"))
        .isEqualTo(trace.negotiation().isRetried());
    assertThat(words.contains("never decrypted")).isEqualTo(trace.negotiation().encryptThenMac());
  }

  @Test
  void aResumedSessionHasNoCertificateAndNoKeyExchange() {
    List<String> ids = ids(Narration.of(trace("TLS 1.2 by session id, resumed")));

    assertThat(ids)
        .doesNotContain("certificate", "verification", "key-exchange", "shared-secret")
        .contains("resumption");
  }

  @Test
  void theClientsCertificateHasAChapterIfTheServerWantsIt() {
    assertThat(ids(Narration.of(trace("-tls1_3 client certificate rsa.pem"))))
        .contains("client-certificate");
    assertThat(words(Narration.of(trace("-tls1_2 client without certificate"))))
        .contains("answered with an empty list");
    assertThat(ids(Narration.of(trace("TLS 1.3 X25519")))).doesNotContain("client-certificate");
  }

  @Test
  void macKeysAreThereWithCbcAlone() {
    assertThat(names("TLS 1.2 AES128-SHA"))
        .contains("client_write_MAC_key", "server_write_MAC_key", "client_write_key");
    assertThat(names("TLS 1.2 AES128-GCM-SHA256"))
        .contains("client_write_IV", "server_write_key")
        .doesNotContain("client_write_MAC_key");
  }

  @Test
  void whatIsOftenSaidIsAnsweredFromTheConnection() {
    Narration rsa = Narration.of(trace("TLS 1.2 AES128-SHA"));
    assertThat(said(rsa, "traffic-keys").evidence())
        .containsExactly("4 keys were derived in this connection");
    assertThat(said(rsa, "key-exchange").here()).contains("other way round");
    Narration ecdhe = Narration.of(trace("TLS 1.2 ECDHE-RSA-AES128-GCM-SHA256 -groups X25519"));
    assertThat(said(ecdhe, "traffic-keys").evidence())
        .containsExactly("2 keys and 2 IVs were derived in this connection");
    assertThat(said(ecdhe, "shared-secret").evidence()).containsExactly("group x25519");
    assertThat(said(Narration.of(trace("TLS 1.3 X25519")), "certificate").here())
        .startsWith("The private key signed");
  }

  @Test
  void theRootIsNotAsked() throws Exception {
    Certificate own =
        Certificate.decode(
            Pem.decode(Files.readAllBytes(kinds.rsa().certificate())).get(0).content());
    Recorded recorded = find("TLS 1.3 rsa.pem");
    Trust trust = new Trust(List.of(own), List.of(), Instant.now(), Optional.empty());
    Trace trace =
        analyzer.analyze(recorded.conversation(), recorded.evidence().withTrustInServer(trust));

    Chapter chapter = Narration.of(trace).chapter("verification").orElseThrow();

    assertThat(chapter.checks()).extracting(Check::outcome).containsOnly(Outcome.AGREED);
    assertThat(chapter.values().get(0).words())
        .containsExactly("CN=localhost", "trusted to begin with");
    assertThat(chapter.oftenSaid().get(0).evidence())
        .containsExactly(
            "the server sent 1 certificate",
            "the path ends at CN=localhost, which was here before the connection began");
  }

  @Test
  void withoutKeysItTellsHowFarItCanBeSeen() {
    Recorded recorded = find("TLS 1.3 X25519");

    Narration narration = Narration.of(analyzer.analyze(recorded.conversation(), Evidence.NONE));

    assertThat(ids(narration))
        .contains("client-hello", "key-exchange", "records", "end")
        .doesNotContain("certificate", "finished");
    assertThat(values(narration)).noneMatch(Value::isSecret);
    assertThat(narration.chapter("records").orElseThrow().checks())
        .extracting(Check::outcome)
        .containsOnly(Outcome.NOT_CHECKABLE);
  }

  @Test
  void whatFailsEndsWithTheAlertAndTheComplaint() throws Exception {
    Trace trace = refused();

    Narration narration = Narration.of(trace, List.of(), "no cipher suite");

    assertThat(ids(narration)).containsExactly("client-hello", "end");
    Chapter end = narration.chapter("end").orElseThrow();
    assertThat(end.values().get(0).words()).containsExactly("handshake_failure (40)");
    assertThat(end.remarks()).contains("the client says: no cipher suite");
    assertThat(narration.headline().version()).isEmpty();
  }

  private Trace refused() throws Exception {
    List<String> server = new ArrayList<>(kinds.rsa().arguments());
    server.addAll(List.of("-tls1_2", "-cipher", "AES256-GCM-SHA384"));
    try (OpenSslServer running = OpenSslServer.start(folder, server)) {
      List<String> client = List.of("-tls1_2", "-cipher", "AES128-SHA");
      OpenSslClient.start(running.port(), Map.of(), client).quit();
      return trace(running.recorded("refused"));
    }
  }

  /** Nobody signs, so nobody is said to have. */
  @Test
  void withoutAnybodysCertificateNothingIsSigned() throws Exception {
    Recorded recorded =
        kinds.plain(
            "anonymous",
            kinds.rsa(),
            "-tls1_2 -cipher ALL:aNULL:@SECLEVEL=0",
            "-tls1_2 -cipher ADH-AES128-GCM-SHA256:@SECLEVEL=0");

    Narration narration = Narration.of(trace(recorded));

    Chapter exchange = narration.chapter("key-exchange").orElseThrow();
    assertThat(String.join(" ", exchange.paragraphs()))
        .contains("in this suite nobody signs")
        .doesNotContain("the server signs its own");
    assertThat(exchange.oftenSaid())
        .extracting(OftenSaid::here)
        .noneMatch(here -> here.contains("signature"));
  }

  @Test
  void aKeyThatBothWereGivenIsNoTicket() {
    Narration narration = Narration.of(trace("TLS 1.3 pre-shared key and key shares"));

    assertThat(words(narration))
        .doesNotContain("ticket of an earlier")
        .doesNotContain("has been here before");
    assertThat(values(narration))
        .extracting(Value::name)
        .contains("key named")
        .doesNotContain("ticket shown");
  }

  @Test
  void aTicketOfTls12ThatTheServerDoesNotTake() throws Exception {
    Path session = folder.resolve("refused.pem");
    kinds.plain("first", kinds.rsa(), "-tls1_2", "-tls1_2 -sess_out " + session);
    Recorded again = kinds.plain("again", kinds.rsa(), "-tls1_2", "-tls1_2 -sess_in " + session);
    Narration narration = Narration.of(trace(again));

    Chapter chapter = narration.chapter("resumption").orElseThrow();
    assertThat(chapter.paragraphs()).anyMatch(told -> told.contains("began a full handshake"));
    assertThat(chapter.values()).extracting(Value::name).contains("ticket shown", "ticket");
  }

  @Test
  void aTicketForWhichTheServerPromisesNothing() {
    assertThat(words(Narration.of(trace("TLS 1.2 by ticket, resumed")))).doesNotContain("for 0 s");
  }

  /** One more set, which the client alone uses. */
  @Test
  void earlyDataHasKeysOfItsOwn() {
    assertThat(words(Narration.of(trace("TLS 1.3 early data, accepted"))))
        .contains("Before them there is one more");
    assertThat(words(Narration.of(trace("TLS 1.3 early data, refused"))))
        .doesNotContain("Before them there is one more");
  }

  @Test
  void onlyWhoHasNoKeysIsSaidToHaveNone() {
    Recorded recorded = find("TLS 1.3 X25519");
    assertThat(words(Narration.of(analyzer.analyze(recorded.conversation(), Evidence.NONE))))
        .contains("Without the keys it stays closed");
    Trace half =
        analyzer.analyze(
            recorded.conversation(), recorded.without("CLIENT_TRAFFIC_SECRET_0").evidence());
    assertThat(half.verdict()).isEqualTo(Verdict.OPAQUE);
    assertThat(words(Narration.of(half))).doesNotContain("Without the keys it stays closed");
  }

  @Test
  void foreignTextIsEscaped() throws Exception {
    String evil = "evil\u001b[31m\u0007name";
    Recorded recorded = kinds.plain("evil", kinds.p256(), "-tls1_3", "-tls1_3 -servername " + evil);

    Narration narration = Narration.of(trace(recorded));

    assertThat(narration.headline().serverName()).contains("evil\\u{1b}[31m\\u{7}name");
    assertThat(words(narration)).doesNotContain("\u001b").doesNotContain("\u0007");
  }

  @Test
  void costIsToldColdAndWarmAsymmetricFirst() {
    List<Operation> operations =
        List.of(
            new Operation("AES-128-GCM", false, Duration.ofMillis(2), Optional.empty()),
            new Operation(
                "x25519 agreement",
                true,
                Duration.ofNanos(3_500_400),
                Optional.of(Duration.ofNanos(81_234))));

    Chapter chapter =
        Narration.of(trace("TLS 1.3 X25519"), operations, "").chapter("cost").orElseThrow();

    assertThat(chapter.values())
        .extracting(Value::name)
        .containsExactly("x25519 agreement", "AES-128-GCM");
    assertThat(chapter.values())
        .extracting(Value::words)
        .containsExactly(
            List.of("asymmetric", "cold 3.500 ms", "warm 0.081 ms"),
            List.of("symmetric", "cold 2.000 ms"));
  }

  private Recorded find(String kind) {
    return all.stream().filter(each -> each.kind().equals(kind)).findFirst().orElseThrow();
  }

  private Trace trace(String kind) {
    return trace(find(kind));
  }

  private Trace trace(Recorded recorded) {
    return analyzer.analyze(recorded.conversation(), recorded.evidence());
  }

  private static List<String> ids(Narration narration) {
    return narration.chapters().stream().map(Chapter::id).toList();
  }

  private List<String> names(String kind) {
    return values(Narration.of(trace(kind))).stream().map(Value::name).toList();
  }

  private static OftenSaid said(Narration narration, String id) {
    return narration.chapter(id).orElseThrow().oftenSaid().get(0);
  }

  private static Stream<Step> steps(Trace trace) {
    return trace.events().stream().flatMap(event -> event.steps().stream());
  }

  private static List<Value> values(Narration narration) {
    return narration.chapters().stream().flatMap(chapter -> chapter.values().stream()).toList();
  }

  private static List<Derivation> derivations(Narration narration) {
    return values(narration).stream()
        .map(Value::origin)
        .filter(Origin.Computed.class::isInstance)
        .map(origin -> ((Origin.Computed) origin).how())
        .toList();
  }

  private static String words(Narration narration) {
    return String.join(
        "\n",
        narration.chapters().stream()
            .flatMap(
                chapter ->
                    Stream.concat(
                        chapter.paragraphs().stream(),
                        chapter.values().stream().flatMap(value -> value.words().stream())))
            .toList());
  }
}
