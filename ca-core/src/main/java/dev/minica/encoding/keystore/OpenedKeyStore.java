package dev.minica.encoding.keystore;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A key store as it was read.
 *
 * @param contents what could be taken out, and {@link KeyStoreEntry.Unopened} for what could not
 * @param verified whether its integrity was checked; not so without a password, or where it has no
 *     check value
 * @param protections how its parts are protected, each combination once, in the order met
 */
public record OpenedKeyStore(
    KeyStoreFormat format,
    KeyStoreContents contents,
    boolean verified,
    List<Protection> protections) {

  public OpenedKeyStore {
    protections = List.copyOf(protections);
  }

  static OpenedKeyStore of(
      KeyStoreFormat format,
      List<KeyStoreEntry> entries,
      boolean verified,
      Collection<Protection> protections) {
    return new OpenedKeyStore(
        format,
        new KeyStoreContents(entries),
        verified,
        List.copyOf(new LinkedHashSet<>(protections)));
  }

  /**
   * Aliases of certificates in a PKCS#12 store that lack the mark by which Java takes a certificate
   * for trusted, and belong to no key: Java does not list them.
   */
  public Set<String> hiddenFromJava() {
    return contents.trusted().stream()
        .filter(entry -> !entry.marked())
        .map(KeyStoreEntry::alias)
        .collect(Collectors.toUnmodifiableSet());
  }
}
