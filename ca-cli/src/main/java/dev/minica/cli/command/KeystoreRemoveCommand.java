package dev.minica.cli.command;

import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.cli.openssl.OpensslScript;
import dev.minica.cli.option.Alias;
import dev.minica.cli.option.Argument;
import dev.minica.cli.option.Syntax;
import dev.minica.cli.output.ExitCode;
import dev.minica.keystore.KeyStoreEdit;
import java.util.List;

/** {@code minica keystore remove}: fewer entries. */
final class KeystoreRemoveCommand implements Scripted {

  private final Syntax syntax = new Syntax();
  private final StoreChange change = new StoreChange(syntax);
  private final Argument<List<String>> aliases =
      syntax.repeated("--alias", "A", Alias::parse, "what is to go; as often as needed");

  @Override
  public Syntax syntax() {
    return syntax;
  }

  @Override
  public Manual manual() {
    return Manual.of(
            "Takes entries out of a key store. If there is none of a name, nothing is removed.",
            StoreChange.WHOLE,
            StoreChange.SOURCES)
        .example("minica keystore remove truststore.p12 --alias old-ca", "one entry")
        .example(
            "minica keystore remove trust.jks --alias a --alias b --password env:PW",
            "two, or none if one is not there")
        .example("minica keystore list truststore.p12", "which entries there are, before that")
        .exits(ExitCode.BAD_INPUT, ExitCode.BUSY, ExitCode.WRONG_PASSPHRASE);
  }

  private void check() {
    if (aliases.value().isEmpty()) {
      throw new MinicaException(Kind.USAGE, "'minica keystore remove' needs --alias")
          .withHint("minica keystore list shows the names of the entries");
    }
  }

  @Override
  public OpensslScript openssl(Session session) {
    check();
    return change.script(session).remove(aliases.value());
  }

  @Override
  public ExitCode run(Session session) {
    check();
    change.make(session, contents -> KeyStoreEdit.remove(contents, aliases.value()));
    return ExitCode.DONE;
  }
}
