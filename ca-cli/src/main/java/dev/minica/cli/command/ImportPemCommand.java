package dev.minica.cli.command;

import dev.minica.ca.takeover.PemFiles;
import dev.minica.cli.option.Argument;
import dev.minica.cli.option.Paths;
import dev.minica.cli.option.Syntax;
import dev.minica.cli.output.ExitCode;
import java.nio.file.Path;
import java.util.Optional;

/** {@code minica import pem}: takes over a CA of which there are a certificate and a key. */
final class ImportPemCommand implements Command {

  private final Syntax syntax = new Syntax();
  private final Argument<Path> certificate =
      syntax.required(
          "--cert", "FILE", Paths::parse, "the CA's certificate, and perhaps those above it");
  private final Argument<Path> key =
      syntax.required("--key", "FILE", Paths::parse, "its private key");
  private final Argument<Optional<Path>> crl =
      syntax.option("--crl", "FILE", Paths::parse, "its last CRL: what that names stays revoked");
  private final ImportOptions options = new ImportOptions(syntax);

  @Override
  public Syntax syntax() {
    return syntax;
  }

  @Override
  public Manual manual() {
    return ImportOptions.exits(
        Manual.of(
                "Makes a CA directory out of a certificate and its private key, PEM or DER. What the CA"
                    + " has issued stays valid; it is not known here, and cannot be revoked.",
                "With --crl what the last CRL names is in the next ones as well, and their numbers go on"
                    + " from its own.",
                ImportOptions.WORDS,
                ImportOptions.ROOT_WORDS)
            .example("minica import pem --cert ca.pem --key ca.key", "into your own CA directory")
            .example(
                "minica import pem --cert ca.pem --key ca.key --crl ca.crl --ca ./ca",
                "with what it has revoked")
            .example(
                "minica import pem --cert sub.pem --key sub.key --root root.pem --name web",
                "a CA below a root"));
  }

  @Override
  public ExitCode run(Session session) {
    PemFiles files =
        new PemFiles(
            session.input(certificate.value()),
            session.input(key.value()),
            crl.value().map(session::input));
    return options.takeOver(session, files.read());
  }
}
