package dev.minica.tls.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minica.tls.analysis.Analyzer;
import dev.minica.tls.analysis.Tshark;
import dev.minica.tls.crypto.Derivation;
import dev.minica.tls.crypto.Sender;
import dev.minica.tls.diagnosis.Diagnostician;
import dev.minica.tls.diagnosis.Inquiry;
import dev.minica.tls.format.KeyLogEntry;
import dev.minica.tls.trace.Content;
import dev.minica.tls.trace.EarlyData;
import dev.minica.tls.trace.Event;
import dev.minica.tls.trace.Outcome;
import dev.minica.tls.trace.Step;
import dev.minica.tls.trace.Topic;
import dev.minica.tls.trace.Trace;
import dev.minica.tls.trace.Verdict;
import dev.minica.tls.wire.Octets;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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

/** The client and OpenSSL's server, in all the ways they have in common. */
@Timeout(300)
@TestInstance(Lifecycle.PER_CLASS)
class OwnClientTest {

  @TempDir static Path folder;

  private final Analyzer analyzer = new Analyzer(new SecureRandom());
  private List<Meeting> all = List.of();

  @BeforeAll
  void meet() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Future<List<Meeting>>> futures = new ArrayList<>();
      for (Kind kind : new Kinds(folder).all()) {
        futures.add(threads.submit(() -> Meeting.all(kind, folder)));
      }
      List<Meeting> meetings = new ArrayList<>();
      for (Future<List<Meeting>> future : futures) {
        meetings.addAll(future.get());
      }
      all = List.copyOf(meetings);
    } finally {
      threads.shutdownNow();
    }
  }

  Stream<Meeting> all() {
    return all.stream();
  }

  @ParameterizedTest
  @MethodSource("all")
  void everyValueAgrees(Meeting meeting) {
    Trace trace = analyze(meeting);

    assertThat(meeting.capture().complaint()).isEmpty();
    assertThat(trace.checks(Outcome.DISAGREED)).isEmpty();
    assertThat(trace.findings()).isEmpty();
    assertThat(trace.because()).startsWith("both sides finished, and every value ");
    assertThat(trace.verdict()).isEqualTo(Verdict.COMPLETE);
  }

  /** The server has heard the request, and the client its answer. */
  @ParameterizedTest
  @MethodSource("all")
  void bothUnderstandEachOther(Meeting meeting) {
    Trace trace = analyze(meeting);

    int times = meeting.settings().updatesKeys() ? 2 : 1;
    boolean isAnswered = !meeting.kind().wishes().request().isEmpty();
    assertThat(said(trace, Sender.CLIENT))
        .isEqualTo(
            meeting.settings().earlyData().hex()
                + meeting.kind().wishes().request().hex().repeat(times));
    assertThat(said(trace, Sender.SERVER))
        .isEqualTo(isAnswered ? Kind.octets("olleh\n").hex().repeat(times) : "");
  }

  /** A server that does not look at early data has no key to it either. */
  @ParameterizedTest
  @MethodSource("all")
  void theKeyLogIsThatOfOpenSsl(Meeting meeting) {
    List<KeyLogEntry> own =
        meeting.capture().keyLog().entries().stream()
            .filter(entry -> !meeting.name().contains("refused") || !isEarly(entry))
            .toList();

    assertThat(own).containsExactlyInAnyOrderElementsOf(meeting.theirKeyLog().entries());
  }

  private static boolean isEarly(KeyLogEntry entry) {
    return entry.label().contains("EARLY");
  }

  @ParameterizedTest
  @MethodSource("all")
  void itTakesDownWhatIsSaid(Meeting meeting) {
    for (Sender sender : Sender.values()) {
      assertThat(meeting.capture().conversation().sentBy(sender))
          .isEqualTo(meeting.recorded().conversation().sentBy(sender));
    }
  }

  /** Which messages and alerts, and in which order: the judge is Wireshark. */
  @Test
  void wiresharkReadsTheSame() throws IOException {
    Tshark tshark = new Tshark(folder, all.stream().map(Meeting::own).toList());
    Map<Integer, Tshark.Seen> seen = tshark.seen();

    assertThat(seen).hasSameSizeAs(all);
    for (int i = 0; i < all.size(); i++) {
      Trace trace = analyze(all.get(i));
      assertThat(types(trace)).as("messages of %s", all.get(i)).isEqualTo(seen.get(i).messages());
      assertThat(alerts(trace)).as("alerts of %s", all.get(i)).isEqualTo(seen.get(i).alerts());
    }
  }

  @Test
  void wiresharkReadsTheSamePlaintext() throws IOException {
    Tshark tshark = new Tshark(folder, all.stream().map(Meeting::own).toList());
    for (int i = 0; i < all.size(); i += 7) {
      Trace trace = analyze(all.get(i));
      assertThat(tshark.plaintext(i))
          .as("plaintext of %s", all.get(i))
          .containsExactlyInAnyOrder(said(trace, Sender.CLIENT), said(trace, Sender.SERVER));
    }
  }

  @Test
  void itResumesWhatItWasToResume() {
    for (Meeting meeting : all) {
      boolean isResumed = analyze(meeting).negotiation().isResumed();
      // a ticket serves once, and a second ClientHello shows it for the second time
      boolean isExpected =
          meeting.settings().session().isPresent() && !meeting.name().endsWith("refused");
      assertThat(isResumed).as(meeting.name()).isEqualTo(isExpected);
    }
  }

  @Test
  void whatIsStapledIsThere() {
    for (Meeting meeting : all) {
      boolean isThere =
          analyze(meeting).events().stream()
              .filter(event -> event.sender() == Sender.SERVER)
              .filter(event -> event.content() instanceof Content.Handshake)
              .anyMatch(event -> event.octets().hex().contains("01000005" + "30030a0101"));
      assertThat(isThere).as(meeting.name()).isEqualTo(meeting.name().endsWith("stapled"));
    }
  }

  /** What a group is called, and that the secret comes of the client's own share. */
  @Test
  void theGroupMayBeTheServersOwn() {
    List<Trace> own =
        all.stream().filter(each -> each.name().contains("own group")).map(this::analyze).toList();

    assertThat(own)
        .extracting(trace -> trace.negotiation().group().orElse(""))
        .containsExactly(
            "a group of the server's own, 2048 bits", "a group of the server's own, 2048 bits");
    assertThat(own)
        .allSatisfy(
            trace ->
                assertThat(trace.events())
                    .flatExtracting(Event::steps)
                    .filteredOn(step -> step.topic() == Topic.SHARED_SECRET)
                    .flatExtracting(Step::derivations)
                    .extracting(Derivation::name)
                    .contains("pre_master_secret"));
  }

  /** RFC 6066 section 3: whoever is warned goes on. */
  @Test
  void aWarningBeforeServerHelloEndsNothing() {
    for (Meeting meeting : all) {
      boolean isWarned = meeting.name().endsWith("warned");
      assertThat(alerts(analyze(meeting)).contains("112")).isEqualTo(isWarned);
      if (isWarned) {
        Inquiry inquiry = Inquiry.into(analyze(meeting), "server");
        assertThat(Diagnostician.diagnose(inquiry)).isEmpty();
      }
    }
  }

  @Test
  void earlyDataIsTakenOnce() {
    for (Meeting meeting : all) {
      EarlyData expected = EarlyData.NOT_OFFERED;
      if (meeting.name().endsWith("accepted")) {
        expected = EarlyData.ACCEPTED;
      } else if (meeting.name().endsWith("refused")) {
        expected = EarlyData.REFUSED;
      }
      EarlyData outcome = analyze(meeting).negotiation().earlyData();
      assertThat(outcome).as(meeting.name()).isEqualTo(expected);
    }
  }

  private Trace analyze(Meeting meeting) {
    return analyzer.analyze(meeting.capture().conversation(), meeting.evidence());
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

  private static String said(Trace trace, Sender sender) {
    return trace.events().stream()
        .filter(event -> event.sender() == sender)
        .filter(event -> event.content() instanceof Content.ApplicationData)
        .map(Event::octets)
        .map(Octets::hex)
        .collect(Collectors.joining());
  }
}
