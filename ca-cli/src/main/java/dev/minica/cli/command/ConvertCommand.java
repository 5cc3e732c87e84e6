package dev.minica.cli.command;

import dev.minica.Escaped;
import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.ca.Delivery;
import dev.minica.cli.openssl.ConvertScript;
import dev.minica.cli.openssl.ConvertSource;
import dev.minica.cli.openssl.OpensslScript;
import dev.minica.cli.option.Alias;
import dev.minica.cli.option.Argument;
import dev.minica.cli.option.PassphraseSource;
import dev.minica.cli.option.Paths;
import dev.minica.cli.option.Syntax;
import dev.minica.cli.output.ExitCode;
import dev.minica.conversion.FileEncoder;
import dev.minica.conversion.FileFormat;
import dev.minica.conversion.ReadFile;
import dev.minica.conversion.Selection;
import dev.minica.encoding.keystore.KeyStoreContents;
import dev.minica.encoding.keystore.KeyStoreEntry;
import dev.minica.encoding.keystore.KeyStorePasswords;
import dev.minica.encoding.keystore.OpenedKeyStore;
import dev.minica.encoding.keystore.Pkcs12Profile;
import dev.minica.file.InputFile;
import dev.minica.file.OutputFiles;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** {@code minica convert}: certificates and keys from one kind of file to another. */
final class ConvertCommand implements Scripted {

  private static final String PASSWORD = "--password";
  private static final String KEY_PASSWORD = "--key-password";
  private static final String OUT_PASSWORD = "--out-password";

  /** What keytool warns of, too. */
  static final String UNCHECKED = " was read without the passphrase that shows changes to it";

  private final Syntax syntax = new Syntax();
  private final Argument<Path> in =
      syntax.operand("IN", Paths::parse, "what to read; - is standard input");
  private final Argument<Path> out = syntax.operand("OUT", Paths::output, "what to write");
  private final Argument<Optional<FileFormat>> from =
      syntax.option("--from", "FORMAT", FileFormat::parse, "of IN (default: what it looks like)");
  private final Argument<Optional<FileFormat>> to =
      syntax.option("--to", "FORMAT", FileFormat::parse, "of OUT (default: by its name)");
  private final Argument<Optional<PassphraseSource>> password =
      syntax.option(PASSWORD, "SOURCE", PassphraseSource::parse, "opens IN");
  private final Argument<Optional<PassphraseSource>> keyPassword =
      syntax.option(
          KEY_PASSWORD, "SOURCE", PassphraseSource::parse, "opens keys in IN that have another");
  private final Argument<Optional<PassphraseSource>> outPassword =
      syntax.option(
          OUT_PASSWORD,
          "SOURCE",
          PassphraseSource::parse,
          "of OUT (default for a key store: that of IN, else "
              + Delivery.DEFAULT_PASSWORD
              + "; else none)");
  private final Argument<Optional<String>> alias =
      syntax.option(
          "--alias",
          "A",
          Alias::parse,
          "the one entry wanted of a key store; else the name of the one there is");
  private final Argument<Optional<Pkcs12Profile>> p12Profile =
      syntax.option(
          "--p12-profile",
          "NAME",
          Pkcs12Profile::parse,
          "modern (default), java8, legacy or pbmac1: who is to read p12");
  private final Argument<Boolean> noKeys =
      syntax.flag("--no-keys", "leaves private keys out and keeps their certificates");
  private final Argument<Boolean> force = syntax.flag("--force", "replaces OUT if it is there");

  /** What OUT is protected with. */
  private record OutPassword(Optional<char[]> characters, ConvertedResult.Protection protection)
      implements AutoCloseable {

    @Override
    public void close() {
      characters.ifPresent(array -> Arrays.fill(array, '\0'));
    }
  }

  @Override
  public Syntax syntax() {
    return syntax;
  }

  @Override
  public Manual manual() {
    return Manual.of(
            "Writes the certificates and private keys of IN to OUT in another form. Keys keep their"
                + " chains, in the right order whatever the order in IN, and entries of key stores"
                + " their names. What OUT cannot hold is an error that names it.",
            "FORMAT is pem, der (one certificate or key), p7b (certificates alone), p12, jks, bcfks"
                + " or k8s-secret (one key); jceks, bks and uber are read only. OUT's is told by its"
                + " name: .pem, .crt, .key; .der, .cer; .p7b, .p7c; .p12, .pfx; .jks; .bcfks; .yaml."
                + " A file with a key is for its owner alone (0600). A key in PEM or DER is"
                + " written unencrypted unless --out-password is given, one in a k8s-secret always.",
            ChainMaterial.EXPLANATION
                + " So it is if OUT is a key store or a k8s-secret, and --alias does not name it.",
            "SOURCE is prompt, env:VAR, file:PATH, fd:N, stdin or pass:TEXT.",
            ProfileHelp.TEXT)
        .example(
            "minica convert keystore.p12 server.pem --password env:STORE_PASSWORD",
            "the key and its chain as PEM, for nginx")
        .example(
            "cat key.pem chain.pem | minica convert - server.jks --alias server",
            "a Java key store of PEM files")
        .example("minica convert ca-bundle.pem truststore.p12", "a trust store that Java sees")
        .example(
            "minica convert old.jks new.p12 --password prompt",
            "all entries of an old store in PKCS#12, under the same password")
        .exits(ExitCode.BAD_INPUT, ExitCode.CONFLICT, ExitCode.WRONG_PASSPHRASE);
  }

  @Override
  public OpensslScript openssl(Session session) {
    FileFormat target = target();
    requireFormatsOfUse(target);
    if (profile() != Pkcs12Profile.MODERN) {
      throw new MinicaException(
          Kind.USAGE, "there is no script for another --p12-profile than modern");
    }
    InputFile input = session.input(in.value());
    byte[] octets = input.read();
    ReadFile file = new ReadFile(from.value().orElseGet(() -> FileFormat.detect(octets)), octets);
    try (KeyStorePasswords passwords = passwords(session, input, octets, file)) {
      return input.material(octets, all -> script(session, target, file, all, passwords)).write();
    }
  }

  private ConvertScript script(
      Session session, FileFormat target, ReadFile file, byte[] octets, KeyStorePasswords opening) {
    KeyStoreContents contents = file.contents(opening);
    KeyStoreContents all = isOfTrust(target) ? carried(file, contents) : contents;
    KeyStoreContents some = selected(file, all);
    boolean secret = !some.keys().isEmpty();
    requireUseOfPassword(target, secret);
    new FileEncoder(target, example(target), profile(), session.environment().random())
        .encode(some);
    Optional<OpenedKeyStore> store =
        file.format().keyStore().map(format -> format.read(octets, opening));
    ConvertSource source =
        ConvertSource.of(
            in.value(),
            file,
            octets,
            all,
            store,
            keyPassword.value().isPresent() ? locked(file, octets, opening) : Set.of(),
            opening.store().isPresent() ? password.value().or(this::asked) : Optional.empty(),
            keyPassword.value());
    return new ConvertScript(source, out.value(), target, some, outPassword.value(), force.value());
  }

  private Pkcs12Profile profile() {
    return p12Profile.value().orElse(Pkcs12Profile.MODERN);
  }

  private Optional<PassphraseSource> asked() {
    return Optional.of(new PassphraseSource.Prompt());
  }

  /** Shows whether the target can hold what there is. */
  private static Optional<char[]> example(FileFormat target) {
    return target.keyStore().map(store -> Delivery.DEFAULT_PASSWORD.toCharArray());
  }

  /** Names of the keys that take a password of their own. */
  private static Set<String> locked(ReadFile file, byte[] octets, KeyStorePasswords passwords) {
    KeyStorePasswords store = new KeyStorePasswords(passwords.store(), Optional.empty());
    return file.format().keyStore().stream()
        .flatMap(format -> format.read(octets, store).contents().unopened().stream())
        .map(KeyStoreEntry::alias)
        .collect(Collectors.toSet());
  }

  @Override
  public ExitCode run(Session session) {
    FileFormat target = target();
    InputFile input = session.input(in.value());
    byte[] octets = input.read();
    requireFormatsOfUse(target);
    ReadFile file = new ReadFile(from.value().orElseGet(() -> FileFormat.detect(octets)), octets);
    try (KeyStorePasswords passwords = passwords(session, input, octets, file)) {
      KeyStoreContents contents =
          input
              .material(octets, any -> selected(file, all(session, input, target, file, passwords)))
              .dated(session.environment().now());
      boolean secret = !contents.keys().isEmpty();
      Path path = session.resolve(out.value());
      OutputFiles files = new OutputFiles(session.environment(), force.value());
      files.plan(path, secret);
      try (OutPassword protection = outPassword(session, target, file, passwords, secret)) {
        FileEncoder encoder =
            new FileEncoder(
                target, protection.characters(), profile(), session.environment().random());
        files.writeOctets(List.of(input.naming(() -> encoder.encode(contents))));
        if (file.isUnchecked(passwords)) {
          session.say(input.name() + UNCHECKED);
        }
        session.show(
            new ConvertedResult(
                file.format(),
                path,
                target,
                target.keyStore().map(store -> store.kept(contents)).orElse(contents),
                protection.protection()));
      }
    }
    return ExitCode.DONE;
  }

  private FileFormat target() {
    FileFormat target =
        to.value()
            .or(() -> FileFormat.ofFileName(String.valueOf(out.value().getFileName())))
            .orElseThrow(
                () ->
                    new MinicaException(
                            Kind.USAGE,
                            "the name of '"
                                + Escaped.of(out.value().toString())
                                + "' does not say which format it is to have")
                        .withHint("add --to pem, der, p7b, p12, jks, bcfks or k8s-secret"));
    if (!target.isWritten()) {
      throw new MinicaException(
              Kind.USAGE, "minica reads " + target.label() + " and does not write it")
          .withHint("Java takes p12 in its place");
    }
    return target;
  }

  private void requireFormatsOfUse(FileFormat target) {
    if (p12Profile.value().isPresent() && target != FileFormat.P12) {
      throw new MinicaException(Kind.USAGE, "--p12-profile is given, and OUT is " + target.label());
    } else if (from.value().filter(format -> !format.isRead()).isPresent()) {
      throw new MinicaException(
          Kind.USAGE, "minica writes Kubernetes Secrets and does not read them");
    }
  }

  private KeyStoreContents all(
      Session session,
      InputFile input,
      FileFormat target,
      ReadFile file,
      KeyStorePasswords passwords) {
    KeyStoreContents contents = file.contents(passwords);
    if (!isOfTrust(target)) {
      return contents;
    }
    return picksEntry(file)
        ? contents.asMarked()
        : ChainMaterial.leftOut(session, input.name(), contents);
  }

  /** Whether a certificate by itself is one to be trusted there. */
  private static boolean isOfTrust(FileFormat target) {
    return target.keyStore().isPresent() || target == FileFormat.K8S_SECRET;
  }

  private KeyStoreContents carried(ReadFile file, KeyStoreContents contents) {
    return picksEntry(file) ? contents.asMarked() : contents.withoutMaterial();
  }

  /** What is named is wanted, whatever the store thought of it. */
  private boolean picksEntry(ReadFile file) {
    return alias.value().isPresent() && file.format().keyStore().isPresent();
  }

  private KeyStoreContents selected(ReadFile file, KeyStoreContents all) {
    KeyStoreContents some =
        alias
            .value()
            .map(name -> picksEntry(file) ? Selection.only(name, all) : Selection.named(name, all))
            .orElse(all);
    if (noKeys.value()) {
      return Selection.withoutKeys(some);
    }
    Selection.requireOpened(some);
    return some;
  }

  /** Asked for only where something is locked. */
  private KeyStorePasswords passwords(
      Session session, InputFile input, byte[] octets, ReadFile file) {
    boolean locked = input.material(octets, any -> file.isLocked());
    Optional<char[]> store =
        locked || password.value().isPresent()
            ? Optional.of(existing(session, PASSWORD, input.name(), password.value()))
            : Optional.empty();
    Optional<char[]> key =
        keyPassword
            .value()
            .map(source -> existing(session, KEY_PASSWORD, "the keys", Optional.of(source)));
    return new KeyStorePasswords(store, key);
  }

  private static char[] existing(
      Session session, String option, String purpose, Optional<PassphraseSource> source) {
    return session.passphrases().existing(option, purpose, source).characters();
  }

  private OutPassword outPassword(
      Session session,
      FileFormat target,
      ReadFile file,
      KeyStorePasswords passwords,
      boolean secret) {
    if (outPassword.value().isPresent()) {
      requireUseOfPassword(target, secret);
      return new OutPassword(
          Optional.of(
              session.passphrases().fresh(OUT_PASSWORD, "OUT", outPassword.value()).characters()),
          ConvertedResult.Protection.GIVEN);
    } else if (target.keyStore().isEmpty()) {
      return new OutPassword(
          Optional.empty(),
          secret ? ConvertedResult.Protection.NONE : ConvertedResult.Protection.NOT_NEEDED);
    }
    return inherited(file, passwords)
        .map(same -> new OutPassword(Optional.of(same), ConvertedResult.Protection.SAME))
        .orElseGet(
            () ->
                new OutPassword(
                    Optional.of(Delivery.DEFAULT_PASSWORD.toCharArray()),
                    ConvertedResult.Protection.DEFAULT));
  }

  private void requireUseOfPassword(FileFormat target, boolean secret) {
    if (outPassword.value().isPresent() && target == FileFormat.K8S_SECRET) {
      throw new MinicaException(
          Kind.USAGE, OUT_PASSWORD + " is given, and a Kubernetes Secret holds its key as it is");
    } else if (outPassword.value().isPresent() && target.keyStore().isEmpty() && !secret) {
      throw new MinicaException(
          Kind.USAGE, OUT_PASSWORD + " is given, and there is nothing to encrypt");
    }
  }

  private static Optional<char[]> inherited(ReadFile file, KeyStorePasswords passwords) {
    return file.format().keyStore().isPresent()
        ? passwords.store().filter(characters -> characters.length > 0)
        : Optional.empty();
  }
}
