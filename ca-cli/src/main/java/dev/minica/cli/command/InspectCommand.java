package dev.minica.cli.command;

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
    List<InputFile> inputs = files.value().stream().map(session::input).toList();
    Instant now = session.environment().now();
    List<Certificate> certificates = new ArrayList<>();
    List<Inspected> inspected = new ArrayList<>();
    for (int i = 0; i < inputs.size(); i++) {
      String source = files.value().get(i).toString();
      for (Certificate certificate : inputs.get(i).onlyCertificates()) {
        certificates.add(certificate);
        inspected.add(new Inspected(source, CertificateDescription.of(certificate, now)));
      }
    }
    session.show(new InspectedResult(inspected, IssuerTree.of(certificates)));
    return ExitCode.DONE;
  }
}
