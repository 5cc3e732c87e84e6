package dev.minica.tls.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minica.tls.capture.Chunk;
import dev.minica.tls.capture.Close;
import dev.minica.tls.capture.Conversation;
import dev.minica.tls.crypto.CipherSuite;
import dev.minica.tls.crypto.NamedOctets;
import dev.minica.tls.crypto.Plaintext;
import dev.minica.tls.crypto.RecordProtection;
import dev.minica.tls.crypto.Sender;
import dev.minica.tls.crypto.TrafficSecret;
import dev.minica.tls.registry.ContentTypes;
import dev.minica.tls.trace.Event;
import dev.minica.tls.trace.Outcome;
import dev.minica.tls.trace.Trace;
import dev.minica.tls.trace.Verdict;
import dev.minica.tls.wire.Octets;
import dev.minica.tls.wire.extension.ServerNames;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Conversations that come to nothing, or are none. */
@Timeout(300)
@TestInstance(Lifecycle.PER_CLASS)
class FailureTest {

  private static final InetSocketAddress NOBODY =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

  @TempDir static Path folder;

  private final Analyzer analyzer = new Analyzer(new SecureRandom());
  private ConnectionKinds kinds;

  @BeforeAll
  void credentials() {
    kinds = new ConnectionKinds(folder);
  }

  @Test
  void noSharedCipherSuite() throws Exception {
    Trace trace =
        analyze(
            kinds.refused(
                "-tls1_2 -cipher AES256-SHA", "-tls1_2 -cipher ECDHE-ECDSA-AES128-GCM-SHA256"));

    assertThat(trace.verdict()).isEqualTo(Verdict.FAILED);
    assertThat(trace.because()).isEqualTo("the server broke it off: handshake_failure");
    assertThat(names(trace)).containsSubsequence("ClientHello", "alert handshake_failure");
  }

  @Test
  void noSharedVersion() throws Exception {
    Trace trace = analyze(kinds.refused("-tls1_3", "-tls1_2"));

    assertThat(trace.because()).isEqualTo("the server broke it off: protocol_version");
    assertThat(trace.negotiation().version()).isEmpty();
  }

  /** What the client says once it has read the server's certificate, if it has its keys by then. */
  @Test
  void anAlertUnderTheHandshakeKeys() throws Exception {
    Rfc8448Conversation printed = Rfc8448Conversation.of(3);
    List<Chunk> chunks = new ArrayList<>(printed.conversation().chunks().subList(0, 3));
    chunks.add(new Chunk(Sender.CLIENT, Instant.EPOCH, sealed(printed, new byte[] {2, 48})));

    Trace trace = analyzer.analyze(conversation(chunks), Evidence.NONE.withOwn(printed.own()));

    assertThat(trace.because()).isEqualTo("the client broke it off: unknown_ca");
    assertThat(event(trace, "alert ").records().get(0).keys()).isEqualTo("client handshake keys");
    assertThat(trace.checks(Outcome.DISAGREED)).isEmpty();
  }

  private static Octets sealed(Rfc8448Conversation printed, byte[] alert) {
    String name = "client_handshake_traffic_secret";
    CipherSuite suite = CipherSuite.of("TLS_AES_128_GCM_SHA256").orElseThrow();
    byte[] secret = printed.values().get(name).toArray();
    TrafficSecret traffic =
        new TrafficSecret(suite, Sender.CLIENT, NamedOctets.secret(name, secret));
    return Octets.of(
        RecordProtection.tls13(suite, traffic.writeKeys())
            .seal(new Plaintext(ContentTypes.ALERT, alert), new SecureRandom())
            .record());
  }

  /** OpenSSL's client has read the server's flight by then, and speaks in clear nevertheless. */
  @Test
  void anAlertInClearAfterTheCertificate() throws Exception {
    Trace trace = analyze(kinds.refused("-tls1_3", "-tls1_3 -verify_return_error"));

    assertThat(trace.because()).startsWith("the client broke it off: ");
    assertThat(names(trace)).contains("Certificate");
    assertThat(event(trace, "alert ").isProtected()).isFalse();
    assertThat(trace.findings()).isEmpty();
  }

  @Test
  void aCertificateThatNobodyShowed() throws Exception {
    Trace trace = analyze(kinds.refused("-tls1_3 -Verify 1", "-tls1_3"));

    assertThat(trace.because()).isEqualTo("the server broke it off: certificate_required");
  }

  /** A client that cannot follow the ServerHello has no keys yet. */
  @Test
  void anAlertInClearAfterServerHello() throws Exception {
    Rfc8448Conversation printed = Rfc8448Conversation.of(3);
    List<Chunk> chunks = new ArrayList<>(printed.conversation().chunks().subList(0, 2));
    chunks.add(chunk(Sender.CLIENT, "15 0303 0002 022f"));

    Trace trace = analyzer.analyze(conversation(chunks), Evidence.NONE.withOwn(printed.own()));

    assertThat(trace.because()).isEqualTo("the client broke it off: illegal_parameter");
    assertThat(event(trace, "alert ").isProtected()).isFalse();
    assertThat(trace.findings()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"-tls1_2", "-tls1_3"})
  void anEndWithoutCloseNotifyIsRemarkedOn(String version) throws Exception {
    Recorded whole = kinds.plain("whole", kinds.p256(), version, version);

    assertThat(remarksAtTheEnd(analyze(whole), Sender.CLIENT)).isEmpty();
    Trace cut = analyze(whole.with(withoutLastRecord(whole.conversation(), Sender.CLIENT)));
    assertThat(cut.verdict()).isEqualTo(Verdict.COMPLETE);
    assertThat(remarksAtTheEnd(cut, Sender.CLIENT))
        .containsExactly("no close_notify came before: that something was cut off would not show");
  }

  private static List<String> remarksAtTheEnd(Trace trace, Sender sender) {
    return trace.events().stream()
        .filter(event -> event.sender() == sender && event.name().equals("end"))
        .flatMap(event -> event.steps().stream())
        .flatMap(step -> step.remarks().stream())
        .toList();
  }

  /** OpenSSL says close_notify in a record of its own, its last. */
  private static Conversation withoutLastRecord(Conversation whole, Sender sender) {
    List<Chunk> chunks = new ArrayList<>(Mutator.records(whole.chunks()));
    for (int i = chunks.size() - 1; i >= 0; i--) {
      if (chunks.get(i).sender() == sender) {
        chunks.remove(i);
        break;
      }
    }
    return new Conversation(NOBODY, NOBODY, chunks, List.copyOf(whole.closes()), Set.of());
  }

  @Test
  void aRecordThatIsCutOff() throws Exception {
    Recorded whole = kinds.plain("whole", kinds.p256(), "-tls1_3", "-tls1_3");
    Chunk hello = whole.conversation().chunks().get(0);

    Chunk half = new Chunk(hello.sender(), hello.at(), hello.octets().range(0, 100));
    Trace trace = analyzer.analyze(conversation(List.of(half)), Evidence.NONE);

    assertThat(trace.verdict()).isEqualTo(Verdict.FAILED);
    assertThat(trace.because())
        .isEqualTo("client at octet 0: the record is cut off after 100 octets");
  }

  @Test
  void silenceAfterTheClientHello() throws Exception {
    Recorded whole = kinds.plain("whole", kinds.p256(), "-tls1_3", "-tls1_3");
    Chunk hello = whole.conversation().chunks().get(0);

    Trace trace = analyzer.analyze(conversation(List.of(hello)), Evidence.NONE);

    assertThat(trace.verdict()).isEqualTo(Verdict.FAILED);
    assertThat(trace.because()).isEqualTo("it ends where the ServerHello is awaited");
  }

  @Test
  void nothingAtAll() {
    Conversation reset =
        new Conversation(
            NOBODY,
            NOBODY,
            List.of(),
            List.of(new Close(Sender.SERVER, Instant.EPOCH, true)),
            Set.of());

    Trace trace = analyzer.analyze(reset, Evidence.NONE);

    assertThat(names(trace)).containsExactly("reset");
    assertThat(trace.because()).isEqualTo("it ends where a ClientHello is awaited");
  }

  /** Versions before 1.2 are named, and not followed. */
  @ParameterizedTest
  @CsvSource({"-tls1, TLS 1.0", "-tls1_1, TLS 1.1"})
  void anOldVersion(String option, String name) throws Exception {
    String old = option + " -cipher ALL:@SECLEVEL=0";
    Trace trace = analyze(kinds.refused(old, old));

    assertThat(trace.verdict()).isEqualTo(Verdict.OPAQUE);
    assertThat(trace.because()).isEqualTo("nothing here knows " + name);
    assertThat(names(trace)).contains("ClientHello", "ServerHello", "Certificate");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SERVER | HTTP/1.1 400 Bad Request | plain text: \"HTTP/1.1 400 Bad Request\"",
        "SERVER | SSH-2.0-OpenSSH_9.2 | plain text: \"SSH-2.0-OpenSSH_9.2\"",
        "SERVER | 220 mail.example ESMTP | plain text: \"220 mail.example ESMTP\"",
        "CLIENT | GET / HTTP/1.1 | plain text: \"GET / HTTP/1.1\"",
      })
  void whatIsNoTls(Sender sender, String line, String words) {
    byte[] text = (line + "\r\nmore").getBytes(StandardCharsets.ISO_8859_1);
    Chunk chunk = new Chunk(sender, Instant.EPOCH, Octets.of(text));

    Trace trace = analyzer.analyze(conversation(List.of(chunk)), Evidence.NONE);

    assertThat(trace.verdict()).isEqualTo(Verdict.FAILED);
    assertThat(trace.findings())
        .extracting(Object::toString)
        .containsExactly(sender + " at octet 0: no TLS: " + words);
  }

  @Test
  void octetsThatLookLikeNothing() {
    Chunk noise = chunk(Sender.SERVER, "00 01 02 03 04 05 06 07");

    Trace trace = analyzer.analyze(conversation(List.of(noise)), Evidence.NONE);

    assertThat(trace.because()).contains("no TLS: ").contains("its first octet is 0");
  }

  @Test
  void aClientHelloOfSsl2() {
    Chunk hello = chunk(Sender.CLIENT, "801c 01 0002 0003 0000 0010 0700c0" + "00".repeat(16));

    Trace trace = analyzer.analyze(conversation(List.of(hello)), Evidence.NONE);

    assertThat(trace.because()).contains("a ClientHello of SSL 2.0");
  }

  @Test
  void aServerHelloOfSsl2() {
    Chunk hello = chunk(Sender.SERVER, "8021 04 00 01 0002 0000 0003 0010" + "00".repeat(22));

    Trace trace = analyzer.analyze(conversation(List.of(hello)), Evidence.NONE);

    assertThat(trace.because()).contains("a ServerHello of SSL 2.0");
  }

  /**
   * RFC 6066 section 3 has ASCII; who sends something else is shown as it was meant, and safely.
   */
  @ParameterizedTest
  @CsvSource({
    "62c3bc63686572, b\u00fccher",
    "62fc63686572, b\u00fccher",
    "611b5b324a62, a\u001b[2Jb"
  })
  void aNameThatIsNotAscii(String octets, String text) throws Exception {
    assertThat(new ServerNames.ServerName(0, Octets.ofHex(octets)).text()).isEqualTo(text);
  }

  private static Chunk chunk(Sender sender, String hex) {
    return new Chunk(sender, Instant.EPOCH, Octets.ofHex(hex));
  }

  private static Conversation conversation(List<Chunk> chunks) {
    return new Conversation(NOBODY, NOBODY, chunks, List.of(), Set.of());
  }

  private Trace analyze(Recorded recorded) throws IOException {
    return analyzer.analyze(recorded.conversation(), recorded.evidence());
  }

  private static List<String> names(Trace trace) {
    return trace.events().stream().map(Event::name).toList();
  }

  private static Event event(Trace trace, String name) {
    return trace.events().stream()
        .filter(event -> event.name().startsWith(name))
        .findFirst()
        .orElseThrow();
  }
}
