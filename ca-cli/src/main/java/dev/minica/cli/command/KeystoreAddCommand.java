package dev.minica.cli.command;

import dev.minica.cli.keystore.ChangedStore;
import dev.minica.cli.openssl.KeyStoreScript;
import dev.minica.cli.openssl.OpensslScript;
import dev.minica.cli.option.Argument;
import dev.minica.cli.option.Syntax;
import dev.minica.cli.output.ExitCode;
import dev.minica.encoding.keystore.KeyStoreContents;
import dev.minica.encoding.keystore.KeyStoreEntry;
import dev.minica.encoding.keystore.KeyStoreFormat;
import dev.minica.x509.Certificate;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;

/** {@code minica keystore add}: more entries for a key store. */
final class KeystoreAddCommand implements Scripted {

  private final Syntax syntax = new Syntax();
  private final StoreChange change = new StoreChange(syntax);
  private final NewEntries entries = new NewEntries(syntax);
  private final Argument<Boolean> force =
      syntax.flag("--force", "replaces an entry of the same name");

  @Override
  public Syntax syntax() {
    return syntax;
  }

  @Override
  public Manual manual() {
    return Manual.of(
            "Adds a private key with its chain, or certificates that are trusted: every one of"
                + " every FILE, under a name of its own. What is trusted already stays as it is. The"
                + " chain of a key is put in order and, where an issuer is missing, completed from"
                + " the CA.",
            StoreChange.WHOLE,
            StoreChange.SOURCES)
        .example(
            "minica keystore add truststore.p12 --cert ca.pem --password pass:changeit",
            "one more certificate to trust")
        .example(
            "minica keystore add s.jks --key-file key.pem --cert chain.pem --alias new",
            "a further key, which Java finds under its name")
        .example(
            "minica keystore add s.p12 --key-file all.pem --alias server --force",
            "another key in the place of one")
        .exits(
            ExitCode.BAD_INPUT,
            ExitCode.CONFLICT,
            ExitCode.UNUSABLE_CA,
            ExitCode.BUSY,
            ExitCode.WRONG_PASSPHRASE);
  }

  @Override
  public OpensslScript openssl(Session session) {
    entries.check();
    entries.requireScript(false);
    KeyStoreFormat format = change.file(session).format();
    NewEntries.Given given = entries.read(session, format);
    KeyStoreScript script = change.script(session);
    Instant now = session.environment().now();
    return given
        .key()
        .map(
            key ->
                script.add(
                    key, entries.keyFile().orElseThrow(), entries.keySource(), force.value()))
        .orElseGet(
            () ->
                script.addTrusted(
                    given.addTo(KeyStoreContents.of(), false, now),
                    given.roots(),
                    session.javaHome()));
  }

  @Override
  public ExitCode run(Session session) {
    entries.check();
    NewEntries.Given given = entries.read(session, change.file(session).format());
    Instant now = session.environment().now();
    Set<Certificate> roots =
        given.roots().stream().map(KeyStoreEntry.Trusted::certificate).collect(Collectors.toSet());
    change.make(
        session,
        contents -> given.addRootsTo(given.addTo(contents, force.value(), now)),
        ChangedStore::between,
        roots);
    return ExitCode.DONE;
  }
}
