package dev.minica.keystore;

import dev.minica.encoding.keystore.CertificatePool;
import dev.minica.encoding.keystore.KeyStoreContents;
import dev.minica.encoding.keystore.KeyStoreEntry;
import dev.minica.encoding.keystore.KeyStoreFormat;
import dev.minica.encoding.keystore.OpenedKeyStore;
import dev.minica.x509.Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a corrected copy of a key store holds. Keys have the passphrase of the store, and their
 * chains are in order and complete as far as their certificates are known; certificates are marked
 * as trusted, and there once; what has expired is trusted no more, and no key is among what is
 * trusted. What is right stays as it is.
 *
 * @param format that of the store; PKCS#12 instead of one that is only read
 */
public record Cure(KeyStoreFormat format, KeyStoreContents contents) {

  /**
   * The copy; nothing of a store that could not be opened, or if nothing would be left in it.
   *
   * @param diagnosis of the store
   * @param known certificates that chains may lack
   */
  public static Optional<Cure> of(Diagnosis diagnosis, List<Certificate> known, Instant now) {
    return diagnosis
        .store()
        .map(store -> of(store, diagnosis, known, now))
        .filter(cure -> !cure.contents().entries().isEmpty());
  }

  private static Cure of(
      OpenedKeyStore store, Diagnosis diagnosis, List<Certificate> known, Instant now) {
    KeyStoreFormat format = store.format().isWritten() ? store.format() : KeyStoreFormat.PKCS12;
    List<KeyStoreEntry> entries = new ArrayList<>();
    Set<Certificate> trusted = new HashSet<>();
    CertificatePool pool = pool(store.contents(), known);
    for (KeyStoreEntry entry : store.contents().withoutMaterial().entries()) {
      cured(entry, diagnosis, pool)
          .filter(cured -> isToStay(cured, trusted, now))
          .ifPresent(entries::add);
    }
    return new Cure(format, new KeyStoreContents(entries));
  }

  private static CertificatePool pool(KeyStoreContents contents, List<Certificate> known) {
    return new CertificatePool(
        Stream.concat(
                contents.entries().stream().flatMap(each -> each.certificates().stream()),
                known.stream())
            .distinct()
            .toList());
  }

  private static Optional<KeyStoreEntry> cured(
      KeyStoreEntry entry, Diagnosis diagnosis, CertificatePool pool) {
    boolean misplaced = diagnosis.has(entry.alias(), Trouble.KEY_AMONG_TRUSTED);
    if (entry instanceof KeyStoreEntry.Key key) {
      return misplaced ? trusted(key) : Optional.of(inOrder(key, diagnosis, pool));
    }
    return misplaced ? Optional.empty() : Optional.of(entry);
  }

  /** What vouches for others stays without its key. */
  private static Optional<KeyStoreEntry> trusted(KeyStoreEntry.Key key) {
    return key.chain().stream()
        .limit(1)
        .filter(Certificate::isCa)
        .findFirst()
        .map(ca -> new KeyStoreEntry.Trusted(key.alias(), key.created(), ca));
  }

  private static KeyStoreEntry inOrder(
      KeyStoreEntry.Key key, Diagnosis diagnosis, CertificatePool pool) {
    boolean wrong =
        Stream.of(
                Trouble.OTHER_KEY,
                Trouble.WITHOUT_CERTIFICATE,
                Trouble.OUT_OF_ORDER,
                Trouble.INCOMPLETE)
            .anyMatch(trouble -> diagnosis.has(key.alias(), trouble));
    List<Certificate> chain =
        wrong ? pool.leaf(key.key()).map(pool::chain).orElse(key.chain()) : key.chain();
    return new KeyStoreEntry.Key(key.alias(), key.created(), key.key(), chain);
  }

  private static boolean isToStay(KeyStoreEntry entry, Set<Certificate> trusted, Instant now) {
    if (!(entry instanceof KeyStoreEntry.Trusted each)) {
      return true;
    }
    return !each.certificate().validity().notAfter().isBefore(now)
        && trusted.add(each.certificate());
  }
}
