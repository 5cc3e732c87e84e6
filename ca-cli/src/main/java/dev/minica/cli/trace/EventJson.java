package dev.minica.cli.trace;

import dev.minica.cli.output.Json;
import dev.minica.tls.trace.Content;
import dev.minica.tls.trace.Event;
import dev.minica.tls.trace.Place;
import dev.minica.tls.trace.RecordView;
import dev.minica.tls.wire.Field;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Something that a side sent, as JSON. */
final class EventJson {

  private final Map<Place, Integer> positions = new HashMap<>();
  private final StepJson steps;

  /**
   * @param records whose positions an event names
   */
  EventJson(List<RecordView> records, Disclosure disclosure) {
    records.forEach(view -> positions.put(view.place(), positions.size()));
    this.steps = new StepJson(disclosure);
  }

  Json of(Event event) {
    Json.ObjectBuilder json =
        Json.object()
            .put("sender", event.sender().label())
            .put("at", event.at().toString())
            .put("name", event.name())
            .put("kind", kind(event.content()))
            .put("protected", event.isProtected())
            .put("records", Json.array(event.records().stream().map(this::position).toList()))
            .put("octets", event.octets().hex())
            .put("fields", fields(event.fields()))
            .put("steps", Json.array(event.steps().stream().map(steps::of).toList()));
    if (event.content() instanceof Content.Unread unread) {
      json.put("unread", unread.why());
    }
    return json.build();
  }

  private Json position(RecordView view) {
    return Json.of(positions.getOrDefault(view.place(), 0));
  }

  private static String kind(Content content) {
    if (content instanceof Content.Handshake) {
      return "handshake";
    } else if (content instanceof Content.AlertSent) {
      return "alert";
    } else if (content instanceof Content.CipherChange) {
      return "change-cipher-spec";
    } else if (content instanceof Content.ApplicationData data) {
      return data.isEarly() ? "early-data" : "application-data";
    } else if (content instanceof Content.End end) {
      return end.isReset() ? "reset" : "end";
    }
    return "unread";
  }

  private static Json fields(List<Field> fields) {
    return Json.array(fields.stream().map(EventJson::field).toList());
  }

  private static Json field(Field field) {
    Json.ObjectBuilder json =
        Json.object()
            .put("name", field.name())
            .put("value", field.value())
            .put("offset", field.offset())
            .put("length", field.length());
    if (!field.note().isEmpty()) {
      json.put("note", field.note());
    }
    if (!field.children().isEmpty()) {
      json.put("fields", fields(field.children()));
    }
    return json.build();
  }
}
