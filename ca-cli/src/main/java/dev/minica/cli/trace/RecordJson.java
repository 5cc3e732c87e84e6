package dev.minica.cli.trace;

import dev.minica.cli.output.Json;
import dev.minica.tls.crypto.Opening;
import dev.minica.tls.crypto.Plaintext;
import dev.minica.tls.registry.ContentTypes;
import dev.minica.tls.registry.ProtocolVersions;
import dev.minica.tls.trace.RecordView;

/** A record as it was sent, as JSON. */
record RecordJson(Disclosure disclosure) {

  Json of(RecordView view) {
    Json.ObjectBuilder json =
        Json.object()
            .put("sender", view.place().sender().label())
            .put("at", view.place().at().toString())
            .put("offset", view.place().offset())
            .put("length", view.place().length())
            .put("type", view.record().typeName())
            .put("version", ProtocolVersions.name(view.record().legacyVersion()))
            .put("fragment", view.record().fragment().hex())
            .put("protected", view.isProtected());
    if (view.isProtected()) {
      json.put("keys", view.keys());
      view.opening().ifPresent(opening -> put(opening, json));
      json.put("parts", Json.array(view.parts().stream().map(disclosure::json).toList()));
      view.check().ifPresent(check -> json.put("check", StepJson.of(check)));
    }
    return json.build();
  }

  private static void put(Opening opening, Json.ObjectBuilder json) {
    if (opening instanceof Opening.Opened opened) {
      Plaintext inside = opened.plaintext();
      json.put("sequence", Json.of(Long.toUnsignedString(opened.sequence())))
          .put("contentType", ContentTypes.name(inside.type()))
          .put("contentLength", inside.content().length)
          .put("padding", inside.padding());
    }
  }
}
