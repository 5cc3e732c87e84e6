package dev.minica.cli.trace.page;

import dev.minica.tls.trace.RecordView;
import dev.minica.tls.wire.TlsRecord;
import java.util.List;

/** How a message was carried, and by what it was protected. */
record RecordList(Values values) {

  Markup of(List<RecordView> records) {
    return records.isEmpty()
        ? Markup.NOTHING
        : Tag.named("details", "records")
            .holding(
                Tag.named("summary").holding(title(records)),
                Markup.all(records.stream().map(this::row)));
  }

  private static String title(List<RecordView> records) {
    return records.size() == 1 ? "The record" : "The " + records.size() + " records";
  }

  private Markup row(RecordView view) {
    TlsRecord record = view.record();
    String keys = view.isProtected() ? "under the " + view.keys() : "in clear";
    return Tag.named("div", "record")
        .holding(
            Tag.named("p")
                .holding(
                    String.join(
                        ", ",
                        "octet " + view.place().offset() + " of the " + view.place().sender(),
                        view.place().length() + " octets with its header",
                        record.typeName(),
                        keys)),
            values.list(view.parts()));
  }
}
