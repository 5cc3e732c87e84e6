package dev.minica.cli.command;

import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.ca.InputFile;
import dev.minica.ca.OutputFiles;
import dev.minica.cli.openssl.ScriptKey;
import dev.minica.cli.option.Argument;
import dev.minica.cli.option.PassphraseSource;
import dev.minica.cli.option.Paths;
import dev.minica.cli.option.Syntax;
import dev.minica.encoding.EncryptedPrivateKeyInfo;
import dev.minica.encoding.Pem;
import dev.minica.key.KeyAlgorithm;
import dev.minica.key.KeyPair;
import dev.minica.key.KeyPairs;
import dev.minica.key.PrivateKeyInfo;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The options of commands that use a private key, which is there or is made: in a file in any case,
 * since what is on standard output ends up in logs.
 */
final class KeyOptions {

  private static final String KEY_OUT = "--key-out";
  private static final String KEY_FILE = "--key-file";
  private static final String KEY_PASSWORD = "--key-password";
  private static final String PASSWORD = "--password";

  private final Argument<Optional<KeyAlgorithm>> key;
  private final Argument<Optional<Path>> keyOut;
  private final Argument<Optional<PassphraseSource>> password;
  private final Argument<Optional<Path>> keyFile;
  private final Argument<Optional<PassphraseSource>> keyPassword;

  KeyOptions(Syntax syntax) {
    key = syntax.option("--key", "ALG", KeyAlgorithm::parse, "the new key (default ec-p256)");
    keyOut =
        syntax.option(KEY_OUT, "FILE", Paths::parse, "where to write the new key; must be given");
    password = syntax.option(PASSWORD, "SOURCE", PassphraseSource::parse, "encrypts the new key");
    keyFile = syntax.option(KEY_FILE, "FILE", Paths::parse, "a private key that is there, instead");
    keyPassword =
        syntax.option(KEY_PASSWORD, "SOURCE", PassphraseSource::parse, "opens --key-file");
  }

  /**
   * Refuses what makes no sense together.
   *
   * @throws MinicaException USAGE
   */
  void check() {
    if (keyFile.value().isPresent()) {
      requireAbsent(key, "--key");
      requireAbsent(keyOut, KEY_OUT);
      requireAbsent(password, PASSWORD);
    } else if (keyPassword.value().isPresent()) {
      throw usage(KEY_PASSWORD + " is given without " + KEY_FILE);
    } else if (keyOut.value().isEmpty()) {
      throw usage("there is no place for the new key")
          .withHint("say where with --key-out key.pem, or use one that is there: --key-file");
    }
  }

  private static void requireAbsent(Argument<? extends Optional<?>> argument, String name) {
    if (argument.value().isPresent()) {
      throw usage(name + " is for a new key, and " + KEY_FILE + " is given");
    }
  }

  private static MinicaException usage(String message) {
    return new MinicaException(Kind.USAGE, message);
  }

  /** Whether the key is one that is there. */
  boolean isGiven() {
    return keyFile.value().isPresent();
  }

  /** Where the new key goes, absolute; nothing for one that is there. */
  Optional<Path> newKeyFile(Session session) {
    return keyOut.value().map(session::resolve);
  }

  /** The place for the new key, if there is one, among the files to be written. */
  void plan(OutputFiles files, Session session) {
    newKeyFile(session).ifPresent(file -> files.plan(file, true));
  }

  /** The key, when it is asked for: read, or made. */
  Supplier<KeyPair> pair(Session session) {
    if (keyFile.value().isPresent()) {
      InputFile file = session.input(keyFile.value().get());
      return () -> read(file, session);
    }
    KeyAlgorithm algorithm = key.value().orElse(KeyAlgorithm.EC_P256);
    return () -> KeyPairs.generate(algorithm, session.environment().random());
  }

  private KeyPair read(InputFile file, Session session) {
    return file.keyPair(
        () ->
            session
                .passphrases()
                .existing(KEY_PASSWORD, file.name(), keyPassword.value())
                .characters());
  }

  /** The same for a script; one that is there is read, for its public half. */
  ScriptKey script(Session session) {
    if (keyFile.value().isPresent()) {
      Path file = keyFile.value().get();
      KeyPair pair = read(session.input(file), session);
      return ScriptKey.given(file, KEY_PASSWORD, keyPassword.value(), pair.publicKey());
    }
    return ScriptKey.made(
        key.value().orElse(KeyAlgorithm.EC_P256),
        keyOut.value().orElseThrow(),
        PASSWORD,
        password.value(),
        session.environment().random());
  }

  /** Where the new key goes, as typed. */
  Optional<Path> typedKeyOut() {
    return keyOut.value();
  }

  /** The new key as its file holds it: encrypted if there is a passphrase for it. */
  String text(PrivateKeyInfo newKey, Session session) {
    if (password.value().isEmpty()) {
      return Pem.encode(newKey);
    }
    char[] passphrase =
        session.passphrases().fresh(PASSWORD, "the new key", password.value()).characters();
    try {
      return Pem.encode(
          EncryptedPrivateKeyInfo.encrypt(newKey, passphrase, session.environment().random()));
    } finally {
      Arrays.fill(passphrase, '\0');
    }
  }
}
