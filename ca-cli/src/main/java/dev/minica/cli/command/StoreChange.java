package dev.minica.cli.command;

import dev.minica.cli.keystore.ChangedStore;
import dev.minica.cli.keystore.ChangedStore.Changed;
import dev.minica.cli.keystore.StoreOpening;
import dev.minica.cli.openssl.KeyStoreScript;
import dev.minica.cli.option.Argument;
import dev.minica.cli.option.Paths;
import dev.minica.cli.option.Syntax;
import dev.minica.encoding.keystore.KeyStoreContents;
import dev.minica.encoding.keystore.KeyStoreEntry;
import dev.minica.encoding.keystore.KeyStoreFormat;
import dev.minica.encoding.keystore.KeyStorePasswords;
import dev.minica.encoding.keystore.Pkcs12Profile;
import dev.minica.keystore.KeyStoreFile;
import dev.minica.x509.Certificate;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/** The arguments of a command that changes a key store, and the change itself. */
final class StoreChange {

  static final String SOURCES =
      "SOURCE is prompt, env:VAR, file:PATH, fd:N, stdin or pass:TEXT; without one you are asked.";

  static final String WHOLE =
      "The file is replaced as a whole, and keeps its format, mode and owner. Any number may change"
          + " it at once: no change is lost.";

  static final String PROFILES =
      "PKCS#12 is written as --p12-profile says: modern (AES-256, HMAC-SHA256) is read by Java"
          + " since 8u301, OpenSSL, GnuTLS, NSS, Windows since 2019; java8 (3DES, HMAC-SHA1) by"
          + " older Java, too; legacy (3DES, RC2-40) by old Windows, macOS and devices, and by"
          + " OpenSSL 3 with -legacy alone; pbmac1 (RFC 9579, for FIPS) by OpenSSL since 3.4,"
          + " GnuTLS since 3.8.8, Java since 26.";

  private final Argument<Path> store;
  private final StoreOpening opening;
  private final Argument<Optional<Pkcs12Profile>> profile;

  StoreChange(Syntax syntax) {
    store = syntax.operand("STORE", Paths::output, "the key store");
    opening = StoreOpening.withoutKeys(syntax);
    profile = profile(syntax, "default: as it is");
  }

  /** The option for how PKCS#12 is written. */
  static Argument<Optional<Pkcs12Profile>> profile(Syntax syntax, String otherwise) {
    return syntax.option(
        "--p12-profile",
        "NAME",
        Pkcs12Profile::parse,
        "modern, java8, legacy or pbmac1 (" + otherwise + ")");
  }

  /**
   * The script for it.
   *
   * @throws dev.minica.MinicaException USAGE if it cannot be done by one
   */
  KeyStoreScript script(Session session) {
    return KeyStoreScript.of(typed(), file(session).format(), opening.source(), profile.value());
  }

  /** As typed. */
  Path typed() {
    return store.value();
  }

  StoreOpening opening() {
    return opening;
  }

  Path path(Session session) {
    return session.resolve(store.value());
  }

  KeyStoreFile file(Session session) {
    return new KeyStoreFile(path(session), session.environment(), profile.value());
  }

  /** Changes the store and shows what has changed. */
  void make(Session session, UnaryOperator<KeyStoreContents> edit) {
    make(session, edit, ChangedStore::between, Set.of());
  }

  /**
   * The same.
   *
   * @param changes what is said of the contents before and after
   * @param roots of a Java, which may be among what was added: they are counted, not spoken of
   */
  void make(
      Session session,
      UnaryOperator<KeyStoreContents> edit,
      BiFunction<KeyStoreContents, KeyStoreContents, List<Changed>> changes,
      Set<Certificate> roots) {
    KeyStoreFile file = file(session);
    file.requireProtected(); // what cannot be changed needs no passphrase
    try (KeyStorePasswords passwords =
        opening.passwords(session.passphrases(), typed().toString(), true)) {
      KeyStoreFile.Change change = file.change(passwords, edit);
      KeyStoreContents before = change.before().contents();
      session.show(shown(session, change, changes.apply(before, change.after()), roots));
      warnOfOpenKey(session, file, before, change.after());
    }
  }

  private static void warnOfOpenKey(
      Session session, KeyStoreFile file, KeyStoreContents before, KeyStoreContents after) {
    if (before.keys().size() < after.keys().size() && file.isOpenToOthers()) {
      session.warn("others than its owner may read this store, which has a new private key");
    }
  }

  private ChangedStore shown(
      Session session, KeyStoreFile.Change change, List<Changed> all, Set<Certificate> roots) {
    List<Changed> changes = all.stream().filter(each -> !isOneOf(roots, each)).toList();
    int newRoots = all.size() - changes.size();
    KeyStoreFormat format = change.before().format();
    int entries = change.after().entries().size();
    if (entries == 0) {
      session.warn("the key store is empty now, and a Java that trusts it trusts nobody");
    } else if (all.isEmpty()) {
      session.say("nothing has changed");
    }
    return new ChangedStore(path(session), format, entries, Optional.empty(), newRoots, changes);
  }

  private static boolean isOneOf(Set<Certificate> roots, Changed changed) {
    return changed.change() == ChangedStore.Change.ADDED
        && changed.entry() instanceof KeyStoreEntry.Trusted trusted
        && roots.contains(trusted.certificate());
  }
}
