package dev.minica.reissue;

import dev.minica.Escaped;
import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.encoding.keystore.KeyStoreContents;
import dev.minica.encoding.keystore.KeyStoreEntry;
import dev.minica.encoding.keystore.KeyStoreFormat;
import dev.minica.encoding.keystore.KeyStorePasswords;
import dev.minica.encoding.keystore.OpenedKeyStore;
import dev.minica.encoding.keystore.Pkcs12Profile;
import dev.minica.encoding.keystore.Pkcs12Protection;
import dev.minica.key.KeyPair;
import dev.minica.x509.Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A key store that is written again under its password, entry by entry.
 *
 * @param password that of the store
 * @param keyPassword that of keys which have another
 */
record StoreContent(OpenedKeyStore store, char[] password, Optional<char[]> keyPassword)
    implements Content {

  /**
   * Opens the store and every private key in it.
   *
   * @throws MinicaException BAD_INPUT if minica does not write its format, nothing protects it, or
   *     it is malformed or empty; WRONG_PASSPHRASE
   */
  static StoreContent read(KeyStoreFormat format, byte[] octets, Passwords passwords) {
    requireWritten(format);
    Passwords.Opened<OpenedKeyStore> opened =
        passwords.open(each -> format.read(octets, KeyStorePasswords.of(each)));
    if (!opened.value().verified()) {
      throw new MinicaException(
              Kind.BAD_INPUT, "nothing protects it, and what minica writes is under a passphrase")
          .withHint("minica keystore password puts it under one; then it can be made again");
    }
    StoreContent content =
        isWhole(opened.value())
            ? new StoreContent(opened.value(), opened.password(), Optional.empty())
            : withKeyPassword(format, octets, opened.password(), passwords);
    if (content.store.contents().entries().isEmpty()) {
      throw new MinicaException(Kind.BAD_INPUT, "a key store without entries");
    }
    return content;
  }

  private static void requireWritten(KeyStoreFormat format) {
    if (!format.isWritten()) {
      throw new MinicaException(
              Kind.BAD_INPUT, "minica reads " + format.label() + " and does not write it")
          .withHint("minica convert makes a PKCS#12 store of it");
    }
  }

  private static StoreContent withKeyPassword(
      KeyStoreFormat format, byte[] octets, char[] password, Passwords passwords) {
    Passwords.Opened<OpenedKeyStore> opened =
        passwords.open(
            each ->
                requireWhole(
                    format.read(
                        octets, new KeyStorePasswords(Optional.of(password), Optional.of(each)))));
    return new StoreContent(opened.value(), password, Optional.of(opened.password()));
  }

  private static boolean isWhole(OpenedKeyStore store) {
    return locked(store).isEmpty();
  }

  private static OpenedKeyStore requireWhole(OpenedKeyStore store) {
    Optional<KeyStoreEntry.Unopened> shut = locked(store);
    if (shut.isPresent()) {
      throw new MinicaException(
          Kind.WRONG_PASSPHRASE,
          "wrong passphrase: \""
              + Escaped.of(shut.get().alias())
              + "\" is a "
              + shut.get().reason().words());
    }
    return store;
  }

  private static Optional<KeyStoreEntry.Unopened> locked(OpenedKeyStore store) {
    return store.contents().unopened().stream()
        .filter(entry -> entry.reason() == KeyStoreEntry.Unopened.Reason.LOCKED)
        .findFirst();
  }

  @Override
  public List<Certificate> certificates() {
    return store.contents().entries().stream()
        .flatMap(entry -> entry.certificates().stream())
        .toList();
  }

  @Override
  public List<KeyPair> keys() {
    return store.contents().keys().stream().map(entry -> KeyPair.of(entry.key())).toList();
  }

  @Override
  public byte[] remade(Successors successors) {
    List<KeyStoreEntry> entries =
        store.contents().entries().stream().map(entry -> remade(entry, successors)).toList();
    return store
        .format()
        .encode(
            new KeyStoreContents(entries).dated(successors.now()),
            password,
            Pkcs12Protection.like(store),
            successors.random());
  }

  private KeyStoreEntry remade(KeyStoreEntry entry, Successors successors) {
    if (entry instanceof KeyStoreEntry.Key key) {
      KeyStoreEntry.Key made =
          new KeyStoreEntry.Key(
              key.alias(), successors.now(), successors.of(key.key()), successors.of(key.chain()));
      return hasOwnPassword(key)
          ? store.format().seal(made, keyPassword.orElse(password), successors.random())
          : made;
    } else if (entry instanceof KeyStoreEntry.Trusted trusted) {
      Optional<Instant> created = trusted.created().map(old -> successors.now());
      return new KeyStoreEntry.Trusted(
          trusted.alias(), created, successors.of(trusted.certificate()), trusted.marked());
    }
    return entry;
  }

  /** PKCS#12 as all others write it has one password, and no way to say another. */
  private boolean hasOwnPassword(KeyStoreEntry.Key key) {
    return key.sealed().isPresent() && store.format() != KeyStoreFormat.PKCS12;
  }

  @Override
  public List<String> remarks(Successors successors) {
    List<String> remarks = new ArrayList<>();
    Pkcs12Profile profile = Pkcs12Protection.like(store).profile();
    if (profile == Pkcs12Profile.LEGACY || profile == Pkcs12Profile.JAVA8) {
      remarks.add("it is protected as it was, which is weak: by the profile " + profile.word());
    }
    for (KeyStoreEntry entry : store.contents().entries()) {
      if (entry instanceof KeyStoreEntry.Unopened unopened) {
        remarks.add(quoted(entry) + " stays as it is: " + unopened.reason().words());
      } else if (entry.sealed().isPresent() && store.format() == KeyStoreFormat.PKCS12) {
        remarks.add(quoted(entry) + " is under the passphrase of the store now");
      }
    }
    return remarks;
  }

  private static String quoted(KeyStoreEntry entry) {
    return "\"" + Escaped.of(entry.alias()) + "\"";
  }
}
