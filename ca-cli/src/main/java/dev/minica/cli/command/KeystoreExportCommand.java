package dev.minica.cli.command;

import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.cli.option.Argument;
import dev.minica.cli.option.PassphraseSource;
import dev.minica.cli.option.Paths;
import dev.minica.cli.option.Syntax;
import dev.minica.cli.output.ExitCode;
import java.nio.file.Path;
import java.util.Optional;

/** {@code minica keystore export}: what a key store is of use for elsewhere. */
final class KeystoreExportCommand implements Command {

  private final Syntax syntax = new Syntax();
  private final Argument<Path> store =
      syntax.operand("STORE", Paths::parse, "a key store, or a folder that issue wrote");
  private final ConfigurationExport configuration = new ConfigurationExport(syntax);
  private final Argument<Optional<PassphraseSource>> password =
      syntax.option(
          FoundFiles.PASSWORD, "SOURCE", PassphraseSource::parse, "opens STORE (default changeit)");
  private final Argument<Optional<String>> alias =
      syntax.option("--alias", "A", text -> text, "of the private key, if there are more");

  @Override
  public Syntax syntax() {
    return syntax;
  }

  @Override
  public Manual manual() {
    return Manual.of(
            "Prints the configuration with which a program uses a key store, or the PEM files"
                + " beside it: TLS 1.2 and 1.3, the other side verified. Nothing is written.",
            ConfigurationExport.EXPLANATION,
            "SOURCE is prompt, env:VAR, file:PATH, fd:N, stdin or pass:TEXT.")
        .example("minica keystore export server.example --config nginx", "a server block for nginx")
        .example(
            "minica keystore export keystore.p12 --config spring --client-auth require",
            "for Spring Boot, clients having to show a certificate")
        .example(
            "minica keystore export ca.p12 --config kafka --connect broker.example:9093",
            "for a client of a Kafka broker")
        .exits(ExitCode.BAD_INPUT, ExitCode.WRONG_PASSPHRASE);
  }

  @Override
  public ExitCode run(Session session) {
    if (!configuration.isWanted()) {
      throw new MinicaException(Kind.USAGE, "what the key store is for is not said")
          .withHint("add --config NAME");
    }
    session.show(configuration.of(session, store.value(), password.value(), alias.value()));
    return ExitCode.DONE;
  }
}
