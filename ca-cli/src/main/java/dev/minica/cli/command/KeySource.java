package dev.minica.cli.command;

import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.cli.openssl.ScriptKey;
import dev.minica.cli.option.Argument;
import dev.minica.cli.option.PassphraseSource;
import dev.minica.cli.option.Paths;
import dev.minica.cli.option.Syntax;
import dev.minica.file.InputFile;
import dev.minica.key.KeyAlgorithm;
import dev.minica.key.KeyPair;
import dev.minica.key.KeyPairs;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The options that say whether a private key is made, or one is used that is there. */
final class KeySource {

  private static final String KEY_FILE = "--key-file";
  private static final String KEY_PASSWORD = "--key-password";

  private final Argument<Optional<KeyAlgorithm>> algorithm;
  private final Argument<Optional<Path>> file;
  private final Argument<Optional<PassphraseSource>> password;
  private List<KeyAlgorithm> preferred = List.of();

  KeySource(Syntax syntax) {
    algorithm = syntax.option("--key", "ALG", KeyAlgorithm::parse, "the new key (default ec-p256)");
    file = syntax.option(KEY_FILE, "FILE", Paths::parse, "a private key that is there, instead");
    password = syntax.option(KEY_PASSWORD, "SOURCE", PassphraseSource::parse, "opens --key-file");
  }

  /**
   * Has a new key be of the first of these, unless {@code --key} says otherwise.
   *
   * @param algorithms none to leave it as it is
   */
  void prefer(List<KeyAlgorithm> algorithms) {
    preferred = algorithms;
  }

  /**
   * Refuses what makes no sense together.
   *
   * @throws MinicaException USAGE
   */
  void check() {
    requireNewKey(algorithm, "--key");
    if (password.value().isPresent() && !isGiven()) {
      throw new MinicaException(Kind.USAGE, KEY_PASSWORD + " is given without " + KEY_FILE);
    }
  }

  /**
   * Refuses an option that is about a new key, where there is to be none.
   *
   * @throws MinicaException USAGE
   */
  void requireNewKey(Argument<? extends Optional<?>> argument, String name) {
    if (isGiven() && argument.value().isPresent()) {
      throw new MinicaException(
          Kind.USAGE, name + " is for a new key, and " + KEY_FILE + " is given");
    }
  }

  /** Whether the key is one that is there. */
  boolean isGiven() {
    return file.value().isPresent();
  }

  /** The key, when it is asked for: read, or made. */
  Supplier<KeyPair> pair(Session session) {
    if (file.value().isPresent()) {
      InputFile input = session.input(file.value().get());
      return () -> read(input, session);
    }
    return () -> KeyPairs.generate(algorithm(), session.environment().random());
  }

  private KeyPair read(InputFile input, Session session) {
    return input.keyPair(
        () ->
            session
                .passphrases()
                .existing(KEY_PASSWORD, input.name(), password.value())
                .characters());
  }

  private KeyAlgorithm algorithm() {
    return algorithm.value().orElse(preferred.isEmpty() ? KeyAlgorithm.EC_P256 : preferred.get(0));
  }

  /** One that is there, for a script; it is read, for its public half. */
  Optional<ScriptKey> given(Session session) {
    return file.value()
        .map(
            path ->
                ScriptKey.given(
                    path, KEY_PASSWORD, password.value(), pair(session).get().publicKey()));
  }

  /**
   * One that a script makes.
   *
   * @param newFile where
   * @param option that names the source of a passphrase for it
   */
  ScriptKey made(
      Session session, Path newFile, String option, Optional<PassphraseSource> newPassword) {
    SecureRandom random = session.environment().random();
    ScriptKey made = ScriptKey.made(algorithm(), newFile, option, newPassword, random);
    return preferred.isEmpty()
        ? made
        : made.like(KeyPairs.generate(algorithm(), random).publicKey());
  }
}
