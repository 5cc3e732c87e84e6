package dev.minica.keystore;

import dev.minica.MinicaException;
import dev.minica.encoding.keystore.KeyStoreEntry;
import dev.minica.encoding.keystore.OpenedKeyStore;
import dev.minica.x509.Certificate;
import dev.minica.x509.DistinguishedName;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An entry of a key store, and what there is to say of it.
 *
 * @param certificates the chain of a key, or the one that is trusted
 * @param missingIssuer who issued the last certificate of a key's chain, if that is no root: a
 *     program that trusts the issuer needs no more
 * @param troubles why it may not do what it is for
 */
public record ListedEntry(
    KeyStoreEntry entry,
    List<Certificate> certificates,
    Optional<DistinguishedName> missingIssuer,
    Set<Trouble> troubles) {

  public ListedEntry {
    certificates = List.copyOf(certificates);
    troubles = Collections.unmodifiableSet(troubles);
  }

  /** All entries of a store in their order. */
  public static List<ListedEntry> of(OpenedKeyStore store, Instant now) {
    return store.contents().entries().stream().map(entry -> of(entry, store, now)).toList();
  }

  private static ListedEntry of(KeyStoreEntry entry, OpenedKeyStore store, Instant now) {
    List<Certificate> certificates = entry.certificates();
    Set<Trouble> troubles = EnumSet.noneOf(Trouble.class);
    certificates.forEach(certificate -> addValidity(certificate, now, troubles));
    addOrder(certificates, troubles);
    if (isHidden(entry, store)) {
      troubles.add(Trouble.HIDDEN_FROM_JAVA);
    }
    if (entry instanceof KeyStoreEntry.Key key) {
      addKey(key, troubles);
    } else if (isLocked(entry)) {
      troubles.add(Trouble.LOCKED);
    }
    return new ListedEntry(entry, certificates, missingIssuer(entry, certificates), troubles);
  }

  /** Beside keys a certificate without the mark is no more than material for their chains. */
  private static boolean isHidden(KeyStoreEntry entry, OpenedKeyStore store) {
    return entry instanceof KeyStoreEntry.Trusted trusted
        && !trusted.marked()
        && store.contents().isOfCertificatesOnly();
  }

  /** Whether it is a private key that no passphrase given opens. */
  public static boolean isLocked(KeyStoreEntry entry) {
    return entry instanceof KeyStoreEntry.Unopened unopened
        && unopened.reason() == KeyStoreEntry.Unopened.Reason.LOCKED;
  }

  private static void addValidity(Certificate certificate, Instant now, Set<Trouble> troubles) {
    if (now.isAfter(certificate.validity().notAfter())) {
      troubles.add(Trouble.EXPIRED);
    } else if (now.isBefore(certificate.validity().notBefore())) {
      troubles.add(Trouble.NOT_YET_VALID);
    }
  }

  private static void addKey(KeyStoreEntry.Key entry, Set<Trouble> troubles) {
    if (entry.chain().isEmpty()) {
      troubles.add(Trouble.WITHOUT_CERTIFICATE);
    } else if (isOfAnother(entry)) {
      troubles.add(Trouble.OTHER_KEY);
    }
  }

  private static boolean isOfAnother(KeyStoreEntry.Key entry) {
    try {
      return !entry.key().publicKey().equals(entry.chain().get(0).publicKey());
    } catch (MinicaException unknownAlgorithm) {
      return false;
    }
  }

  /** Each certificate but the last should be issued by the next. */
  private static void addOrder(List<Certificate> chain, Set<Trouble> troubles) {
    for (int i = 0; i + 1 < chain.size(); i++) {
      Certificate certificate = chain.get(i);
      if (!isIssued(certificate, chain.get(i + 1))) {
        boolean elsewhere = chain.stream().anyMatch(other -> isIssued(certificate, other));
        troubles.add(elsewhere ? Trouble.OUT_OF_ORDER : Trouble.INCOMPLETE);
      }
    }
  }

  /** By name, and by signature where its algorithm is known. */
  private static boolean isIssued(Certificate certificate, Certificate issuer) {
    return certificate.namesAsIssuer(issuer) && certificate.mayBeSignedBy(issuer.publicKey());
  }

  private static Optional<DistinguishedName> missingIssuer(
      KeyStoreEntry entry, List<Certificate> certificates) {
    if (certificates.isEmpty() || entry instanceof KeyStoreEntry.Trusted) {
      return Optional.empty();
    }
    Certificate last = certificates.get(certificates.size() - 1);
    return last.isSelfIssued() ? Optional.empty() : Optional.of(last.issuer());
  }
}
