package dev.minica.cli.keystore;

import dev.minica.cli.option.Argument;
import dev.minica.cli.option.PassphraseReader;
import dev.minica.cli.option.PassphraseSource;
import dev.minica.cli.option.Syntax;
import dev.minica.encoding.keystore.KeyStoreFormat;
import dev.minica.encoding.keystore.KeyStorePasswords;
import dev.minica.encoding.keystore.OpenedKeyStore;
import dev.minica.file.InputFile;
import java.util.Optional;

/** The options that open a key store that is there. Nothing is guessed. */
public final class StoreOpening {

  public static final String PASSWORD = "--password";
  public static final String KEY_PASSWORD = "--key-password";

  private final String option;
  private final Argument<Optional<PassphraseSource>> password;
  private final Optional<String> keyOption;
  private final Optional<Argument<Optional<PassphraseSource>>> keyPassword;

  private StoreOpening(
      Syntax syntax, String option, String which, Optional<String> keyOption, String keys) {
    this.option = option;
    this.keyOption = keyOption;
    password = syntax.option(option, "SOURCE", PassphraseSource::parse, "opens " + which);
    keyPassword =
        keyOption.map(name -> syntax.option(name, "SOURCE", PassphraseSource::parse, keys));
  }

  /** For who has no use for its keys. */
  public static StoreOpening withoutKeys(Syntax syntax) {
    return new StoreOpening(syntax, PASSWORD, "STORE", Optional.empty(), "");
  }

  /** For who needs its keys, too, which may have another password. */
  public static StoreOpening withKeys(Syntax syntax) {
    return new StoreOpening(
        syntax, PASSWORD, "STORE", Optional.of(KEY_PASSWORD), "opens keys that have another");
  }

  /** For a second file, whose entries are taken over. */
  public static StoreOpening ofSource(Syntax syntax) {
    return new StoreOpening(
        syntax,
        "--from-password",
        "FROM",
        Optional.of("--from-key-password"),
        "opens keys in FROM that have another");
  }

  /**
   * The passwords; that of the store is asked for if it was not given.
   *
   * @param name of the store, for the question
   * @param locked whether one is needed
   */
  public KeyStorePasswords passwords(PassphraseReader reader, String name, boolean locked) {
    Optional<char[]> store =
        locked || password.value().isPresent()
            ? Optional.of(reader.existing(option, name, password.value()).characters())
            : Optional.empty();
    Optional<char[]> key =
        keyPassword
            .flatMap(Argument::value)
            .map(
                source ->
                    reader
                        .existing(keyOption.orElseThrow(), "the keys", Optional.of(source))
                        .characters());
    return new KeyStorePasswords(store, key);
  }

  /**
   * Reads a store, as far as the passwords open it.
   *
   * @param name of the store, for the question
   * @throws dev.minica.MinicaException BAD_INPUT, WRONG_PASSPHRASE
   */
  public OpenedKeyStore read(InputFile input, PassphraseReader reader, String name) {
    byte[] octets = input.read();
    KeyStoreFormat format = format(input, octets);
    try (KeyStorePasswords passwords =
        passwords(reader, name, input.naming(() -> format.isLocked(octets)))) {
      return input.naming(() -> format.read(octets, passwords));
    }
  }

  /**
   * The format of what was read.
   *
   * @throws dev.minica.MinicaException BAD_INPUT if it is no key store
   */
  public static KeyStoreFormat format(InputFile input, byte[] octets) {
    return input.naming(() -> KeyStoreFormat.of(octets));
  }

  /** Where the password of the store is to come from. */
  public Optional<PassphraseSource> source() {
    return password.value();
  }

  /** Where that of its keys is to come from. */
  public Optional<PassphraseSource> keySource() {
    return keyPassword.flatMap(Argument::value);
  }
}
