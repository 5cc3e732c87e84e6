package dev.minica.tls.observed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minica.tls.analysis.Recorded;
import dev.minica.tls.analysis.Tshark;
import dev.minica.tls.crypto.Sender;
import dev.minica.tls.engine.Operation;
import dev.minica.tls.trace.Check;
import dev.minica.tls.trace.Content;
import dev.minica.tls.trace.Event;
import dev.minica.tls.trace.Outcome;
import dev.minica.tls.trace.Trace;
import dev.minica.tls.trace.Verdict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Java's client, several at once, and OpenSSL's server, in all the ways they have in common. */
@Timeout(300)
@TestInstance(Lifecycle.PER_CLASS)
class JavaClientTest {

  @TempDir static Path folder;

  private List<Observed> all = List.of();

  @BeforeAll
  void observe() throws Exception {
    all = new ObservedKinds(folder).all();
  }

  Stream<Observed> all() {
    return all.stream();
  }

  @ParameterizedTest
  @MethodSource("all")
  void everyValueAgrees(Observed observed) {
    Trace trace = observed.trace();

    assertThat(observed.capture().complaint()).isEmpty();
    assertThat(trace.checks(Outcome.DISAGREED)).isEmpty();
    assertThat(trace.findings()).isEmpty();
    assertThat(trace.unopened()).isEmpty();
    assertThat(trace.because()).startsWith("both sides finished, and every value ");
    assertThat(trace.verdict()).isEqualTo(Verdict.COMPLETE);
  }

  /** Up to the shared secret or the pre-master secret: a key log would only reach half way. */
  @ParameterizedTest
  @MethodSource("all")
  void nothingOfTheKeyScheduleIsMissing(Observed observed) {
    assertThat(observed.trace().checks(Outcome.NOT_CHECKABLE))
        .extracting(Check::what)
        .allMatch(what -> what.endsWith("can be relied on"));
  }

  @ParameterizedTest
  @MethodSource("all")
  void theKeyLogIsThatOfOpenSsl(Observed observed) {
    List<String> own = lines(observed.own());
    String random = own.get(0).split(" ", -1)[1];

    assertThat(own)
        .containsExactlyInAnyOrderElementsOf(
            lines(observed.theirs()).stream().filter(line -> line.contains(random)).toList());
  }

  @ParameterizedTest
  @MethodSource("all")
  void itTakesDownWhatIsSaid(Observed observed) {
    for (Sender sender : Sender.values()) {
      assertThat(observed.capture().conversation().sentBy(sender))
          .isEqualTo(observed.theirs().conversation().sentBy(sender));
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void itTimesWhatIsAsymmetric(Observed observed) {
    boolean isResumed12 =
        observed.trace().negotiation().isResumed() && observed.kind().startsWith("1.2");

    assertThat(observed.capture().operations().isEmpty()).isEqualTo(isResumed12);
    assertThat(observed.capture().operations())
        .allSatisfy(each -> assertThat(each.cold()).isPositive().isLessThan(Duration.ofMinutes(1)))
        .allMatch(Operation::isAsymmetric);
  }

  @Test
  void theOperationsAreThoseOfTheHandshake() {
    assertThat(operations("TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256"))
        .containsSubsequence("RSASSA-PSS verification", "x25519 key pair", "x25519 agreement");
    assertThat(operations("TLSv1.3 shows p256.pem"))
        .containsSubsequence(
            "x25519 key pair",
            "x25519 agreement",
            "RSASSA-PSS verification",
            "SHA256withECDSA signature");
    if (!ObservedKinds.IS_NEW) {
      assertThat(operations("TLS_RSA_WITH_AES_128_GCM_SHA256")).contains("RSA encryption");
    }
  }

  @Test
  void whatWasNegotiatedIsSaid() {
    for (Observed observed : all) {
      assertThat(observed.trace().negotiation().isResumed())
          .as("%s", observed)
          .isEqualTo(observed.kind().contains("resumed"));
      assertThat(observed.trace().negotiation().isRetried())
          .as("%s", observed)
          .isEqualTo(observed.kind().contains("retried"));
    }
  }

  /** Which messages and alerts, and in which order: the judge is Wireshark. */
  @Test
  void wiresharkReadsTheSame() throws IOException {
    Tshark tshark = new Tshark(folder, all.stream().map(Observed::own).toList());
    Map<Integer, Tshark.Seen> seen = tshark.seen();

    assertThat(seen).hasSameSizeAs(all);
    for (int i = 0; i < all.size(); i++) {
      Trace trace = all.get(i).trace();
      assertThat(types(trace)).as("messages of %s", all.get(i)).isEqualTo(seen.get(i).messages());
      assertThat(alerts(trace)).as("alerts of %s", all.get(i)).isEqualTo(seen.get(i).alerts());
    }
  }

  private List<String> operations(String kind) {
    return all.stream()
        .filter(each -> each.kind().equals(kind))
        .flatMap(each -> each.capture().operations().stream())
        .map(Operation::name)
        .toList();
  }

  private static List<String> lines(Recorded recorded) {
    return new String(recorded.keyLog().encoded(), StandardCharsets.US_ASCII)
        .lines()
        .distinct()
        .toList();
  }

  private static List<String> types(Trace trace) {
    return contents(trace, Content.Handshake.class)
        .map(each -> String.valueOf(each.message().type()))
        .toList();
  }

  private static List<String> alerts(Trace trace) {
    return contents(trace, Content.AlertSent.class)
        .map(each -> String.valueOf(each.alert().description()))
        .toList();
  }

  private static <T extends Content> Stream<T> contents(Trace trace, Class<T> kind) {
    return trace.events().stream().map(Event::content).filter(kind::isInstance).map(kind::cast);
  }
}
