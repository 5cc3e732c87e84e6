package dev.minica.cli.command;

import dev.minica.ca.Delivery;
import dev.minica.cli.keystore.ChangedStore;
import dev.minica.cli.keystore.StoreFormatName;
import dev.minica.cli.openssl.KeyStoreScript;
import dev.minica.cli.openssl.OpensslScript;
import dev.minica.cli.option.Argument;
import dev.minica.cli.option.PassphraseSource;
import dev.minica.cli.option.Paths;
import dev.minica.cli.option.Syntax;
import dev.minica.cli.output.ExitCode;
import dev.minica.encoding.keystore.KeyStoreContents;
import dev.minica.encoding.keystore.KeyStoreFormat;
import dev.minica.encoding.keystore.Pkcs12Profile;
import dev.minica.keystore.KeyStoreFile;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/** {@code minica keystore create}: a key store of a key and its chain, or of what is trusted. */
final class KeystoreCreateCommand implements Scripted {

  private static final String PASSWORD = "--password";

  private final Syntax syntax = new Syntax();
  private final Argument<Path> store = syntax.operand("STORE", Paths::output, "the file to make");
  private final NewEntries entries = new NewEntries(syntax);
  private final Argument<Optional<KeyStoreFormat>> format =
      syntax.option(
          "--format", "FORMAT", StoreFormatName::parse, "p12, jks, bcfks (default: by its name)");
  private final Argument<Optional<PassphraseSource>> password =
      syntax.option(
          PASSWORD,
          "SOURCE",
          PassphraseSource::parse,
          "of STORE (default " + Delivery.DEFAULT_PASSWORD + ")");
  private final Argument<Optional<Pkcs12Profile>> profile =
      StoreChange.profile(syntax, "default modern");
  private final Argument<Boolean> force = syntax.flag("--force", "replaces STORE if it is there");

  @Override
  public Syntax syntax() {
    return syntax;
  }

  @Override
  public Manual manual() {
    return Manual.of(
            "Makes a key store for Java and others, for its owner alone (0600). With --key-file it"
                + " holds that key and its chain, which is put in order and, where an issuer is"
                + " missing, completed from the CA. Without, it is a trust store: every certificate"
                + " of every FILE is trusted, under a name of its own.",
            "A program that is told of a trust store (javax.net.ssl.trustStore) no longer trusts"
                + " what its JDK does: --with-jdk-cacerts puts that in, too.",
            StoreChange.PROFILES,
            "FILE is PEM, any number of blocks in any order, or DER; certificates may be PKCS#7."
                + " SOURCE is prompt, env:VAR, file:PATH, fd:N, stdin or pass:TEXT.")
        .example(
            "minica keystore create server.p12 --key-file key.pem --cert fullchain.pem",
            "a key and its chain, as PKCS#12")
        .example(
            "minica keystore create s.jks --key-file all.pem --alias s --password env:PW",
            "a key and certificates of one file as JKS, with a name and a passphrase")
        .example(
            "minica keystore create truststore.p12 --cert ca-bundle.pem",
            "a trust store of all certificates in a file")
        .example(
            "minica keystore create truststore.p12 --cert ca.pem --with-jdk-cacerts",
            "what the JDK trusts, and one more")
        .exits(
            ExitCode.BAD_INPUT,
            ExitCode.CONFLICT,
            ExitCode.UNUSABLE_CA,
            ExitCode.BUSY,
            ExitCode.WRONG_PASSPHRASE);
  }

  private KeyStoreFormat format() {
    return format.value().orElseGet(() -> StoreFormatName.ofFile(store.value()));
  }

  @Override
  public OpensslScript openssl(Session session) {
    entries.check();
    entries.requireScript(true);
    NewEntries.Given given = entries.read(session, format());
    KeyStoreScript script =
        KeyStoreScript.ofNew(
            store.value(), format(), password.value(), profile.value(), force.value());
    return given
        .key()
        .map(key -> script.create(key, entries.keyFile().orElseThrow(), entries.keySource()))
        .orElseGet(
            () -> script.addTrusted(contents(session, given), given.roots(), session.javaHome()));
  }

  @Override
  public ExitCode run(Session session) {
    entries.check();
    Path path = session.resolve(store.value());
    KeyStoreFile file = new KeyStoreFile(path, session.environment(), profile.value());
    file.requireFree(force.value());
    NewEntries.Given given = entries.read(session, format());
    KeyStoreContents own = format().kept(contents(session, given));
    KeyStoreContents all = given.addRootsTo(own);
    char[] characters = password(session);
    try {
      file.create(format(), all, characters, force.value());
    } finally {
      Arrays.fill(characters, '\0');
    }
    session.show(
        new ChangedStore(
            path,
            format(),
            all.entries().size(),
            Optional.of(said()),
            all.entries().size() - own.entries().size(),
            ChangedStore.between(KeyStoreContents.of(), own)));
    return ExitCode.DONE;
  }

  private static KeyStoreContents contents(Session session, NewEntries.Given given) {
    Instant now = session.environment().now();
    return given.addTo(KeyStoreContents.of(), false, now);
  }

  private char[] password(Session session) {
    return password.value().isEmpty()
        ? Delivery.DEFAULT_PASSWORD.toCharArray()
        : session.passphrases().fresh(PASSWORD, "STORE", password.value()).characters();
  }

  private ChangedStore.Password said() {
    return password.value().isEmpty()
        ? new ChangedStore.Password(Delivery.DEFAULT_PASSWORD, true)
        : new ChangedStore.Password("the passphrase given", false);
  }
}
