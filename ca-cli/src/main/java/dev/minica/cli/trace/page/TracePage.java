package dev.minica.cli.trace.page;

import dev.minica.tls.diagnosis.Diagnosis;
import dev.minica.tls.engine.Operation;
import dev.minica.tls.narration.Narration;
import dev.minica.tls.narration.Origin;
import dev.minica.tls.narration.Value;
import dev.minica.tls.trace.Event;
import dev.minica.tls.trace.Trace;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A connection as one page of HTML that needs nothing but itself: a browser that shows it asks
 * nobody for anything.
 *
 * @param peer who was talked to, such as {@code localhost:8443}
 * @param trace what was sent, and what follows from it
 * @param narration the same retold
 * @param diagnoses why it failed, the surest first; none if it did not, or nobody asked
 * @param operations what the client computed and how long it took; empty if that is not known
 * @param showSecrets whether the page holds what opens the connection; the file is then to be
 *     readable for its owner alone
 */
public record TracePage(
    String peer,
    Trace trace,
    Narration narration,
    List<Diagnosis> diagnoses,
    List<Operation> operations,
    boolean showSecrets) {

  private static final String STORY =
      "What happens in a handshake, told with the values of this one.";

  private static final String MESSAGES =
      "What both sides computed was computed again; a tick says that it came out the same. Each"
          + " message can be opened: its fields stand beside its octets, and light up together.";

  private static final String COST =
      "The first time includes what a program does once, such as loading code. Asymmetric work is"
          + " what the handshake does a few times, so that the data needs only symmetric work.";

  public TracePage {
    diagnoses = List.copyOf(diagnoses);
    operations = List.copyOf(operations);
  }

  /** The page, to be written as UTF-8. */
  public String html() {
    String style = Template.of("page.css").text();
    String script = Template.of("page.js").text();
    List<Section> sections = sections();
    return Template.of("page.html")
        .filled(
            Map.of(
                "policy", Markup.text(new ContentPolicy(style, script).text()),
                "title", Markup.text("TLS handshake with " + peer),
                "style", new Markup(style),
                "script", new Markup(script),
                "summary", new Summary(peer, trace, showSecrets).markup(),
                "diagnosis", DiagnosisView.of(diagnoses),
                "contents", Section.contents(sections),
                "sections", Markup.all(sections.stream().map(Section::markup))));
  }

  private List<Section> sections() {
    List<NumberedEvent> events = NumberedEvent.of(trace);
    TimeLine time =
        new TimeLine(trace.events().stream().findFirst().map(Event::at).orElse(Instant.EPOCH));
    Selection shown = new Selection(events, told());
    Markup sequence = new SequenceDiagram(peer, time).of(events, shown);
    List<Section> sections = new ArrayList<>();
    sections.add(new Section("sequence", "Sequence", "", sequence));
    sections.add(new Section("story", "Story", STORY, story()));
    sections.add(new Section("messages", "Messages", MESSAGES, messages(shown, time)));
    if (!operations.isEmpty()) {
      sections.add(new Section("cost", "Cost", COST, CostTable.of(operations)));
    }
    return sections;
  }

  private Markup story() {
    return new Story(new Values(showSecrets)).of(narration.chapters());
  }

  /** The numbers of the events that the story leads to. */
  private Set<Integer> told() {
    return narration.chapters().stream()
        .flatMap(chapter -> chapter.values().stream())
        .map(Value::origin)
        .flatMap(origin -> origin instanceof Origin.Sent sent ? Stream.of(sent) : Stream.empty())
        .map(sent -> sent.event() + 1)
        .collect(Collectors.toSet());
  }

  private Markup messages(Selection shown, TimeLine time) {
    MessageView view = new MessageView(new Values(showSecrets), time);
    return Markup.all(shown.drawn(view::of, TracePage::others));
  }

  private static Markup others(List<NumberedEvent> events) {
    return Tag.named("p", "remark others")
        .holding(Others.of(events), Markup.text(" --json writes them all."));
  }
}
