package dev.minica.cli.command;

import dev.minica.cli.openssl.OpensslScript;
import dev.minica.cli.option.Argument;
import dev.minica.cli.option.PassphraseSource;
import dev.minica.cli.option.Paths;
import dev.minica.cli.option.Syntax;
import dev.minica.cli.output.ExitCode;
import dev.minica.file.InputFile;
import dev.minica.key.KeyAlgorithm;
import dev.minica.key.KeyPair;
import java.nio.file.Path;
import java.util.Optional;

/**
 * {@code minica key convert}: the same private key in another form, or under another passphrase.
 */
final class KeyConvertCommand implements Scripted {

  private static final String PASSWORD = "--password";

  private final Syntax syntax = new Syntax();
  private final Argument<Path> key =
      syntax.operand("KEY", Paths::parse, "a private key, PEM or DER; - is standard input");
  private final Argument<Optional<PassphraseSource>> password =
      syntax.option(PASSWORD, "SOURCE", PassphraseSource::parse, "opens an encrypted KEY");
  private final PrivateKeyOutput output = new PrivateKeyOutput(syntax, "--out-password");

  @Override
  public Syntax syntax() {
    return syntax;
  }

  @Override
  public Manual manual() {
    return Manual.of(
            "Writes the same private key in another form: PKCS#8 in PEM unless told otherwise; under"
                + " a new passphrase with --out-password, and under none without it.",
            "It reads PKCS#8, PKCS#1 and SEC1, PEM or DER, and all that openssl, ssh-keygen (but for"
                + " OpenSSH's own form) and Java encrypt. SOURCE is prompt, env:VAR, file:PATH, fd:N,"
                + " stdin or pass:TEXT.")
        .example("minica key convert rsa.pem --out key.pem", "from `openssl genrsa` to PKCS#8")
        .example(
            "minica key convert key.pem --out-password prompt --out locked.pem",
            "sets a passphrase")
        .example(
            "minica key convert locked.pem --password prompt --out key.pem",
            "takes the passphrase away")
        .example("minica key convert key.pem --sec1 >ec.pem", "what `openssl ec` writes")
        .exits(ExitCode.BAD_INPUT, ExitCode.CONFLICT, ExitCode.WRONG_PASSPHRASE);
  }

  @Override
  public OpensslScript openssl(Session session) {
    output.check();
    InputFile input = session.input(key.value());
    Optional<KeyAlgorithm> algorithm = pair(input, session).publicKey().algorithm();
    return output.script().ofGiven(key.value(), password.value(), algorithm);
  }

  @Override
  public ExitCode run(Session session) {
    output.check();
    InputFile input = session.input(key.value());
    output.plan(session);
    output.write(pair(input, session), session);
    return ExitCode.DONE;
  }

  private KeyPair pair(InputFile input, Session session) {
    return input.keyPair(
        () ->
            session.passphrases().existing(PASSWORD, input.name(), password.value()).characters());
  }
}
