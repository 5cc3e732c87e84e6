package dev.minica.cli.trace.page;

import dev.minica.tls.trace.Check;
import dev.minica.tls.trace.Content;
import dev.minica.tls.trace.Event;
import dev.minica.tls.trace.RecordView;
import dev.minica.tls.wire.Octets;
import java.util.List;
import java.util.Optional;

/** One message: what was checked and derived at it, and its fields beside its octets. */
record MessageView(Values values, TimeLine time) {

  /** Of what is no message: data can be long, and says nothing about the handshake. */
  private static final int SHOWN_OCTETS = 1024;

  Markup of(NumberedEvent numbered) {
    Event event = numbered.event();
    return Tag.named("article", "message " + numbered.protection().className())
        .with("id", numbered.id())
        .holding(
            head(numbered),
            unread(event),
            steps(numbered),
            octets(numbered),
            new RecordList(values).of(numbered.records()));
  }

  private Markup head(NumberedEvent numbered) {
    Event event = numbered.event();
    String about =
        String.join(
            " \u00b7 ",
            event.sender() + " to " + event.sender().other(),
            time.of(event.at()),
            size(event),
            keys(numbered));
    return Tag.named("header")
        .holding(
            Tag.named("h3")
                .holding(
                    Tag.named("span", "number").holding(Integer.toString(numbered.number())),
                    Tag.named("span", "name").holding(event.name())),
            Tag.named("p", "about").holding(about));
  }

  static String size(Event event) {
    int length = event.octets().length();
    return length == 1 ? "1 octet" : length + " octets";
  }

  static String keys(NumberedEvent numbered) {
    String keys = Protection.keys(numbered.event());
    return keys.isEmpty() ? "in clear" : "under " + keys;
  }

  private static Markup unread(Event event) {
    return event.content() instanceof Content.Unread unread
        ? Tag.named("p", "remark").holding("Not read: " + unread.why() + ".")
        : Markup.NOTHING;
  }

  private Markup steps(NumberedEvent numbered) {
    StepView view = new StepView(values);
    Markup steps =
        Markup.all(
            CheckList.of(checks(numbered.records())),
            Markup.all(numbered.event().steps().stream().map(view::of)));
    return steps.isEmpty()
        ? Markup.NOTHING
        : Tag.named("details", "steps")
            .holding(
                Tag.named("summary")
                    .holding(Markup.text("What was checked and derived"), CheckCount.of(numbered)),
                steps);
  }

  private static List<Check> checks(List<RecordView> records) {
    return records.stream().map(RecordView::check).flatMap(Optional::stream).toList();
  }

  private static Markup octets(NumberedEvent numbered) {
    Event event = numbered.event();
    if (event.octets().isEmpty()) {
      return Markup.NOTHING;
    }
    List<FieldRow> rows = FieldRow.of(event.fields());
    String title = rows.isEmpty() ? "Its octets" : "Its fields and octets";
    return Tag.named("details", "octets")
        .holding(
            Tag.named("summary").holding(title),
            Tag.named("div", "sides")
                .holding(
                    rows.isEmpty() ? Markup.NOTHING : FieldTable.of(rows, numbered.id()),
                    Tag.named("div", "bytes").holding(dump(event.octets(), rows))));
  }

  private static Markup dump(Octets octets, List<FieldRow> rows) {
    if (!rows.isEmpty() || octets.length() <= SHOWN_OCTETS) {
      return HexDump.of(octets, rows);
    }
    return Markup.all(
        HexDump.of(octets.range(0, SHOWN_OCTETS), rows),
        Tag.named("p", "remark")
            .holding("The first " + SHOWN_OCTETS + " of " + octets.length() + " octets."));
  }
}
