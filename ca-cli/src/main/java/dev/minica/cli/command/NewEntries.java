package dev.minica.cli.command;

import dev.minica.Escaped;
import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.ca.CertificateAuthority;
import dev.minica.cli.option.Alias;
import dev.minica.cli.option.Argument;
import dev.minica.cli.option.Passphrase;
import dev.minica.cli.option.PassphraseSource;
import dev.minica.cli.option.Paths;
import dev.minica.cli.option.Syntax;
import dev.minica.conversion.FileFormat;
import dev.minica.conversion.ReadFile;
import dev.minica.encoding.EncodedCertificates;
import dev.minica.encoding.EncodedPrivateKey;
import dev.minica.encoding.Pem;
import dev.minica.encoding.PemBlock;
import dev.minica.encoding.keystore.Aliases;
import dev.minica.encoding.keystore.KeyStoreContents;
import dev.minica.encoding.keystore.KeyStoreEntry;
import dev.minica.encoding.keystore.KeyStoreFormat;
import dev.minica.encoding.keystore.KeyStorePasswords;
import dev.minica.file.InputFile;
import dev.minica.key.KeyPair;
import dev.minica.keystore.CertifiedKey;
import dev.minica.keystore.JdkCacerts;
import dev.minica.keystore.KeyStoreEdit;
import dev.minica.x509.Certificate;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The options that say what is to come into a key store: a private key with its chain, or
 * certificates that are trusted.
 */
final class NewEntries {

  static final String KEY_PASSWORD = "--key-password";
  static final String ENTRY_PASSWORD = "--entry-password";

  private final Argument<Optional<Path>> keyFile;
  private final Argument<Optional<PassphraseSource>> keyPassword;
  private final Argument<List<Path>> certs;
  private final Argument<Optional<String>> alias;
  private final Argument<Boolean> jdkCacerts;
  private final Argument<Optional<PassphraseSource>> entryPassword;

  NewEntries(Syntax syntax) {
    keyFile =
        syntax.option("--key-file", "FILE", Paths::parse, "a private key; - is standard input");
    keyPassword =
        syntax.option(KEY_PASSWORD, "SOURCE", PassphraseSource::parse, "opens --key-file");
    certs =
        syntax.repeated(
            "--cert",
            "FILE",
            Paths::parse,
            "certificates: of the key, in any order; without a key, what is trusted");
    alias = syntax.option("--alias", "A", Alias::parse, "its name (default: its subject's)");
    jdkCacerts =
        syntax.flag(
            "--with-jdk-cacerts", "also trusts what the JDK trusts ($JAVA_HOME, or its own)");
    entryPassword =
        syntax.option(
            ENTRY_PASSWORD,
            "SOURCE",
            PassphraseSource::parse,
            "of the key alone, in JKS or BCFKS (default: that of STORE)");
  }

  /**
   * What was read.
   *
   * @param key what is to be used, and its name
   * @param named a certificate that was given a name
   * @param trusted certificates that are named by their subjects
   * @param roots of the JDK
   */
  record Given(
      Optional<KeyStoreEntry.Key> key,
      Optional<KeyStoreEntry.Trusted> named,
      List<Certificate> trusted,
      List<KeyStoreEntry.Trusted> roots) {

    /** The contents with all of it. */
    KeyStoreContents addTo(KeyStoreContents contents, boolean replace, Instant now) {
      KeyStoreContents more = contents;
      if (key.isPresent()) {
        more = KeyStoreEdit.add(more, key.get(), replace);
      }
      if (named.isPresent()) {
        more = KeyStoreEdit.add(more, named.get(), replace);
      }
      return KeyStoreEdit.trust(more, trusted, now);
    }

    KeyStoreContents addRootsTo(KeyStoreContents contents) {
      return roots.isEmpty() ? contents : KeyStoreEdit.trustAs(contents, roots);
    }
  }

  /** Where the passphrase of the key file is to come from. */
  Optional<PassphraseSource> keySource() {
    return keyPassword.value();
  }

  Optional<Path> keyFile() {
    return keyFile.value();
  }

  /**
   * Refuses what makes no sense together.
   *
   * @throws MinicaException USAGE
   */
  void check() {
    boolean hasKey = keyFile.value().isPresent();
    if (!hasKey && certs.value().isEmpty() && !jdkCacerts.value()) {
      throw new MinicaException(Kind.USAGE, "there is nothing to put into the key store")
          .withHint("give a key with --key-file and --cert, or certificates to trust with --cert");
    }
    if (hasKey && jdkCacerts.value()) {
      throw new MinicaException(
              Kind.USAGE, "--with-jdk-cacerts is for trust stores, and --key-file is given")
          .withHint("make two: who trusts needs no private key");
    }
    if (!hasKey && (keyPassword.value().isPresent() || entryPassword.value().isPresent())) {
      throw new MinicaException(
          Kind.USAGE,
          (keyPassword.value().isPresent() ? KEY_PASSWORD : ENTRY_PASSWORD)
              + " is given without --key-file");
    }
  }

  /**
   * Refuses what no script can do as it is done here.
   *
   * @param isNew whether the store is to be made
   * @throws MinicaException USAGE
   */
  void requireScript(boolean isNew) {
    if (entryPassword.value().isPresent()) {
      throw new MinicaException(Kind.USAGE, "there is no script for " + ENTRY_PASSWORD);
    } else if (jdkCacerts.value() && !isNew) {
      throw new MinicaException(
              Kind.USAGE, "there is no script for --with-jdk-cacerts in a store that is there")
          .withHint("keytool would replace entries that have the name of a root");
    }
  }

  /**
   * Reads what is named.
   *
   * @param format of the store
   */
  Given read(Session session, KeyStoreFormat format) {
    Optional<InputFile> keyInput = keyFile.value().map(session::input);
    List<InputFile> inputs = certs.value().stream().map(session::input).toList();
    if (keyInput.isPresent()) {
      KeyStoreEntry.Key key = key(session, keyInput.get(), inputs);
      return new Given(
          Optional.of(sealed(session, format, key)), Optional.empty(), List.of(), List.of());
    }
    Set<Certificate> trusted = new LinkedHashSet<>();
    inputs.forEach(input -> trusted.addAll(certificates(input)));
    List<KeyStoreEntry.Trusted> roots =
        jdkCacerts.value()
            ? new JdkCacerts(session.javaHome()).roots(session.environment())
            : List.of();
    Optional<KeyStoreEntry.Trusted> named = named(session, List.copyOf(trusted));
    return new Given(
        Optional.empty(), named, named.isPresent() ? List.of() : List.copyOf(trusted), roots);
  }

  private Optional<KeyStoreEntry.Trusted> named(Session session, List<Certificate> trusted) {
    if (alias.value().isPresent() && trusted.size() != 1) {
      throw new MinicaException(
              Kind.USAGE,
              "one alias is given, and there are " + trusted.size() + " certificates to be named")
          .withHint("leave it out, and each is named by its subject");
    }
    return alias
        .value()
        .map(name -> new KeyStoreEntry.Trusted(name, session.environment().now(), trusted.get(0)));
  }

  /** PEM, DER or PKCS#7. */
  static List<Certificate> certificates(InputFile input) {
    byte[] octets = input.read();
    return input.naming(
        () ->
            FileFormat.detect(octets) == FileFormat.P7B
                ? new ReadFile(FileFormat.P7B, octets)
                    .contents(KeyStorePasswords.none()).trusted().stream()
                        .map(KeyStoreEntry.Trusted::certificate)
                        .toList()
                : EncodedCertificates.decode(octets));
  }

  private KeyStoreEntry.Key key(Session session, InputFile keyInput, List<InputFile> inputs) {
    byte[] octets = keyInput.read();
    KeyPair pair = pair(session, keyInput, octets);
    List<Certificate> given = new ArrayList<>();
    inputs.forEach(input -> given.addAll(certificates(input)));
    given.addAll(keyInput.naming(() -> beside(octets)));
    CertifiedKey certified =
        keyInput.naming(() -> CertifiedKey.of(pair, given, () -> authority(session)));
    List<Certificate> chain = certified.chain();
    if (!chain.get(chain.size() - 1).isSelfIssued()) {
      session.warn(
          "the chain ends below "
              + Escaped.of(chain.get(chain.size() - 1).issuer().toString())
              + ", whose certificate was not given");
    }
    return new KeyStoreEntry.Key(
        alias.value().orElseGet(() -> Aliases.of(chain.get(0))),
        session.environment().now(),
        pair.privateKey(),
        chain);
  }

  private KeyPair pair(Session session, InputFile input, byte[] octets) {
    EncodedPrivateKey encoded = input.naming(() -> EncodedPrivateKey.decode(octets));
    if (!encoded.isEncrypted()) {
      return input.naming(() -> KeyPair.of(encoded.open()));
    }
    try (Passphrase passphrase =
        session.passphrases().existing(KEY_PASSWORD, input.name(), keyPassword.value())) {
      return input.naming(() -> KeyPair.of(encoded.open(passphrase.characters())));
    }
  }

  /** Certificates in the same file. */
  private static List<Certificate> beside(byte[] octets) {
    boolean holds =
        !Pem.isDer(octets)
            && Pem.decode(octets).stream()
                .anyMatch(block -> block.label().equals(PemBlock.CERTIFICATE));
    return holds ? EncodedCertificates.decode(octets) : List.of();
  }

  /** What the CA can add to a chain, if there is one. */
  static List<Certificate> authority(Session session) {
    Path directory = session.caDirectory();
    return Files.exists(CertificateAuthority.rootFile(directory))
        ? CertificateAuthority.open(directory, session.environment()).certificates()
        : List.of();
  }

  private KeyStoreEntry.Key sealed(Session session, KeyStoreFormat format, KeyStoreEntry.Key key) {
    if (entryPassword.value().isEmpty()) {
      return key;
    }
    try (Passphrase own =
        session.passphrases().fresh(ENTRY_PASSWORD, "the key", entryPassword.value())) {
      return format.seal(key, own.characters(), session.environment().random());
    }
  }
}
