package dev.minica.cli.command;

import dev.minica.Escaped;
import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.cli.keystore.ExportedEntry;
import dev.minica.cli.keystore.StoreOpening;
import dev.minica.cli.openssl.KeyStoreScript;
import dev.minica.cli.openssl.OpensslScript;
import dev.minica.cli.option.Alias;
import dev.minica.cli.option.Argument;
import dev.minica.cli.option.Passphrase;
import dev.minica.cli.option.PassphraseSource;
import dev.minica.cli.option.Paths;
import dev.minica.cli.option.Syntax;
import dev.minica.cli.output.ExitCode;
import dev.minica.encoding.EncryptedPrivateKeyInfo;
import dev.minica.encoding.Pem;
import dev.minica.encoding.keystore.KeyStoreContents;
import dev.minica.encoding.keystore.KeyStoreEntry;
import dev.minica.encoding.keystore.KeyStoreFormat;
import dev.minica.file.InputFile;
import dev.minica.file.OutputFiles;
import dev.minica.key.PrivateKeyInfo;
import dev.minica.keystore.KeyStoreEdit;
import dev.minica.x509.Certificate;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code minica keystore export}: an entry as PEM files. */
final class KeystoreExportCommand implements Scripted {

  private static final String OUT_PASSWORD = "--out-password";

  private final Syntax syntax = new Syntax();
  private final Argument<Path> store =
      syntax.operand(
          "STORE",
          Paths::parse,
          "a key store; - is standard input; with --config also a folder that issue wrote");
  private final StoreOpening opening = StoreOpening.withKeys(syntax);
  private final Argument<Optional<String>> alias =
      syntax.option("--alias", "A", Alias::parse, "the entry (default: the only one)");
  private final Argument<Optional<Path>> certOut =
      syntax.option("--cert-out", "FILE", Paths::output, "its certificate");
  private final Argument<Optional<Path>> chainOut =
      syntax.option("--chain-out", "FILE", Paths::output, "its certificate and all above it");
  private final Argument<Optional<Path>> keyOut =
      syntax.option("--key-out", "FILE", Paths::output, "its private key, for its owner alone");
  private final Argument<Optional<PassphraseSource>> outPassword =
      syntax.option(
          OUT_PASSWORD, "SOURCE", PassphraseSource::parse, "encrypts --key-out (default: none)");
  private final ConfigurationExport configuration = new ConfigurationExport(syntax);
  private final Argument<Boolean> force = syntax.flag("--force", "replaces files that are there");

  @Override
  public Syntax syntax() {
    return syntax;
  }

  @Override
  public Manual manual() {
    return Manual.of(
            "Writes the certificate, the chain or the private key of an entry to PEM files, all of"
                + " them or none. If no file is named, the chain is shown. The store stays as it"
                + " is.",
            "With --config it prints the configuration with which a program uses the store, or the"
                + " PEM files beside it: TLS 1.2 and 1.3, the other side verified. Nothing is"
                + " written, and the passphrase is changeit unless --password says another.",
            ConfigurationExport.EXPLANATION,
            StoreChange.SOURCES)
        .example(
            "minica keystore export s.p12 --chain-out fullchain.pem --key-out key.pem",
            "what nginx and others need")
        .example(
            "minica keystore export trust.jks --alias ca >ca.pem",
            "one certificate, on standard output")
        .example(
            "minica keystore export s.p12 --key-out key.pem --out-password env:KEY_PW",
            "the key under a passphrase")
        .example("minica keystore export server.example --config nginx", "a server block for nginx")
        .example(
            "minica keystore export keystore.p12 --config spring --client-auth require",
            "for Spring Boot, clients having to show a certificate")
        .example(
            "minica keystore export ca.p12 --config kafka --connect broker.example:9093",
            "for a client of a Kafka broker")
        .exits(ExitCode.BAD_INPUT, ExitCode.CONFLICT, ExitCode.WRONG_PASSPHRASE);
  }

  private void check() {
    if (configuration.isWanted()
        && (certOut.value().isPresent()
            || chainOut.value().isPresent()
            || keyOut.value().isPresent())) {
      throw new MinicaException(Kind.USAGE, "--config and a file to be written are both given")
          .withHint("--config prints and writes nothing: run it by itself");
    }
    if (configuration.isWanted() && Paths.isStandardInput(store.value())) {
      throw new MinicaException(Kind.USAGE, "--config names files, and standard input is none");
    }
    if (configuration.isWanted() && opening.keySource().isPresent()) {
      throw new MinicaException(
          Kind.USAGE, StoreOpening.KEY_PASSWORD + " is given, and --config is of one passphrase");
    }
    if (outPassword.value().isPresent() && keyOut.value().isEmpty()) {
      throw new MinicaException(Kind.USAGE, OUT_PASSWORD + " is given without --key-out");
    }
  }

  @Override
  public OpensslScript openssl(Session session) {
    check();
    if (configuration.isWanted()) {
      throw new MinicaException(Kind.USAGE, "--config has no like in openssl or keytool");
    } else if (opening.keySource().isPresent()) {
      throw new MinicaException(Kind.USAGE, "there is no script for " + StoreOpening.KEY_PASSWORD);
    }
    String name =
        alias
            .value()
            .orElseThrow(
                () ->
                    new MinicaException(Kind.USAGE, "a script needs the name of the entry")
                        .withHint("give it with --alias"));
    InputFile input = session.input(store.value());
    KeyStoreFormat format = StoreOpening.format(input, input.read());
    return KeyStoreScript.of(store.value(), format, opening.source(), Optional.empty())
        .export(
            name,
            certOut.value(),
            chainOut.value(),
            keyOut.value(),
            outPassword.value(),
            force.value());
  }

  @Override
  public ExitCode run(Session session) {
    check();
    if (configuration.isWanted()) {
      session.show(configuration.of(session, store.value(), opening.source(), alias.value()));
      return ExitCode.DONE;
    }
    InputFile input = session.input(store.value());
    OutputFiles files = new OutputFiles(session.environment(), force.value());
    Map<String, Path> planned = plan(session, files);
    KeyStoreEntry entry =
        entry(opening.read(input, session.passphrases(), store.value().toString()).contents());
    files.write(texts(session, entry));
    session.show(new ExportedEntry(entry, planned));
    return ExitCode.DONE;
  }

  private Map<String, Path> plan(Session session, OutputFiles files) {
    Map<String, Path> planned = new LinkedHashMap<>();
    certOut.value().ifPresent(path -> planned.put("certificate", session.resolve(path)));
    chainOut.value().ifPresent(path -> planned.put("chain", session.resolve(path)));
    keyOut.value().ifPresent(path -> planned.put("key", session.resolve(path)));
    planned.forEach((what, path) -> files.plan(path, what.equals("key")));
    return planned;
  }

  private KeyStoreEntry entry(KeyStoreContents contents) {
    if (alias.value().isPresent()) {
      return KeyStoreEdit.find(contents, alias.value().get());
    } else if (contents.entries().size() == 1) {
      return contents.entries().get(0);
    }
    throw new MinicaException(
            Kind.USAGE, "it has " + contents.entries().size() + " entries, and --alias names none")
        .withHint("minica keystore list shows their names");
  }

  /** In the order of {@link #plan}. */
  private List<String> texts(Session session, KeyStoreEntry entry) {
    List<Certificate> certificates = entry.certificates();
    if (certificates.isEmpty() && (keyOut.value().isEmpty() || !onlyKey())) {
      throw lacks(entry, "no certificate");
    }
    List<String> texts = new ArrayList<>();
    certOut.value().ifPresent(path -> texts.add(Pem.encode(certificates.get(0))));
    chainOut.value().ifPresent(path -> texts.add(Pem.encode(certificates)));
    if (keyOut.value().isPresent()) {
      texts.add(key(session, entry));
    }
    return texts;
  }

  private boolean onlyKey() {
    return certOut.value().isEmpty() && chainOut.value().isEmpty();
  }

  private String key(Session session, KeyStoreEntry entry) {
    if (entry instanceof KeyStoreEntry.Key key) {
      return outPassword.value().isPresent()
          ? encrypted(session, key.key())
          : Pem.encode(key.key());
    } else if (entry instanceof KeyStoreEntry.Unopened unopened) {
      throw new MinicaException(
              Kind.WRONG_PASSPHRASE,
              "\"" + Escaped.of(entry.alias()) + "\" is a " + unopened.reason().words())
          .withHint("give it with " + StoreOpening.KEY_PASSWORD);
    }
    throw lacks(entry, "no private key");
  }

  private String encrypted(Session session, PrivateKeyInfo key) {
    try (Passphrase passphrase =
        session.passphrases().fresh(OUT_PASSWORD, "the key file", outPassword.value())) {
      return Pem.encode(
          EncryptedPrivateKeyInfo.encrypt(
              key, passphrase.characters(), session.environment().random()));
    }
  }

  private static MinicaException lacks(KeyStoreEntry entry, String what) {
    return new MinicaException(Kind.BAD_INPUT, "\"" + Escaped.of(entry.alias()) + "\" has " + what);
  }
}
