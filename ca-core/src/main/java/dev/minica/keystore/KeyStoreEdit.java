package dev.minica.keystore;

import dev.minica.Escaped;
import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.encoding.keystore.Aliases;
import dev.minica.encoding.keystore.KeyStoreContents;
import dev.minica.encoding.keystore.KeyStoreEntry;
import dev.minica.x509.Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What becomes of the contents of a key store. Each works on values alone; entries keep their
 * places, and new ones come last. Names are compared as Java compares them, without regard to upper
 * and lower case.
 */
public final class KeyStoreEdit {

  private static final int SHOWN_NAMES = 8;

  private KeyStoreEdit() {}

  /**
   * One more entry.
   *
   * @param replace whether it takes the place of one with its name
   * @throws MinicaException CONFLICT if there is one and it is not to be replaced
   */
  public static KeyStoreContents add(
      KeyStoreContents contents, KeyStoreEntry entry, boolean replace) {
    Optional<KeyStoreEntry> old = contents.find(entry.alias());
    if (old.isEmpty()) {
      List<KeyStoreEntry> entries = new ArrayList<>(contents.entries());
      entries.add(entry);
      return new KeyStoreContents(entries);
    } else if (!replace) {
      throw new MinicaException(
              Kind.CONFLICT, "there is an entry " + quoted(old.get()) + " already")
          .withHint("choose another name with --alias, or replace the entry with --force");
    }
    return replacing(contents, old.get(), entry);
  }

  private static KeyStoreContents replacing(
      KeyStoreContents contents, KeyStoreEntry old, KeyStoreEntry entry) {
    return untrusted(
        contents,
        new KeyStoreContents(
            contents.entries().stream().map(each -> each == old ? entry : each).toList()));
  }

  /**
   * More trusted certificates, each under a name of its own: that of its subject, with a number
   * behind it where that is taken. What is trusted already, and what comes twice, is there once.
   */
  public static KeyStoreContents trust(
      KeyStoreContents contents, List<Certificate> certificates, Instant now) {
    return trustAs(
        contents,
        certificates.stream()
            .map(each -> new KeyStoreEntry.Trusted(Aliases.of(each), now, each))
            .toList());
  }

  /** The same with names that are given, and get a number where they are taken. */
  public static KeyStoreContents trustAs(
      KeyStoreContents contents, List<KeyStoreEntry.Trusted> trusted) {
    KeyStoreContents others = withoutUnmarked(contents, trusted);
    List<KeyStoreEntry> entries = new ArrayList<>(others.entries());
    Aliases aliases = taken(others);
    Set<Certificate> known = new HashSet<>();
    others.trusted().forEach(entry -> known.add(entry.certificate()));
    for (KeyStoreEntry.Trusted entry : trusted) {
      if (known.add(entry.certificate())) {
        entries.add(entry.renamed(aliases.unique(entry.alias())));
      }
    }
    return new KeyStoreContents(entries);
  }

  /** What was there without the mark of what is trusted gives way to the same with it. */
  private static KeyStoreContents withoutUnmarked(
      KeyStoreContents contents, List<KeyStoreEntry.Trusted> trusted) {
    Set<Certificate> marked =
        trusted.stream()
            .filter(KeyStoreEntry.Trusted::marked)
            .map(KeyStoreEntry.Trusted::certificate)
            .collect(Collectors.toSet());
    return new KeyStoreContents(
        contents.entries().stream()
            .filter(
                entry ->
                    !(entry instanceof KeyStoreEntry.Trusted each)
                        || each.marked()
                        || !marked.contains(each.certificate()))
            .toList());
  }

  private static Aliases taken(KeyStoreContents contents) {
    Aliases aliases = new Aliases();
    contents.entries().forEach(entry -> aliases.unique(entry.alias()));
    return aliases;
  }

  /**
   * The entries but those of these names. With the last key goes what was no more than material for
   * chains: in a store of certificates only it would be taken for trusted.
   *
   * @throws MinicaException BAD_INPUT if there is none of a name, with the names that there are
   */
  public static KeyStoreContents remove(KeyStoreContents contents, List<String> aliases) {
    Set<KeyStoreEntry> gone = new HashSet<>();
    aliases.forEach(alias -> gone.add(find(contents, alias)));
    return untrusted(contents, without(gone, contents));
  }

  /** What is left of a store: material of its chains goes with the last key. */
  private static KeyStoreContents untrusted(KeyStoreContents before, KeyStoreContents after) {
    return after.isOfCertificatesOnly() ? without(Set.copyOf(before.material()), after) : after;
  }

  private static KeyStoreContents without(
      Set<? extends KeyStoreEntry> gone, KeyStoreContents contents) {
    return new KeyStoreContents(
        contents.entries().stream().filter(entry -> !gone.contains(entry)).toList());
  }

  /**
   * The entries, one of them under another name.
   *
   * @throws MinicaException BAD_INPUT if there is none of the old name; CONFLICT if there is
   *     another of the new one
   */
  public static KeyStoreContents rename(KeyStoreContents contents, String from, String to) {
    KeyStoreEntry entry = find(contents, from);
    Optional<KeyStoreEntry> other = contents.find(to).filter(found -> found != entry);
    if (other.isPresent()) {
      throw new MinicaException(
              Kind.CONFLICT, "there is an entry " + quoted(other.get()) + " already")
          .withHint("choose another name, or remove that entry first");
    }
    return replacing(contents, entry, entry.renamed(to));
  }

  /**
   * The entries of both. One that both have under the same name is there once.
   *
   * @param renaming whether an entry of the second whose name is taken gets a number behind it
   * @throws MinicaException CONFLICT if two that differ have the same name, and none is renamed; it
   *     names them all
   */
  public static KeyStoreContents merge(
      KeyStoreContents before, KeyStoreContents others, boolean renaming) {
    KeyStoreContents contents = withoutUnmarked(before, others.trusted());
    List<KeyStoreEntry> added =
        others.entries().stream().filter(other -> !isIn(contents, other)).toList();
    List<KeyStoreEntry> conflicts =
        added.stream().filter(other -> contents.find(other.alias()).isPresent()).toList();
    if (!conflicts.isEmpty() && !renaming) {
      throw new MinicaException(
              Kind.CONFLICT, "both have, and not with the same content, " + quoted(conflicts))
          .withHint("--rename-conflicts puts a number behind the names of what is added");
    }
    List<KeyStoreEntry> entries = new ArrayList<>(contents.entries());
    Aliases aliases = taken(contents);
    added.forEach(other -> entries.add(other.renamed(aliases.unique(other.alias()))));
    return new KeyStoreContents(entries);
  }

  private static boolean isIn(KeyStoreContents contents, KeyStoreEntry other) {
    return contents.find(other.alias()).filter(entry -> isSame(entry, other)).isPresent();
  }

  private static boolean isSame(KeyStoreEntry one, KeyStoreEntry other) {
    if (one instanceof KeyStoreEntry.Trusted a && other instanceof KeyStoreEntry.Trusted b) {
      return a.certificate().equals(b.certificate());
    }
    return one instanceof KeyStoreEntry.Key a
        && other instanceof KeyStoreEntry.Key b
        && a.key().equals(b.key())
        && a.chain().equals(b.chain());
  }

  /**
   * The entry of this name.
   *
   * @throws MinicaException BAD_INPUT if there is none, with the names that there are
   */
  public static KeyStoreEntry find(KeyStoreContents contents, String alias) {
    return contents
        .find(alias)
        .orElseThrow(
            () -> {
              MinicaException missing =
                  new MinicaException(
                      Kind.BAD_INPUT, "it has no entry \"" + Escaped.of(alias) + "\"");
              return contents.entries().isEmpty()
                  ? missing.withHint("it has no entries at all")
                  : missing.withHint("its entries are " + quoted(contents.entries()));
            });
  }

  private static String quoted(List<KeyStoreEntry> entries) {
    String names =
        entries.stream()
            .limit(SHOWN_NAMES)
            .map(KeyStoreEdit::quoted)
            .collect(Collectors.joining(", "));
    int more = entries.size() - SHOWN_NAMES;
    return more > 0 ? names + " and " + more + " more" : names;
  }

  private static String quoted(KeyStoreEntry entry) {
    return "\"" + Escaped.of(entry.alias()) + "\"";
  }
}
