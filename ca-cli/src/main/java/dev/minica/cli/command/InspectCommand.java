package dev.minica.cli.command;

import dev.minica.cli.command.InspectedResult.Inspected;
import dev.minica.cli.openssl.InspectScript;
import dev.minica.cli.openssl.OpensslScript;
import dev.minica.cli.option.Argument;
import dev.minica.cli.option.Passphrase;
import dev.minica.cli.option.PassphraseSource;
import dev.minica.cli.option.Syntax;
import dev.minica.cli.output.ExitCode;
import dev.minica.inspection.Finding;
import dev.minica.inspection.Inspection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code minica inspect}: what is in a file or at a server, whatever it is. */
final class InspectCommand implements Scripted {

  private static final String PASSWORD = "--password";

  private final Syntax syntax = new Syntax();
  private final Argument<List<String>> sources =
      syntax.operands(
          "FILE", text -> text, "a file, - for standard input, or HOST:PORT of a TLS server");
  private final Argument<Optional<PassphraseSource>> password =
      syntax.option(
          PASSWORD, "SOURCE", PassphraseSource::parse, "opens what is encrypted (default: closed)");

  @Override
  public Syntax syntax() {
    return syntax;
  }

  @Override
  public Manual manual() {
    return Manual.of(
            "Shows what is in files, and finds out by itself what that is: certificates, private"
                + " and public keys, requests, certificate revocation lists, OCSP responses,"
                + " PKCS#7, PKCS#12 and Java's key stores; in PEM, any number of them and mixed,"
                + " or DER. No CA is needed, and nothing is verified:"
                + " that is what 'minica verify' is for.",
            "Shown are names, validity and the days left, keys, fingerprints, usages in words, and"
                + " every extension; one that is unknown or malformed as hexadecimal digits. Which"
                + " certificate issued which is drawn first. Of a private key the public half is"
                + " shown and how it is encrypted, never a secret; one that is encrypted is shown"
                + " from outside, unless a password opens it.",
            "HOST:PORT, or https://HOST, connects and shows what a TLS server sends, whether it"
                + " would be trusted or not. A file of that name is shown instead, if there is one."
                + " A block that cannot be read among others that can is shown as that, with a"
                + " warning.")
        .example("minica inspect server.example/cert.pem", "one certificate")
        .example(
            "minica inspect server.example/fullchain.pem server.example/ca.pem",
            "a chain and its root, drawn as a tree and then one by one")
        .example(
            "minica inspect server.example/key.pem server.example/cert.pem",
            "a key and a certificate, and whether they belong together")
        .example(
            "minica inspect keystore.p12 --password pass:changeit", "a key store and its entries")
        .example("minica inspect localhost:8443", "what a server shows of itself")
        .example(
            "minica inspect --json cert.pem | jq '.artefacts[0].daysLeft'",
            "a single fact, for a script")
        .exits(ExitCode.BAD_INPUT, ExitCode.BUSY, ExitCode.WRONG_PASSPHRASE);
  }

  @Override
  public OpensslScript openssl(Session session) {
    Inspection inspection = new Inspection(session.environment().now(), Optional.empty());
    return new InspectScript(
            sources.value().stream()
                .map(text -> InspectedSource.script(text, session, inspection))
                .toList(),
            password.value())
        .write();
  }

  @Override
  public ExitCode run(Session session) {
    List<InspectedSource> opened =
        sources.value().stream().map(text -> InspectedSource.of(text, session)).toList();
    if (password.value().isEmpty()) {
      List<Inspected> inspected = inspected(opened, session, Optional.empty());
      show(inspected, session);
      if (inspected.stream().map(Inspected::finding).anyMatch(Finding::isLocked)) {
        session.say("What is encrypted is opened by its passphrase: --password SOURCE");
      }
      return ExitCode.DONE;
    }
    try (Passphrase given =
        session.passphrases().existing(PASSWORD, "what is inspected", password.value())) {
      show(inspected(opened, session, Optional.of(given.characters())), session);
      return ExitCode.DONE;
    }
  }

  private static List<Inspected> inspected(
      List<InspectedSource> sources, Session session, Optional<char[]> passphrase) {
    Inspection inspection = new Inspection(session.environment().now(), passphrase);
    List<Inspected> inspected = new ArrayList<>();
    for (InspectedSource source : sources) {
      for (Finding finding : source.findings(inspection)) {
        inspected.add(new Inspected(source.name(), finding));
      }
    }
    return inspected;
  }

  private static void show(List<Inspected> inspected, Session session) {
    session.show(InspectedResult.of(inspected));
    for (Inspected each : inspected) {
      each.finding()
          .failure()
          .ifPresent(failure -> session.warn(each.source() + ": " + failure.getMessage()));
    }
  }
}
