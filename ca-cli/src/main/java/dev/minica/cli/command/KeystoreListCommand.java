package dev.minica.cli.command;

import dev.minica.cli.keystore.ListedStore;
import dev.minica.cli.keystore.StoreOpening;
import dev.minica.cli.openssl.KeyStoreScript;
import dev.minica.cli.openssl.OpensslScript;
import dev.minica.cli.option.Argument;
import dev.minica.cli.option.Paths;
import dev.minica.cli.option.Syntax;
import dev.minica.cli.output.ExitCode;
import dev.minica.encoding.keystore.KeyStoreFormat;
import dev.minica.encoding.keystore.OpenedKeyStore;
import dev.minica.file.InputFile;
import dev.minica.keystore.ListedEntry;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/** {@code minica keystore list}: what is in a key store. */
final class KeystoreListCommand implements Scripted {

  private final Syntax syntax = new Syntax();
  private final Argument<Path> store =
      syntax.operand("STORE", Paths::parse, "the key store; - is standard input");
  private final StoreOpening opening = StoreOpening.withKeys(syntax);

  @Override
  public Syntax syntax() {
    return syntax;
  }

  @Override
  public Manual manual() {
    return Manual.of(
            "Shows the format of a key store, how it is protected, and its entries: their names,"
                + " what each is, the chain of each key, and the days that are left. What would keep"
                + " an entry from doing its work is named: that it has expired, that its chain is out"
                + " of order, that the certificate is of another key, that Java does not see it.",
            "Read are PKCS#12, JKS, JCEKS and BCFKS. " + StoreChange.SOURCES)
        .example("minica keystore list server.p12 --password pass:changeit", "a key store")
        .example(
            "minica keystore list server.jks --password env:PW --key-password env:KEY_PW",
            "one whose keys have a passphrase of their own")
        .example(
            "minica keystore list trust.p12 --json | jq -r '.entries[].alias'",
            "the names alone, for a script")
        .exits(ExitCode.BAD_INPUT, ExitCode.WRONG_PASSPHRASE);
  }

  @Override
  public OpensslScript openssl(Session session) {
    InputFile input = session.input(store.value());
    KeyStoreFormat format = StoreOpening.format(input, input.read());
    return KeyStoreScript.of(store.value(), format, opening.source(), Optional.empty()).list();
  }

  @Override
  public ExitCode run(Session session) {
    Instant now = session.environment().now();
    OpenedKeyStore opened =
        opening.read(session.input(store.value()), session.passphrases(), store.value().toString());
    session.show(
        new ListedStore(session.called(store.value()), opened, ListedEntry.of(opened, now), now));
    return ExitCode.DONE;
  }
}
