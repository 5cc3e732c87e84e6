package dev.minica.scan;

import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.encoding.keystore.KeyStoreEntry;
import dev.minica.encoding.keystore.KeyStoreFormat;
import dev.minica.encoding.keystore.KeyStorePasswords;
import dev.minica.encoding.keystore.OpenedKeyStore;
import dev.minica.x509.Certificate;
import java.util.List;
import java.util.Optional;

/**
 * Reads a key store. Passwords are tried on it only if it hides something without: the certificate
 * beside a key shows the key's weakness as well.
 */
final class StoreReading {

  private final ArtefactReading artefacts;
  private final Passwords passwords;
  private final Discoveries discoveries;
  private final Place place;

  StoreReading(
      ArtefactReading artefacts, Passwords passwords, Discoveries discoveries, Place place) {
    this.artefacts = artefacts;
    this.passwords = passwords;
    this.discoveries = discoveries;
    this.place = place;
  }

  /**
   * Reads it as far as it can be.
   *
   * @throws MinicaException BAD_INPUT if it is malformed or over a bound
   */
  void read(KeyStoreFormat format, byte[] octets) {
    discoveries.count(Tally.STORE);
    Optional<OpenedKeyStore> open = withoutPassword(format, octets);
    if (open.isEmpty() || hidesKeys(open.get())) {
      open = withPassword(format, octets).or(() -> withoutPassword(format, octets));
    }
    if (open.isEmpty()) {
      String message = format.label() + " key store, and no password opens it";
      discoveries.add(place, Problem.LOCKED, message);
      return;
    }
    open.get().contents().entries().forEach(this::entry);
  }

  private static Optional<OpenedKeyStore> withoutPassword(KeyStoreFormat format, byte[] octets) {
    try {
      return Optional.of(format.read(octets, KeyStorePasswords.none()));
    } catch (MinicaException e) {
      if (e.kind() != Kind.WRONG_PASSPHRASE) {
        throw e;
      }
      return Optional.empty();
    }
  }

  private Optional<OpenedKeyStore> withPassword(KeyStoreFormat format, byte[] octets) {
    return passwords.open(format.work(octets), password -> read(format, octets, password));
  }

  /** Opening a key takes as long as opening the store, and is needed where no certificate is. */
  private static OpenedKeyStore read(KeyStoreFormat format, byte[] octets, char[] password) {
    OpenedKeyStore store = format.read(octets, KeyStorePasswords.forCertificates(password));
    return hidesKeys(store) ? format.read(octets, KeyStorePasswords.of(password)) : store;
  }

  private static boolean hidesKeys(OpenedKeyStore store) {
    return store.contents().unopened().stream().anyMatch(StoreReading::isHidden);
  }

  private static boolean isHidden(KeyStoreEntry.Unopened entry) {
    return entry.reason() == KeyStoreEntry.Unopened.Reason.LOCKED && entry.chain().isEmpty();
  }

  private void entry(KeyStoreEntry entry) {
    Place at = place.in('"' + entry.alias() + '"');
    if (entry instanceof KeyStoreEntry.Key key) {
      discoveries.count(Tally.KEY);
      if (key.chain().isEmpty()) {
        artefacts.key(key.key(), at);
      }
    } else if (entry instanceof KeyStoreEntry.Unopened unopened) {
      discoveries.count(Tally.KEY);
      if (isHidden(unopened)) {
        discoveries.add(at, Problem.LOCKED, "private key, and no password opens it");
      }
    }
    chain(entry.certificates(), at);
  }

  private void chain(List<Certificate> chain, Place at) {
    for (int i = 0; i < chain.size(); i++) {
      Place link = chain.size() == 1 ? at : at.in("certificate " + (i + 1));
      artefacts.certificate(chain.get(i).encoded(), link);
    }
  }
}
