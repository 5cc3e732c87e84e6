package dev.minica.cli.command;

import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.cli.keystore.StoreOpening;
import dev.minica.cli.openssl.KeyStoreScript;
import dev.minica.cli.openssl.OpensslScript;
import dev.minica.cli.option.Argument;
import dev.minica.cli.option.Paths;
import dev.minica.cli.option.Syntax;
import dev.minica.cli.output.ExitCode;
import dev.minica.conversion.FileFormat;
import dev.minica.conversion.ReadFile;
import dev.minica.conversion.Selection;
import dev.minica.encoding.keystore.KeyStoreContents;
import dev.minica.encoding.keystore.KeyStorePasswords;
import dev.minica.file.InputFile;
import dev.minica.keystore.KeyStoreEdit;
import java.nio.file.Path;

/** {@code minica keystore merge}: the entries of another store. */
final class KeystoreMergeCommand implements Scripted {

  private final Syntax syntax = new Syntax();
  private final StoreChange change = new StoreChange(syntax);
  private final Argument<Path> from =
      syntax.operand("FROM", Paths::parse, "whose entries are added; it stays as it is");
  private final StoreOpening source = StoreOpening.ofSource(syntax);
  private final Argument<Boolean> rename =
      syntax.flag("--rename-conflicts", "puts a number behind names that STORE has already");

  @Override
  public Syntax syntax() {
    return syntax;
  }

  @Override
  public Manual manual() {
    return Manual.of(
            "Adds the entries of FROM, under their names, to STORE, and puts its keys under the"
                + " passphrase of STORE. FROM may be of any format: a key store, PEM or PKCS#7. What"
                + " both have is there once; if a name stands for something else in each, nothing"
                + " is added unless --rename-conflicts is given.",
            ChainMaterial.EXPLANATION,
            StoreChange.WHOLE,
            StoreChange.SOURCES)
        .example("minica keystore merge all.p12 team.jks", "asks for the passphrases of both")
        .example(
            "minica keystore merge a.p12 b.jks --password env:A --from-password env:B",
            "for a script")
        .example(
            "minica keystore merge trust.p12 bundle.pem --password pass:changeit",
            "every certificate of a bundle")
        .exits(ExitCode.BAD_INPUT, ExitCode.CONFLICT, ExitCode.BUSY, ExitCode.WRONG_PASSPHRASE);
  }

  @Override
  public OpensslScript openssl(Session session) {
    if (source.keySource().isPresent() || rename.value()) {
      throw new MinicaException(
          Kind.USAGE, "there is no script for --from-key-password or --rename-conflicts");
    }
    ReadFile other = read(session.input(from.value()));
    KeyStoreScript script = change.script(session);
    if (other.format().keyStore().isPresent()) {
      return script.merge(from.value(), source.source());
    }
    KeyStoreContents contents = other.contents(KeyStorePasswords.none());
    return script.mergePem(contents);
  }

  @Override
  public ExitCode run(Session session) {
    change.file(session).format();
    KeyStoreContents others = others(session, session.input(from.value()));
    change.make(
        session,
        contents ->
            KeyStoreEdit.merge(
                contents, others.dated(session.environment().now()), rename.value()));
    return ExitCode.DONE;
  }

  private static ReadFile read(InputFile input) {
    byte[] octets = input.read();
    return new ReadFile(FileFormat.detect(octets), octets);
  }

  private KeyStoreContents others(Session session, InputFile input) {
    ReadFile file = read(input);
    boolean locked = input.naming(file::isLocked);
    try (KeyStorePasswords passwords =
        source.passwords(session.passphrases(), input.name(), locked)) {
      if (file.isUnchecked(passwords)) {
        session.say(input.name() + ConvertCommand.UNCHECKED);
      }
      return input.naming(
          () -> {
            KeyStoreContents contents = file.contents(passwords);
            Selection.requireOpened(contents);
            return ChainMaterial.leftOut(session, input.name(), contents).underStorePassword();
          });
    }
  }
}
