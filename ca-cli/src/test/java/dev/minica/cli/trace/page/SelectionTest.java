package dev.minica.cli.trace.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minica.tls.crypto.Sender;
import dev.minica.tls.trace.Check;
import dev.minica.tls.trace.Content;
import dev.minica.tls.trace.Event;
import dev.minica.tls.trace.Outcome;
import dev.minica.tls.trace.Step;
import dev.minica.tls.trace.Topic;
import dev.minica.tls.wire.Octets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Which events of a connection are on its page: all of a usual one, and of a long one enough. */
class SelectionTest {

  private static final int MANY = 20_000;
  private static final int OCTETS = 1000;

  private final List<NumberedEvent> events = new ArrayList<>();

  @Test
  void ofAUsualConnectionAllAreShown() {
    addHello();
    addData(12);

    assertThat(shown(Set.of())).isEqualTo("1 2 3 4 5 6 7 8 9 10 11 12 13");
  }

  @Test
  void ofADownloadTheFirstAndTheLastAreShownAndTheRestIsCounted() {
    addHello();
    addData(MANY);

    assertThat(shown(Set.of()))
        .isEqualTo(
            "1 2 3 4 5 6 7 8 9 [19989 more: application data, 19989000 octets in all]"
                + " 19999 20000 20001");
  }

  @Test
  void whatThePageLeadsToIsShown() {
    addHello();
    addData(100);

    assertThat(shown(Set.of(50)))
        .contains("[40 more: application data, 40000 octets in all] 50 [48 more:");
  }

  @Test
  void whatDisagreesIsShown() {
    addHello();
    addData(100);
    add(Sender.SERVER, "application data", data(), Outcome.DISAGREED);
    addData(100);

    assertThat(shown(Set.of())).contains(" more: application data, 92000 octets in all] 102 [");
  }

  @Test
  void questionsAndAnswersAreOneRun() {
    addHello();
    for (int i = 0; i < 100; i++) {
      add(Sender.CLIENT, "application data", data(), Outcome.AGREED);
      add(Sender.SERVER, "application data", data(), Outcome.AGREED);
    }

    assertThat(shown(Set.of())).contains("[189 more: ");
  }

  @Test
  void nobodyMakesThePageLargeByChangingTheSubject() {
    for (int i = 0; i < MANY; i++) {
      add(Sender.SERVER, "kind " + i, new Content.CipherChange(), Outcome.DISAGREED);
    }

    assertThat(shown(Set.of())).hasSizeLessThan(2000).contains("240 [19700 more: kind 240, kind");
  }

  @Test
  void theDiagramOfADownloadIsShort() {
    addHello();
    addData(MANY);

    TimeLine time = new TimeLine(Instant.EPOCH);
    String diagram =
        new SequenceDiagram("localhost", time).of(events, new Selection(events, Set.of())).html();

    assertThat(diagram).hasSizeLessThan(10_000).contains("19989 more").contains("href=\"#m20001\"");
  }

  private void addHello() {
    add(Sender.CLIENT, "ClientHello", new Content.CipherChange(), Outcome.AGREED);
  }

  private void addData(int count) {
    for (int i = 0; i < count; i++) {
      add(Sender.SERVER, "application data", data(), Outcome.AGREED);
    }
  }

  private static Content data() {
    return new Content.ApplicationData(Octets.EMPTY, /* isEarly= */ false);
  }

  private void add(Sender sender, String name, Content content, Outcome outcome) {
    Check check = new Check("it holds", outcome, "", "RFC 8446 section 5.2");
    Step step = new Step(Topic.TRAFFIC_KEYS, List.of(), List.of(check), List.of());
    Octets octets = Octets.of(new byte[OCTETS]);
    Event event =
        new Event(
            sender, Instant.EPOCH, name, content, octets, List.of(), List.of(), List.of(step));
    events.add(new NumberedEvent(events.size() + 1, event, List.of()));
  }

  private String shown(Set<Integer> needed) {
    return new Selection(events, needed)
            .drawn(
                each -> new Markup(Integer.toString(each.number())),
                others -> new Markup("[" + Others.of(others).html().replaceAll("<.*", "") + "]"))
            .stream()
            .map(Markup::html)
            .collect(Collectors.joining(" "));
  }
}
