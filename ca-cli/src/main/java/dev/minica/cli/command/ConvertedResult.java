package dev.minica.cli.command;

import dev.minica.ca.Delivery;
import dev.minica.cli.keystore.EntryWords;
import dev.minica.cli.output.Json;
import dev.minica.cli.output.Result;
import dev.minica.cli.output.TextWriter;
import dev.minica.conversion.FileFormat;
import dev.minica.encoding.keystore.KeyStoreContents;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What converting wrote: which entries, and what protects them. */
record ConvertedResult(
    FileFormat from, Path out, FileFormat to, KeyStoreContents contents, Protection protection)
    implements Result {

  /** What the passphrase of what was written is. */
  enum Protection {
    GIVEN("the passphrase given"),
    SAME("the passphrase of what was read"),
    DEFAULT(Delivery.DEFAULT_PASSWORD),
    NONE("none: whoever can read the file has the key"),
    NOT_NEEDED("");

    private final String words;

    Protection(String words) {
      this.words = words;
    }
  }

  @Override
  public void writeTo(TextWriter text) {
    List<String> fields =
        new ArrayList<>(
            List.of("file", out.toString(), "format", to.label() + ", from " + from.label()));
    if (protection != Protection.NOT_NEEDED) {
      fields.addAll(
          List.of(to.keyStore().isPresent() ? "store password" : "passphrase", protection.words));
    }
    text.fields(fields.toArray(String[]::new));
    text.blank();
    text.table(
        List.of("ALIAS", "KIND", "SUBJECT"),
        contents.entries().stream()
            .map(
                entry ->
                    List.of(
                        entry.alias(),
                        EntryWords.kind(entry),
                        EntryWords.subject(entry).orElse("-")))
            .toList());
  }

  @Override
  public Json toJson() {
    Json.ObjectBuilder json =
        Json.object()
            .put("file", out.toString())
            .put("format", to.word())
            .put("from", from.word())
            .put("secret", !contents.keys().isEmpty())
            .put(
                "entries",
                Json.array(
                    contents.entries().stream()
                        .map(entry -> EntryWords.json(entry).build())
                        .toList()));
    switch (protection) {
      case DEFAULT -> json.put("storePassword", Delivery.DEFAULT_PASSWORD);
      case NONE -> json.put("encrypted", false);
      case GIVEN, SAME -> json.put("encrypted", true);
      case NOT_NEEDED -> {
        // certificates alone
      }
    }
    return json.build();
  }
}
