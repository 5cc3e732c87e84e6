package dev.minica.cli.command;

import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.ca.InputFile;
import dev.minica.cli.command.InspectedResult.Inspected;
import dev.minica.cli.option.Argument;
import dev.minica.cli.option.Paths;
import dev.minica.cli.option.Syntax;
import dev.minica.cli.output.ExitCode;
import dev.minica.inspection.CertificateDescription;
import dev.minica.inspection.IssuerTree;
import dev.minica.x509.Certificate;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** {@code minica inspect}: what is in a certificate. */
final class InspectCommand implements Command {

  private static final Path STANDARD_INPUT = Path.of("-");

  private final Syntax syntax = new Syntax();
  private final Argument<List<Path>> files =
      syntax.operands("FILE", Paths::parse, "certificates, PEM or DER; - is standard input");

  @Override
  public Syntax syntax() {
    return syntax;
  }

  @Override
  public Manual manual() {
    return Manual.of(
            "Shows what certificates say: names, validity and the days left, key, fingerprints,"
                + " usages in words, and every extension; one that is unknown or malformed as"
                + " hexadecimal digits. No CA is needed.",
            "A PEM file may hold many certificates. Who issued whom among all that is given is drawn"
                + " first. A file with anything else in it, a private key for instance, is refused"
                + " with the name of what was found.")
        .example("minica inspect server.example/cert.pem", "one certificate")
        .example(
            "minica inspect server.example/fullchain.pem server.example/ca.pem",
            "a chain and its root, drawn as a tree and then one by one")
        .example(
            "openssl s_client -connect server.example:443 </dev/null | minica inspect -",
            "what a server sends")
        .example(
            "minica inspect --json cert.pem | jq '.artefacts[0].daysLeft'",
            "a single fact, for a script")
        .exits(ExitCode.BAD_INPUT);
  }

  @Override
  public ExitCode run(Session session) {
    requireOneStandardInput();
    Instant now = session.environment().now();
    List<Certificate> certificates = new ArrayList<>();
    List<Inspected> inspected = new ArrayList<>();
    for (Path file : files.value()) {
      for (Certificate certificate : input(file, session).onlyCertificates()) {
        certificates.add(certificate);
        inspected.add(new Inspected(file.toString(), CertificateDescription.of(certificate, now)));
      }
    }
    session.show(new InspectedResult(inspected, IssuerTree.of(certificates)));
    return ExitCode.DONE;
  }

  private void requireOneStandardInput() {
    if (files.value().stream().filter(STANDARD_INPUT::equals).count() > 1) {
      throw new MinicaException(Kind.USAGE, "FILE: '-' is given twice, and can be read once");
    }
  }

  private static InputFile input(Path file, Session session) {
    return file.equals(STANDARD_INPUT)
        ? InputFile.standardInput(session.in())
        : new InputFile(session.resolve(file));
  }
}
