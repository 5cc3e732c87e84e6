package dev.minica.cli.command;

import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.cli.openssl.ScriptKey;
import dev.minica.cli.option.Argument;
import dev.minica.cli.option.PassphraseSource;
import dev.minica.cli.option.Paths;
import dev.minica.cli.option.Syntax;
import dev.minica.encoding.EncryptedPrivateKeyInfo;
import dev.minica.encoding.Pem;
import dev.minica.file.OutputFiles;
import dev.minica.key.KeyAlgorithm;
import dev.minica.key.KeyPair;
import dev.minica.key.PrivateKeyInfo;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The options of commands that use a private key, which is there or is made: in a file in any case,
 * since what is on standard output ends up in logs.
 */
final class KeyOptions {

  private static final String KEY_OUT = "--key-out";
  private static final String PASSWORD = "--password";

  private final KeySource source;
  private final Argument<Optional<Path>> keyOut;
  private final Argument<Optional<PassphraseSource>> password;

  KeyOptions(Syntax syntax) {
    source = new KeySource(syntax);
    keyOut =
        syntax.option(KEY_OUT, "FILE", Paths::output, "where to write the new key; must be given");
    password = syntax.option(PASSWORD, "SOURCE", PassphraseSource::parse, "encrypts the new key");
  }

  /**
   * Refuses what makes no sense together.
   *
   * @throws MinicaException USAGE
   */
  void check() {
    source.check();
    source.requireNewKey(keyOut, KEY_OUT);
    source.requireNewKey(password, PASSWORD);
    if (!isGiven() && keyOut.value().isEmpty()) {
      throw new MinicaException(Kind.USAGE, "there is no place for the new key")
          .withHint("say where with --key-out key.pem, or use one that is there: --key-file");
    }
  }

  /** As {@link KeySource#prefer}. */
  void prefer(List<KeyAlgorithm> algorithms) {
    source.prefer(algorithms);
  }

  /** Whether the key is one that is there. */
  boolean isGiven() {
    return source.isGiven();
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
    return source.pair(session);
  }

  /** The same for a script; one that is there is read, for its public half. */
  ScriptKey script(Session session) {
    return source
        .given(session)
        .orElseGet(
            () -> source.made(session, keyOut.value().orElseThrow(), PASSWORD, password.value()));
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
