package dev.minica.cli.command;

import dev.minica.cli.keystore.ChangedStore.Change;
import dev.minica.cli.keystore.ChangedStore.Changed;
import dev.minica.cli.openssl.OpensslScript;
import dev.minica.cli.option.Alias;
import dev.minica.cli.option.Argument;
import dev.minica.cli.option.Syntax;
import dev.minica.cli.output.ExitCode;
import dev.minica.keystore.KeyStoreEdit;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code minica keystore rename}: another name for an entry. */
final class KeystoreRenameCommand implements Scripted {

  private final Syntax syntax = new Syntax();
  private final StoreChange change = new StoreChange(syntax);
  private final Argument<String> alias = syntax.required("--alias", "A", Alias::parse, "the entry");
  private final Argument<String> to =
      syntax.required("--to", "B", Alias::parse, "what it is to be called");

  @Override
  public Syntax syntax() {
    return syntax;
  }

  @Override
  public Manual manual() {
    return Manual.of(
            "Gives an entry of a key store another name. Java takes no notice of upper and lower"
                + " case in names, and JKS keeps the lower case alone.",
            StoreChange.WHOLE,
            StoreChange.SOURCES)
        .example("minica keystore rename s.p12 --alias 1 --to server", "a number gets a name")
        .example(
            "minica keystore rename s.jks --alias tomcat --to old --password env:PW",
            "makes place for a new key of the name")
        .example("minica keystore list server.p12", "which names there are, before that")
        .exits(ExitCode.BAD_INPUT, ExitCode.CONFLICT, ExitCode.BUSY, ExitCode.WRONG_PASSPHRASE);
  }

  @Override
  public OpensslScript openssl(Session session) {
    return change.script(session).rename(alias.value(), to.value());
  }

  @Override
  public ExitCode run(Session session) {
    change.make(
        session,
        contents -> KeyStoreEdit.rename(contents, alias.value(), to.value()),
        (before, after) ->
            before.equals(after)
                ? List.of()
                : List.of(
                    new Changed(
                        Change.RENAMED,
                        KeyStoreEdit.find(after, to.value()),
                        Optional.of(KeyStoreEdit.find(before, alias.value()).alias()))),
        Set.of());
    return ExitCode.DONE;
  }
}
