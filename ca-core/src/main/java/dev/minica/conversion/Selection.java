package dev.minica.conversion;

import dev.minica.Escaped;
import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.encoding.keystore.Aliases;
import dev.minica.encoding.keystore.KeyStoreContents;
import dev.minica.encoding.keystore.KeyStoreEntry;
import dev.minica.encoding.keystore.KeyStoreEntry.Unopened;
import dev.minica.x509.Certificate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Which of what was read goes on. */
public final class Selection {

  private Selection() {}

  /**
   * The one entry of this name.
   *
   * @throws MinicaException BAD_INPUT if there is none, with the names that there are
   */
  public static KeyStoreContents only(String alias, KeyStoreContents contents) {
    return KeyStoreContents.of(
        contents
            .find(alias)
            .orElseThrow(
                () ->
                    new MinicaException(
                            Kind.BAD_INPUT, "it has no entry \"" + Escaped.of(alias) + "\"")
                        .withHint("its entries are " + names(contents))));
  }

  /**
   * The one entry that there is, under this name.
   *
   * @throws MinicaException USAGE if there are more
   */
  public static KeyStoreContents named(String alias, KeyStoreContents contents) {
    if (contents.entries().size() != 1) {
      throw new MinicaException(
          Kind.USAGE,
          "one alias is given, and there are "
              + contents.entries().size()
              + " entries to be named: "
              + names(contents));
    }
    return KeyStoreContents.of(contents.entries().get(0).renamed(alias));
  }

  private static String names(KeyStoreContents contents) {
    return contents.entries().stream()
        .limit(8)
        .map(entry -> "\"" + Escaped.of(entry.alias()) + "\"")
        .collect(Collectors.joining(", "));
  }

  /** The certificates alone: what was the chain of a key are then certificates like others. */
  public static KeyStoreContents withoutKeys(KeyStoreContents contents) {
    Aliases aliases = new Aliases();
    Set<Certificate> seen = new HashSet<>();
    List<KeyStoreEntry> entries = new ArrayList<>();
    for (KeyStoreEntry entry : contents.entries()) {
      for (Certificate certificate : entry.certificates()) {
        if (seen.add(certificate)) {
          boolean first = certificate.equals(entry.certificates().get(0));
          String alias = first ? entry.alias() : Aliases.of(certificate);
          entries.add(
              new KeyStoreEntry.Trusted(aliases.unique(alias), entry.created(), certificate));
        }
      }
    }
    return new KeyStoreContents(entries);
  }

  /**
   * Refuses what was met and not opened: it would be lost.
   *
   * @throws MinicaException WRONG_PASSPHRASE for a private key under another password, BAD_INPUT
   *     for what is none
   */
  public static void requireOpened(KeyStoreContents contents) {
    for (Unopened entry : contents.unopened()) {
      boolean locked = entry.reason() == Unopened.Reason.LOCKED;
      String what = "\"" + Escaped.of(entry.alias()) + "\" is a " + entry.reason().words();
      throw new MinicaException(locked ? Kind.WRONG_PASSPHRASE : Kind.BAD_INPUT, what)
          .withHint(
              locked
                  ? "give it with --key-password, or pick another entry with --alias"
                  : "pick another entry with --alias");
    }
  }
}
