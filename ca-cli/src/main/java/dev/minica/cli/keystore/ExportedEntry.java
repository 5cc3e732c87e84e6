package dev.minica.cli.keystore;

import dev.minica.cli.output.Json;
import dev.minica.cli.output.Result;
import dev.minica.cli.output.TextWriter;
import dev.minica.encoding.Pem;
import dev.minica.encoding.keystore.KeyStoreEntry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What was taken out of a key store.
 *
 * @param files what each holds, and where it is; empty for what is shown itself
 */
public record ExportedEntry(KeyStoreEntry entry, Map<String, Path> files) implements Result {

  @Override
  public void writeTo(TextWriter text) {
    if (files.isEmpty()) {
      text.block(pem());
      return;
    }
    List<String> fields = new ArrayList<>(List.of("alias", entry.alias()));
    files.forEach((what, file) -> fields.addAll(List.of(what, file.toString())));
    text.fields(fields.toArray(String[]::new));
  }

  private String pem() {
    return Pem.encode(entry.certificates());
  }

  @Override
  public Json toJson() {
    Json.ObjectBuilder json = EntryWords.json(entry);
    if (files.isEmpty()) {
      return json.put("pem", pem()).build();
    }
    Json.ObjectBuilder places = Json.object();
    files.forEach((what, file) -> places.put(what, file.toString()));
    return json.put("files", places.build()).build();
  }
}
