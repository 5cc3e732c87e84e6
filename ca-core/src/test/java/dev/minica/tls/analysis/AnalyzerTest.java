package dev.minica.tls.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minica.tls.crypto.Sender;
import dev.minica.tls.trace.Content;
import dev.minica.tls.trace.EarlyData;
import dev.minica.tls.trace.Event;
import dev.minica.tls.trace.Outcome;
import dev.minica.tls.trace.Trace;
import dev.minica.tls.trace.Verdict;
import dev.minica.tls.wire.Octets;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What OpenSSL's client and server say to each other, in all the ways they know. */
@Timeout(300)
@TestInstance(Lifecycle.PER_CLASS)
class AnalyzerTest {

  @TempDir static Path folder;

  private final Analyzer analyzer = new Analyzer(new SecureRandom());
  private List<Recorded> all = List.of();

  @BeforeAll
  void record() throws IOException, InterruptedException {
    all = new ConnectionKinds(folder).all();
  }

  Stream<Recorded> all() {
    return all.stream();
  }

  @ParameterizedTest
  @MethodSource("all")
  void everyValueAgrees(Recorded recorded) {
    Trace trace = analyze(recorded);

    assertThat(trace.checks(Outcome.DISAGREED)).isEmpty();
    assertThat(trace.findings()).isEmpty();
    assertThat(trace.unopened()).isEmpty();
    assertThat(trace.because()).startsWith("both sides finished, and every value ");
    assertThat(trace.verdict()).isEqualTo(Verdict.COMPLETE);
    assertThat(trace.checks(Outcome.AGREED)).hasSizeGreaterThan(8);
  }

  @ParameterizedTest
  @MethodSource("all")
  void withoutKeysItIsOpaque(Recorded recorded) {
    Trace trace = analyzer.analyze(recorded.conversation(), Evidence.NONE);

    assertThat(trace.verdict()).isEqualTo(Verdict.OPAQUE);
    assertThat(trace.because()).isEqualTo("there are no keys to this connection");
    assertThat(trace.events()).extracting(Event::name).contains("ClientHello", "ServerHello");
  }

  /** Which messages and alerts, and in which order: the judge is Wireshark. */
  @Test
  void wiresharkReadsTheSame() throws IOException {
    Tshark tshark = new Tshark(folder, all);
    Map<Integer, Tshark.Seen> seen = tshark.seen();

    assertThat(seen).hasSameSizeAs(all);
    for (int i = 0; i < all.size(); i++) {
      Trace trace = analyze(all.get(i));
      Tshark.Seen theirs = seen.get(i);
      assertThat(types(trace)).as("messages of %s", all.get(i)).isEqualTo(theirs.messages());
      assertThat(alerts(trace)).as("alerts of %s", all.get(i)).isEqualTo(theirs.alerts());
    }
  }

  @Test
  void wiresharkReadsTheSamePlaintext() throws IOException {
    Tshark tshark = new Tshark(folder, all);
    for (int i = 0; i < all.size(); i += 6) {
      Trace trace = analyze(all.get(i));
      assertThat(tshark.plaintext(i))
          .as("plaintext of %s", all.get(i))
          .containsExactlyInAnyOrder(said(trace, Sender.CLIENT), said(trace, Sender.SERVER));
    }
  }

  @Test
  void earlyDataIsReadWhetherTakenOrNot() {
    for (Recorded each : all) {
      EarlyData outcome = analyze(each).negotiation().earlyData();
      if (each.kind().endsWith("accepted")) {
        assertThat(outcome).isEqualTo(EarlyData.ACCEPTED);
        assertThat(early(analyze(each))).containsExactly("early bird\n");
      } else if (each.kind().endsWith("refused")) {
        assertThat(outcome).isEqualTo(EarlyData.REFUSED);
        assertThat(early(analyze(each))).containsExactly("early bird\n");
      } else {
        assertThat(outcome).isEqualTo(EarlyData.NOT_OFFERED);
      }
    }
  }

  @Test
  void refusedEarlyDataNeedsNoKey() {
    Recorded refused =
        all.stream().filter(each -> each.kind().endsWith("refused")).findFirst().orElseThrow();

    Trace trace = analyze(refused.without("CLIENT_EARLY_TRAFFIC_SECRET"));

    assertThat(trace.verdict()).isEqualTo(Verdict.COMPLETE);
    assertThat(early(trace)).isEmpty();
    assertThat(trace.events())
        .extracting(Event::content)
        .contains(
            new Content.Unread(
                "early data that the server refused, under keys that are not there"));
  }

  @Test
  void whatWasNegotiatedIsSaid() {
    Map<String, Trace> traces =
        all.stream().collect(Collectors.toMap(Recorded::kind, this::analyze));

    assertThat(traces.get("TLS 1.3 retried").negotiation().isRetried()).isTrue();
    assertThat(traces.get("TLS 1.3 by ticket, retried, resumed").negotiation().isResumed())
        .isTrue();
    assertThat(traces.get("TLS 1.2 by session id, resumed").negotiation().isResumed()).isTrue();
    assertThat(traces.get("TLS 1.2 by ticket, first").negotiation().isResumed()).isFalse();
    assertThat(traces.get("TLS 1.2 AES128-SHA").negotiation().encryptThenMac()).isTrue();
    assertThat(traces.get("TLS 1.2 AES128-SHA -no_etm").negotiation().encryptThenMac()).isFalse();
    assertThat(traces.get("TLS 1.2 DHE ffdhe2048").negotiation().group()).contains("ffdhe2048");
    assertThat(traces.get("TLS 1.2 DHE modp_1536").negotiation().group())
        .contains("a group of the server's own, 1536 bits");
    assertThat(traces.get("TLS 1.3 without key shares, resumed").negotiation().group()).isEmpty();
    assertThat(traces.get("TLS 1.3 X448").negotiation().group()).contains("x448");
    assertThat(traces.get("TLS 1.3 X448").negotiation().serverName()).contains("localhost");
  }

  private Trace analyze(Recorded recorded) {
    return analyzer.analyze(recorded.conversation(), recorded.evidence());
  }

  private static List<String> early(Trace trace) {
    return trace.events().stream()
        .map(Event::content)
        .filter(Content.ApplicationData.class::isInstance)
        .map(Content.ApplicationData.class::cast)
        .filter(Content.ApplicationData::isEarly)
        .map(data -> new String(data.data().toArray(), StandardCharsets.US_ASCII))
        .toList();
  }

  private static List<String> types(Trace trace) {
    return handshake(trace).map(each -> String.valueOf(each.message().type())).toList();
  }

  private static Stream<Content.Handshake> handshake(Trace trace) {
    return trace.events().stream()
        .map(Event::content)
        .filter(Content.Handshake.class::isInstance)
        .map(Content.Handshake.class::cast);
  }

  private static List<String> alerts(Trace trace) {
    return trace.events().stream()
        .map(Event::content)
        .filter(Content.AlertSent.class::isInstance)
        .map(alert -> String.valueOf(((Content.AlertSent) alert).alert().description()))
        .toList();
  }

  private static String said(Trace trace, Sender sender) {
    return trace.events().stream()
        .filter(event -> event.sender() == sender)
        .filter(event -> event.content() instanceof Content.ApplicationData)
        .map(Event::octets)
        .map(Octets::hex)
        .collect(Collectors.joining());
  }
}
