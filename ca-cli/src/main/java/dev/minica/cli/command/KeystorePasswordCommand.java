package dev.minica.cli.command;

import dev.minica.cli.keystore.ChangedStore;
import dev.minica.cli.keystore.StoreOpening;
import dev.minica.cli.openssl.KeyStoreScript;
import dev.minica.cli.openssl.OpensslScript;
import dev.minica.cli.option.Argument;
import dev.minica.cli.option.Passphrase;
import dev.minica.cli.option.PassphraseSource;
import dev.minica.cli.option.Paths;
import dev.minica.cli.option.Syntax;
import dev.minica.cli.output.ExitCode;
import dev.minica.encoding.keystore.KeyStoreEntry;
import dev.minica.encoding.keystore.KeyStoreFormat;
import dev.minica.encoding.keystore.KeyStorePasswords;
import dev.minica.encoding.keystore.Pkcs12Profile;
import dev.minica.keystore.KeyStoreFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** {@code minica keystore password}: another passphrase for a key store and its keys. */
final class KeystorePasswordCommand implements Scripted {

  private static final String NEW_PASSWORD = "--new-password";

  private final Syntax syntax = new Syntax();
  private final Argument<Path> store = syntax.operand("STORE", Paths::output, "the key store");
  private final StoreOpening opening = StoreOpening.withKeys(syntax);
  private final Argument<Optional<Pkcs12Profile>> profile =
      StoreChange.profile(syntax, "default: as it is");
  private final Argument<Optional<PassphraseSource>> newPassword =
      syntax.option(NEW_PASSWORD, "SOURCE", PassphraseSource::parse, "what it is to be");

  @Override
  public Syntax syntax() {
    return syntax;
  }

  @Override
  public Manual manual() {
    return Manual.of(
            "Puts a key store, and each key in it that is under the same passphrase, under another."
                + " Keys with a passphrase of their own keep it, unless --key-password opens them:"
                + " then they get the new one of the store.",
            StoreChange.WHOLE,
            StoreChange.SOURCES)
        .example("minica keystore password server.p12", "asks for the old one and the new one")
        .example(
            "minica keystore password s.jks --password env:OLD --new-password env:NEW",
            "for a script")
        .example(
            "minica keystore password old.jks --key-password env:KEY",
            "one passphrase for a store and its keys, as most programs want it")
        .exits(ExitCode.BAD_INPUT, ExitCode.BUSY, ExitCode.WRONG_PASSPHRASE);
  }

  @Override
  public OpensslScript openssl(Session session) {
    KeyStoreFile file = file(session);
    KeyStoreFormat format = file.format();
    List<String> keys =
        format == KeyStoreFormat.PKCS12
            ? List.of()
            : file.read(KeyStorePasswords.none()).contents().unopened().stream()
                .map(KeyStoreEntry::alias)
                .toList();
    return KeyStoreScript.of(store.value(), format, opening.source(), profile.value())
        .password(newPassword.value(), opening.keySource(), keys);
  }

  private KeyStoreFile file(Session session) {
    return new KeyStoreFile(session.resolve(store.value()), session.environment(), profile.value());
  }

  @Override
  public ExitCode run(Session session) {
    KeyStoreFile file = file(session);
    boolean locked = file.isLocked(); // what is no key store needs no passphrase
    try (KeyStorePasswords passwords =
            opening.passwords(session.passphrases(), store.value().toString(), locked);
        Passphrase next =
            session.passphrases().fresh(NEW_PASSWORD, "STORE from now on", newPassword.value())) {
      KeyStoreFile.Change change = file.changePassword(passwords, next.characters());
      show(session, change);
    }
    return ExitCode.DONE;
  }

  private void show(Session session, KeyStoreFile.Change change) {
    session.show(
        new ChangedStore(
            session.resolve(store.value()),
            change.before().format(),
            change.after().entries().size(),
            Optional.of(new ChangedStore.Password("the new one given", false)),
            0,
            List.of()));
    for (KeyStoreEntry.Unopened entry : change.after().unopened()) {
      session.warn(entry.alias() + " keeps a passphrase of its own");
    }
  }
}
