package dev.minica.encoding.keystore;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A key store as it was read.
 *
 * @param contents what could be taken out, and {@link KeyStoreEntry.Unopened} for what could not
 * @param verified whether its integrity was checked; not so without a password, or where it has no
 *     check value
 * @param protections how its parts are protected, each combination once, in the order met
 * @param hiddenFromJava aliases of certificates in a PKCS#12 store that lack the mark by which Java
 *     takes a certificate for trusted, and belong to no key: Java does not list them
 */
public record OpenedKeyStore(
    KeyStoreFormat format,
    KeyStoreContents contents,
    boolean verified,
    List<Protection> protections,
    Set<String> hiddenFromJava) {

  public OpenedKeyStore {
    protections = List.copyOf(protections);
    hiddenFromJava = Set.copyOf(hiddenFromJava);
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
        List.copyOf(new LinkedHashSet<>(protections)),
        Set.of());
  }
}
