package dev.minica.tls.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minica.tls.analysis.Analyzer;
import dev.minica.tls.analysis.ConnectionKinds;
import dev.minica.tls.analysis.Evidence;
import dev.minica.tls.analysis.Recorded;
import dev.minica.tls.analysis.Trust;
import dev.minica.tls.capture.Chunk;
import dev.minica.tls.capture.Close;
import dev.minica.tls.capture.Conversation;
import dev.minica.tls.crypto.Sender;
import dev.minica.tls.trace.Check;
import dev.minica.tls.trace.Outcome;
import dev.minica.tls.trace.Trace;
import dev.minica.tls.trace.Verdict;
import dev.minica.tls.wire.Octets;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Nobody is blamed for what he has not done, and nothing is sure that could be otherwise. */
@Timeout(300)
@TestInstance(Lifecycle.PER_CLASS)
class RestraintTest {

  private static final InetSocketAddress NOBODY =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

  @TempDir static Path folder;

  private final Analyzer analyzer = new Analyzer(new SecureRandom());
  private ConnectionKinds kinds;
  private Recorded tls12;

  @BeforeAll
  void record() throws Exception {
    kinds = new ConnectionKinds(folder);
    tls12 = kinds.plain("1.2", kinds.rsa(), "-tls1_2", "-tls1_2");
  }

  /** A server that would like a certificate, does without, and is the first to close. */
  @ParameterizedTest
  @ValueSource(strings = {"-tls1_2", "-tls1_3"})
  void aCertificateThatWasNotNeeded(String version) throws Exception {
    Recorded recorded = kinds.plain("wanted", kinds.rsa(), version + " -verify 1", version);
    Conversation whole = recorded.conversation();
    Recorded served =
        new Recorded("served", ended(whole.chunks(), Sender.SERVER), recorded.keyLog());
    Trace trace = analyzer.analyze(served.conversation(), served.evidence());

    assertThat(trace.verdict()).isEqualTo(Verdict.COMPLETE);
    assertThat(diagnose(trace)).isEmpty();
    assertThat(diagnose(analyzer.analyze(served.conversation(), Evidence.NONE))).isEmpty();
  }

  /** The certificate is nobody's that is trusted here, and that was not the point. */
  @ParameterizedTest
  @CsvSource({"10, PROTOCOL_VIOLATION", "47, PROTOCOL_VIOLATION", "110, PROTOCOL_VIOLATION"})
  void anAlertThatIsAboutSomethingElse(int alert, Cause cause) throws Exception {
    Trace trace = refused(alert);

    assertThat(diagnose(trace)).extracting(Diagnosis::cause).containsExactly(cause);
  }

  @Test
  void anAlertThatMayBeAboutAnythingMakesNothingSure() throws Exception {
    assertThat(diagnose(refused(80)))
        .extracting(Diagnosis::certainty)
        .containsOnly(Certainty.LIKELY);
  }

  /** Who finds it revoked has found somebody whom it believes. */
  @Test
  void anAlertThatSaysSomethingElse() throws Exception {
    assertThat(diagnose(refused(44)))
        .extracting(Diagnosis::certainty)
        .containsOnly(Certainty.LIKELY);
    assertThat(diagnose(refused(44, Evidence.NONE)))
        .extracting(Diagnosis::cause)
        .containsExactly(Cause.REVOKED);
  }

  private Trace refused(int alert) {
    Trust nobody = new Trust(List.of(), List.of(), Instant.now(), Optional.empty());
    return refused(alert, Evidence.NONE.withTrustInServer(nobody));
  }

  /** The client sends the alert when it has read the server's first flight. */
  private Trace refused(int alert, Evidence evidence) {
    List<Chunk> chunks = new ArrayList<>();
    for (Chunk chunk : tls12.conversation().chunks()) {
      if (chunk.sender() == Sender.CLIENT && !chunks.isEmpty()) {
        break;
      }
      chunks.add(chunk);
    }
    chunks.add(chunk(Sender.CLIENT, "15 0303 0002 02" + HexFormat.of().toHexDigits((byte) alert)));
    return analyzer.analyze(ended(chunks, Sender.CLIENT), evidence);
  }

  /** What a server says whose key is not that of its certificate, with RSA key exchange. */
  @Test
  void aRecordThatDidNotOpenMayBeUnderOtherKeys() {
    List<Chunk> chunks = new ArrayList<>(untilTheClientsFinished());
    chunks.add(chunk(Sender.SERVER, "15 0303 0002 0214"));

    List<Diagnosis> diagnoses =
        diagnose(analyzer.analyze(ended(chunks, Sender.SERVER), tls12.evidence()));

    assertThat(diagnoses.get(0).cause()).isEqualTo(Cause.BROKEN_RECORD);
    assertThat(diagnoses.get(0).certainty()).isEqualTo(Certainty.LIKELY);
    assertThat(diagnoses.get(0).fixes())
        .anyMatch(fix -> fix.lines().contains("minica inspect key.pem cert.pem"));
  }

  private List<Chunk> untilTheClientsFinished() {
    List<Chunk> chunks = new ArrayList<>();
    int turns = 0;
    for (Chunk chunk : tls12.conversation().chunks()) {
      boolean isTurn = chunks.isEmpty() || chunks.get(chunks.size() - 1).sender() != chunk.sender();
      turns += isTurn ? 1 : 0;
      if (turns == 4) {
        break;
      }
      chunks.add(chunk);
    }
    return chunks;
  }

  /** It is for the client to begin. */
  @Test
  void aClientThatHasSaidNothingIsOwedNothing() {
    assertThat(diagnose(analyze(List.of())))
        .extracting(Diagnosis::cause)
        .containsOnly(Cause.UNKNOWN);
    List<Diagnosis> closed = diagnose(ended(List.of(), Sender.SERVER));
    assertThat(closed).extracting(Diagnosis::cause).containsExactly(Cause.CLOSED);
    assertThat(closed).extracting(Diagnosis::certainty).containsExactly(Certainty.LIKELY);
  }

  @Test
  void norIsOneThatIsNotDoneWithItsHello() {
    Chunk hello = tls12.conversation().chunks().get(0);
    Chunk half = new Chunk(Sender.CLIENT, Instant.EPOCH, hello.octets().range(0, 80));

    assertThat(diagnose(analyze(List.of(half))))
        .extracting(Diagnosis::cause)
        .containsExactly(Cause.UNKNOWN);
    assertThat(diagnose(ended(List.of(half), Sender.CLIENT)))
        .extracting(Diagnosis::certainty)
        .containsExactly(Certainty.UNKNOWN);
  }

  /** Between two records, and within one. */
  @ParameterizedTest
  @ValueSource(ints = {0, 3})
  void aRecordingThatBeganInTheMiddle(int skipped) {
    List<Chunk> chunks = new ArrayList<>();
    for (Chunk chunk : tls12.conversation().chunks()) {
      if (chunk.octets().at(0) == 23) {
        int length = chunk.octets().length();
        chunks.add(new Chunk(chunk.sender(), chunk.at(), chunk.octets().range(skipped, length)));
      }
    }

    List<Diagnosis> diagnoses = diagnose(ended(chunks, Sender.SERVER));

    assertThat(chunks).hasSizeGreaterThan(1);
    assertThat(diagnoses).extracting(Diagnosis::certainty).doesNotContain(Certainty.CERTAIN);
    if (skipped > 0) {
      assertThat(diagnoses.get(0).evidence())
          .contains("or it is TLS, and the recording began in the middle of it");
    }
  }

  /** RFC 7507 section 3: the two have a version in common, and a higher one. */
  @Test
  void aFallbackThatIsRefused() {
    List<Chunk> chunks =
        List.of(tls12.conversation().chunks().get(0), chunk(Sender.SERVER, "15 0303 0002 0256"));

    assertThat(diagnose(ended(chunks, Sender.SERVER)))
        .extracting(Diagnosis::cause)
        .containsExactly(Cause.FALLBACK_REFUSED);
  }

  /** The server has taken version, suite and group already. */
  @Test
  void aHelloThatIsRefusedTheSecondTime() throws Exception {
    Recorded retried =
        kinds.plain(
            "retried",
            kinds.p256(),
            "-tls1_3 -groups P-256",
            "-tls1_3 -groups X25519:P-256 -ciphersuites TLS_CHACHA20_POLY1305_SHA256");
    List<Chunk> chunks = new ArrayList<>();
    int hellos = 0;
    for (Chunk chunk : retried.conversation().chunks()) {
      hellos += chunk.sender() == Sender.CLIENT && chunk.octets().at(0) == 22 ? 1 : 0;
      if (hellos == 2 && chunk.sender() == Sender.SERVER) {
        break;
      }
      chunks.add(chunk);
    }
    for (int alert : new int[] {40, 47}) {
      List<Chunk> all = new ArrayList<>(chunks);
      all.add(chunk(Sender.SERVER, "15 0303 0002 02" + HexFormat.of().toHexDigits((byte) alert)));

      List<Diagnosis> diagnoses = diagnose(ended(all, Sender.SERVER));

      assertThat(diagnoses)
          .extracting(Diagnosis::cause)
          .containsExactly(alert == 40 ? Cause.UNKNOWN : Cause.PROTOCOL_VIOLATION);
    }
  }

  @Test
  void aSubjectThatIsEmptyIsSaidToBe() {
    Credential nameless = Pki.root(folder, "Example CA").nameless("localhost");

    assertThat(Reproaches.owner(nameless.chain().get(0)))
        .isEqualTo(
            "an empty subject (serial number " + nameless.chain().get(0).serialNumber() + ")");
  }

  /** A CA that was made anew: the name is trusted, and its key is the old one. */
  @Test
  void aTrustedNameWithAnotherKey() throws Exception {
    Pki old = Pki.root(folder, "Same Name CA");
    String served = old.namesake().servedWithoutKeyId("localhost").served();
    Recorded recorded = kinds.plain("anew", kinds.rsa(), "-tls1_3 " + served, "-tls1_3");
    Trust trust = new Trust(List.of(old.certificate()), List.of(), Instant.now(), Optional.empty());
    Trace trace =
        analyzer.analyze(recorded.conversation(), recorded.evidence().withTrustInServer(trust));

    assertThat(trace.checks(Outcome.AGREED))
        .extracting(Check::what)
        .doesNotContain("the path ends at a certificate that is trusted");
    assertThat(diagnose(trace))
        .extracting(Diagnosis::cause, Diagnosis::certainty)
        .startsWith(Assertions.tuple(Cause.UNTRUSTED_ROOT, Certainty.LIKELY))
        .doesNotContain(Assertions.tuple(Cause.BAD_CERTIFICATE_SIGNATURE, Certainty.CERTAIN));
  }

  private List<Diagnosis> diagnose(Conversation conversation) {
    return diagnose(analyzer.analyze(conversation, Evidence.NONE));
  }

  private Trace analyze(List<Chunk> chunks) {
    return analyzer.analyze(
        new Conversation(NOBODY, NOBODY, chunks, List.of(), Set.of()), Evidence.NONE);
  }

  private static List<Diagnosis> diagnose(Trace trace) {
    return Diagnostician.diagnose(Inquiry.into(trace, "localhost:8443"));
  }

  private static Conversation ended(List<Chunk> chunks, Sender first) {
    Instant end = chunks.isEmpty() ? Instant.EPOCH : chunks.get(chunks.size() - 1).at();
    List<Close> closes =
        List.of(
            new Close(first, end.plusMillis(300), false),
            new Close(first.other(), end.plusMillis(301), false));
    return new Conversation(NOBODY, NOBODY, chunks, closes, Set.of());
  }

  private static Chunk chunk(Sender sender, String hex) {
    return new Chunk(sender, Instant.now(), Octets.ofHex(hex));
  }
}
