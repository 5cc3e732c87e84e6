package dev.minica.cli.command;

import dev.minica.Escaped;
import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.ca.Delivery;
import dev.minica.cli.configuration.PemFile;
import dev.minica.cli.configuration.ServerSide;
import dev.minica.cli.configuration.StoreFile;
import dev.minica.cli.configuration.StorePassword;
import dev.minica.cli.configuration.TlsFiles;
import dev.minica.cli.option.PassphraseSource;
import dev.minica.encoding.keystore.KeyStoreContents;
import dev.minica.encoding.keystore.KeyStoreEntry;
import dev.minica.encoding.keystore.KeyStoreFormat;
import dev.minica.encoding.keystore.KeyStorePasswords;
import dev.minica.file.InputFile;
import dev.minica.keystore.ListedEntry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The files of one identity, under the names that {@code issue} gives them: a key store, and what
 * lies beside it.
 *
 * @param names of the server whose certificate it is
 */
record FoundFiles(
    Optional<StoreFile> keyStore,
    Optional<StoreFile> trustStore,
    Map<PemFile, Path> pem,
    StorePassword password,
    List<String> names) {

  static final String PASSWORD = "--password";

  /** What a key store turned out to be. */
  private record Opened(KeyStoreFormat format, Optional<KeyStoreEntry.Key> key) {}

  /**
   * What is at a path: a key store with a private key, a trust store, or a folder of such. A store
   * that is named is opened; one in a folder only for who reads it, since it takes its password.
   *
   * @param readsKeyStores whether they are of use
   * @param trustStore in place of the one that lies there
   * @throws MinicaException BAD_INPUT if it is none of these, WRONG_PASSPHRASE, or USAGE if it does
   *     not say which of many keys is meant
   */
  static FoundFiles at(
      Session session,
      Path operand,
      boolean readsKeyStores,
      Optional<PassphraseSource> password,
      Optional<String> alias,
      Optional<Path> trustStore) {
    Path path = session.resolve(operand).normalize();
    Path folder = Files.isDirectory(path) ? path : path.resolveSibling("");
    Optional<Path> trusting = trustStore.or(() -> beside(folder, "truststore"));
    Optional<Path> store =
        path.equals(folder)
            ? beside(path, "keystore").filter(each -> readsKeyStores || pemIn(path).isEmpty())
            : Optional.of(path);
    Optional<Path> opened = store.or(() -> trusting.filter(each -> readsKeyStores));
    if (opened.isEmpty()) {
      return ofPem(path, trusting, StorePassword.known());
    }
    InputFile input = new InputFile(opened.get());
    try (KeyStorePasswords passwords = passwords(session, input, password)) {
      StorePassword named = named(password, passwords);
      if (store.isEmpty()) {
        open(input, passwords, Optional.empty(), password.isEmpty());
        return ofPem(path, trusting, named);
      }
      Opened keys = open(input, passwords, alias, password.isEmpty());
      FoundFiles found = ofStore(store.get(), keys, trusting, named);
      if (readsKeyStores) {
        trusting.ifPresent(each -> warnOfOther(session, each, passwords));
      }
      return found;
    }
  }

  /** One passphrase is printed for both. */
  private static void warnOfOther(Session session, Path trustStore, KeyStorePasswords passwords) {
    InputFile input = new InputFile(trustStore);
    byte[] octets = input.read();
    try {
      format(input, octets).read(octets, passwords);
    } catch (MinicaException e) {
      if (e.kind() != Kind.WRONG_PASSPHRASE) {
        throw e;
      }
      session.warn(
          input.name()
              + " is under another passphrase than the key store, and the configuration has one:"
              + " minica keystore password changes it");
    }
  }

  /** The same, but for what was named. */
  FoundFiles with(Map<PemFile, Path> named) {
    Map<PemFile, Path> all = new EnumMap<>(PemFile.class);
    all.putAll(pem);
    all.putAll(named);
    return new FoundFiles(keyStore, trustStore, all, password, names);
  }

  /** As a program will find them, in a folder of its own if one is given. */
  TlsFiles files(Optional<Path> installedIn) {
    Map<PemFile, Path> placed = new EnumMap<>(PemFile.class);
    pem.forEach((file, path) -> placed.put(file, place(path, installedIn)));
    return new TlsFiles(
        keyStore.map(store -> place(store, installedIn)),
        trustStore.map(store -> place(store, installedIn)),
        placed,
        password);
  }

  private static StoreFile place(StoreFile store, Optional<Path> folder) {
    return new StoreFile(place(store.path(), folder), store.format(), store.alias());
  }

  private static Path place(Path path, Optional<Path> folder) {
    return folder.map(other -> other.resolve(String.valueOf(path.getFileName()))).orElse(path);
  }

  private static FoundFiles ofStore(
      Path path, Opened store, Optional<Path> trusting, StorePassword password) {
    Path folder = path.resolveSibling("");
    StoreFile file = new StoreFile(path, store.format(), store.key().map(KeyStoreEntry.Key::alias));
    return new FoundFiles(
        store.key().map(key -> file),
        store.key().isEmpty() ? Optional.of(file) : trusting.map(FoundFiles::trusting),
        pemIn(folder),
        password,
        store.key().stream()
            .flatMap(key -> key.chain().stream().limit(1))
            .flatMap(leaf -> ServerSide.hostNames(leaf).stream())
            .toList());
  }

  private static FoundFiles ofPem(Path folder, Optional<Path> trusting, StorePassword password) {
    Map<PemFile, Path> pem = pemIn(folder);
    if (pem.isEmpty()) {
      throw new MinicaException(
              Kind.BAD_INPUT,
              Escaped.of(folder.toString()) + ": there is neither a key store nor PEM in it")
          .withHint("'minica issue NAME' makes such a folder");
    }
    return new FoundFiles(
        Optional.empty(),
        trusting.map(FoundFiles::trusting),
        pem,
        password,
        Stream.ofNullable(pem.get(PemFile.CHAIN))
            .flatMap(chain -> new InputFile(chain).certificates().stream().limit(1))
            .flatMap(leaf -> ServerSide.hostNames(leaf).stream())
            .toList());
  }

  private static Map<PemFile, Path> pemIn(Path folder) {
    Map<PemFile, Path> found = new EnumMap<>(PemFile.class);
    for (PemFile file : PemFile.values()) {
      Path path = folder.resolve(file.fileName());
      if (Files.exists(path)) {
        found.put(file, path);
      }
    }
    return found;
  }

  private static Optional<Path> beside(Path folder, String name) {
    return Stream.of(KeyStoreFormat.values())
        .map(format -> folder.resolve(name + "." + format.fileExtension()))
        .filter(Files::exists)
        .findFirst();
  }

  private static StoreFile trusting(Path path) {
    return StoreFile.trusting(path, format(new InputFile(path)));
  }

  private static KeyStoreFormat format(InputFile input) {
    return format(input, input.read());
  }

  private static KeyStoreFormat format(InputFile input, byte[] octets) {
    return KeyStoreFormat.detect(octets)
        .orElseThrow(
            () ->
                new MinicaException(Kind.BAD_INPUT, input.name() + ": it is no key store")
                    .withHint("'minica convert FILE keystore.p12' makes one of PEM"));
  }

  private static Opened open(
      InputFile input, KeyStorePasswords passwords, Optional<String> alias, boolean guessed) {
    byte[] octets = input.read();
    KeyStoreFormat format = format(input, octets);
    KeyStoreContents contents = input.naming(() -> contents(format, octets, passwords, guessed));
    return new Opened(format, input.naming(() -> key(contents, alias)));
  }

  private static KeyStoreContents contents(
      KeyStoreFormat format, byte[] octets, KeyStorePasswords passwords, boolean guessed) {
    try {
      return format.read(octets, passwords).contents();
    } catch (MinicaException e) {
      throw guessed && e.kind() == Kind.WRONG_PASSPHRASE
          ? e.restated(e.kind(), String.valueOf(e.getMessage()))
              .withHint("give it with " + PASSWORD)
          : e;
    }
  }

  private static KeyStorePasswords passwords(
      Session session, InputFile input, Optional<PassphraseSource> source) {
    return KeyStorePasswords.of(
        source.isEmpty()
            ? Delivery.DEFAULT_PASSWORD.toCharArray()
            : session.passphrases().existing(PASSWORD, input.name(), source).characters());
  }

  private static StorePassword named(
      Optional<PassphraseSource> source, KeyStorePasswords passwords) {
    if (source.isPresent() && source.get() instanceof PassphraseSource.Variable variable) {
      return StorePassword.in(variable.name());
    }
    char[] known = Delivery.DEFAULT_PASSWORD.toCharArray();
    return passwords.store().filter(given -> Arrays.equals(given, known)).isPresent()
        ? StorePassword.known()
        : StorePassword.in(StorePassword.USUAL_VARIABLE);
  }

  private static Optional<KeyStoreEntry.Key> key(
      KeyStoreContents contents, Optional<String> alias) {
    boolean isLocked = contents.entries().stream().anyMatch(ListedEntry::isLocked);
    if (isLocked && contents.keys().isEmpty()) {
      throw new MinicaException(
              Kind.WRONG_PASSPHRASE, "its private key is under another passphrase than the store")
          .withHint("few programs can use such: minica keystore doctor --fix makes one they can");
    }
    if (alias.isPresent()) {
      return Optional.of(
          contents
              .find(alias.get())
              .filter(KeyStoreEntry.Key.class::isInstance)
              .map(KeyStoreEntry.Key.class::cast)
              .orElseThrow(
                  () ->
                      new MinicaException(
                              Kind.BAD_INPUT,
                              "it has no private key \"" + Escaped.of(alias.get()) + "\"")
                          .withHint("its private keys are " + names(contents))));
    }
    if (contents.keys().size() > 1) {
      throw new MinicaException(Kind.USAGE, "it has private keys for " + names(contents))
          .withHint("choose one with --alias");
    }
    return contents.keys().stream().findFirst();
  }

  private static String names(KeyStoreContents contents) {
    return contents.keys().stream()
        .limit(8)
        .map(key -> "\"" + Escaped.of(key.alias()) + "\"")
        .collect(Collectors.joining(", "));
  }
}
