package dev.minica.encoding.keystore;

import dev.minica.Escaped;
import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * All that a key store holds, whatever its format.
 *
 * @param entries in the order in which they are written
 */
public record KeyStoreContents(List<KeyStoreEntry> entries) {

  /**
   * @throws MinicaException CONFLICT if two aliases differ in upper and lower case at most: Java
   *     would see one entry
   */
  public KeyStoreContents {
    entries = List.copyOf(entries);
    Set<String> aliases = new HashSet<>();
    for (KeyStoreEntry entry : entries) {
      if (!aliases.add(asJavaSees(entry.alias()))) {
        throw new MinicaException(
            Kind.CONFLICT,
            "two key store entries with the alias \"" + Escaped.of(entry.alias()) + "\"");
      }
    }
  }

  public static KeyStoreContents of(KeyStoreEntry... entries) {
    return new KeyStoreContents(List.of(entries));
  }

  /** The entries with a private key. */
  public List<KeyStoreEntry.Key> keys() {
    return ofType(KeyStoreEntry.Key.class);
  }

  /** The certificates that belong to no key, whether they are marked as trusted or not. */
  public List<KeyStoreEntry.Trusted> trusted() {
    return ofType(KeyStoreEntry.Trusted.class);
  }

  /** Whether there is nothing but certificates that belong to no key. */
  public boolean isOfCertificatesOnly() {
    return trusted().size() == entries.size();
  }

  /**
   * The certificates that nobody trusts: beside keys, one without the mark is no more than material
   * for their chains. In a store of certificates only, as openssl writes it, they are what it is
   * for.
   */
  public List<KeyStoreEntry.Trusted> material() {
    return isOfCertificatesOnly()
        ? List.of()
        : trusted().stream().filter(entry -> !entry.marked()).toList();
  }

  /** What may go to another store: all but the {@link #material}, marked as what it is. */
  public KeyStoreContents withoutMaterial() {
    Set<KeyStoreEntry> material = new HashSet<>(material());
    return new KeyStoreContents(
            entries.stream().filter(entry -> !material.contains(entry)).toList())
        .asMarked();
  }

  /** The same, every certificate to be marked as trusted. */
  public KeyStoreContents asMarked() {
    return new KeyStoreContents(
        entries.stream()
            .map(entry -> entry instanceof KeyStoreEntry.Trusted each ? each.asMarked() : entry)
            .toList());
  }

  /** The same, entries that do not say when they were made being made at this time. */
  public KeyStoreContents dated(Instant otherwise) {
    return new KeyStoreContents(entries.stream().map(entry -> entry.dated(otherwise)).toList());
  }

  /** The same, each private key to be written under the password of the store. */
  public KeyStoreContents underStorePassword() {
    return new KeyStoreContents(
        entries.stream()
            .map(entry -> entry instanceof KeyStoreEntry.Key key ? key.underStorePassword() : entry)
            .toList());
  }

  /** What was met and not taken out. */
  public List<KeyStoreEntry.Unopened> unopened() {
    return ofType(KeyStoreEntry.Unopened.class);
  }

  /** The entry that Java would find under this name, upper and lower case being alike. */
  public Optional<KeyStoreEntry> find(String alias) {
    String wanted = asJavaSees(alias);
    return entries.stream().filter(entry -> asJavaSees(entry.alias()).equals(wanted)).findFirst();
  }

  private <T extends KeyStoreEntry> List<T> ofType(Class<T> type) {
    return entries.stream().filter(type::isInstance).map(type::cast).toList();
  }

  /** The alias as Java's own key stores hold and look it up. */
  static String asJavaSees(String alias) {
    return alias.toLowerCase(Locale.ENGLISH);
  }
}
