package dev.minica.encoding.keystore;

import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a key store is opened with.
 *
 * @param store opens the store, and its keys as far as they have no password of their own; without
 *     it a store is read as far as it can be, and its integrity is not checked
 * @param key opens keys that have another
 * @param certificatesOnly whether only certificates are wanted, with as little work as they take
 */
public record KeyStorePasswords(
    Optional<char[]> store, Optional<char[]> key, boolean certificatesOnly)
    implements AutoCloseable {

  /** For all that they open. */
  public KeyStorePasswords(Optional<char[]> store, Optional<char[]> key) {
    this(store, key, false);
  }

  /** Nothing to open it with. */
  public static KeyStorePasswords none() {
    return new KeyStorePasswords(Optional.empty(), Optional.empty());
  }

  /** One password for all. */
  public static KeyStorePasswords of(char[] store) {
    return new KeyStorePasswords(Optional.of(store), Optional.empty());
  }

  /**
   * For certificates alone. Private keys, each of which takes as much work as the store, become
   * {@link KeyStoreEntry.Unopened}; and the integrity of a store is not checked where its
   * encryption shows a wrong password by itself.
   */
  public static KeyStorePasswords forCertificates(char[] store) {
    return new KeyStorePasswords(Optional.of(store), Optional.empty(), true);
  }

  /**
   * That of the store, where nothing can be read without.
   *
   * @throws MinicaException WRONG_PASSPHRASE if there is none
   */
  char[] required() {
    return store.orElseThrow(
        () ->
            new MinicaException(
                    Kind.WRONG_PASSPHRASE, "the key store is encrypted and no passphrase was given")
                .withHint("give its passphrase"));
  }

  /** What is said of a password under which nothing fits; no format can tell more. */
  static MinicaException wrong() {
    return new MinicaException(
        Kind.WRONG_PASSPHRASE, "wrong passphrase, or the key store is damaged");
  }

  /** What keys may be under, in the order in which it is tried. */
  List<char[]> forKeys() {
    return certificatesOnly ? List.of() : all().toList();
  }

  private Stream<char[]> all() {
    return Stream.of(key, store).flatMap(Optional::stream);
  }

  /** Whether this is another password than the one that opens the store, as far as is known. */
  boolean isOwn(char[] password) {
    return store.filter(same -> Arrays.equals(same, password)).isEmpty();
  }

  /** Overwrites them. */
  @Override
  public void close() {
    all().forEach(password -> Arrays.fill(password, '\0'));
  }
}
