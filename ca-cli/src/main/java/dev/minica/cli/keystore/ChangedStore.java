package dev.minica.cli.keystore;

import dev.minica.cli.output.Json;
import dev.minica.cli.output.Result;
import dev.minica.cli.output.TextWriter;
import dev.minica.encoding.keystore.KeyStoreContents;
import dev.minica.encoding.keystore.KeyStoreEntry;
import dev.minica.encoding.keystore.KeyStoreFormat;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A key store that was written.
 *
 * @param entries how many it has now
 * @param password what is said of the passphrase of the store, if anything
 * @param roots how many of a Java's roots came in
 * @param changes each entry that is new, another, or gone
 */
public record ChangedStore(
    Path file,
    KeyStoreFormat format,
    int entries,
    Optional<Password> password,
    int roots,
    List<Changed> changes)
    implements Result {

  /**
   * What is said of the passphrase.
   *
   * @param isKnown whether it is one that everybody knows, and that may be shown
   */
  public record Password(String words, boolean isKnown) {}

  /** What became of an entry. */
  public enum Change {
    ADDED,
    RENAMED,
    REMOVED;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * An entry.
   *
   * @param entry as it is now, or was
   * @param formerly its name, if it had another
   */
  public record Changed(Change change, KeyStoreEntry entry, Optional<String> formerly) {

    String words() {
      return formerly.map(name -> change.word() + " from " + name).orElse(change.word());
    }

    Json json() {
      Json.ObjectBuilder json = Json.object().put("change", change.word());
      formerly.ifPresent(name -> json.put("formerly", name));
      return json.put("entry", EntryWords.json(entry).build()).build();
    }
  }

  /** The entries that only one of the two has: those gone, then those new. */
  public static List<Changed> between(KeyStoreContents before, KeyStoreContents after) {
    Set<KeyStoreEntry> same = Collections.newSetFromMap(new IdentityHashMap<>());
    same.addAll(before.entries());
    same.retainAll(identical(after));
    List<Changed> changes = new ArrayList<>();
    add(changes, Change.REMOVED, before, same);
    add(changes, Change.ADDED, after, same);
    return changes;
  }

  private static Set<KeyStoreEntry> identical(KeyStoreContents contents) {
    Set<KeyStoreEntry> entries = Collections.newSetFromMap(new IdentityHashMap<>());
    entries.addAll(contents.entries());
    return entries;
  }

  private static void add(
      List<Changed> changes, Change change, KeyStoreContents contents, Set<KeyStoreEntry> same) {
    for (KeyStoreEntry entry : contents.entries()) {
      if (!same.contains(entry)) {
        changes.add(new Changed(change, entry, Optional.empty()));
      }
    }
  }

  @Override
  public void writeTo(TextWriter text) {
    List<String> fields =
        new ArrayList<>(List.of("file", file.toString(), "format", format.label()));
    password.ifPresent(said -> fields.addAll(List.of("store password", said.words())));
    fields.addAll(List.of("entries", Integer.toString(entries)));
    if (roots > 0) {
      fields.addAll(List.of("roots of the JDK", Integer.toString(roots)));
    }
    text.fields(fields.toArray(String[]::new));
    if (!changes.isEmpty()) {
      text.blank();
      text.table(
          List.of("CHANGE", "ALIAS", "KIND", "SUBJECT"),
          changes.stream().map(ChangedStore::row).toList());
    }
  }

  private static List<String> row(Changed changed) {
    KeyStoreEntry entry = changed.entry();
    return List.of(
        changed.words(),
        entry.alias(),
        EntryWords.kind(entry),
        EntryWords.subject(entry).orElse("-"));
  }

  @Override
  public Json toJson() {
    Json.ObjectBuilder json =
        Json.object().put("file", file.toString()).put("format", format.fileExtension());
    password.filter(Password::isKnown).ifPresent(known -> json.put("storePassword", known.words()));
    return json.put("entries", entries)
        .put("jdkRoots", roots)
        .put("changes", Json.array(changes.stream().map(Changed::json).toList()))
        .build();
  }
}
