package dev.minica.cli.command;

import dev.minica.ca.CertificateAuthority;
import dev.minica.ca.order.IntermediateOrder;
import dev.minica.ca.order.IssuerName;
import dev.minica.ca.order.PublicationUrl;
import dev.minica.ca.takeover.ForeignCa;
import dev.minica.ca.takeover.TakenOver;
import dev.minica.ca.takeover.TakeoverOrder;
import dev.minica.cli.option.Argument;
import dev.minica.cli.option.PassphraseSource;
import dev.minica.cli.option.Paths;
import dev.minica.cli.option.Syntax;
import dev.minica.cli.output.ExitCode;
import dev.minica.x509.Certificate;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The options that all kinds of import have, and what they do with the CA that was found. */
final class ImportOptions {

  private static final String PASSWORD = "--password";
  private static final String CA_PASSWORD = "--ca-password";

  /** For the help of a command with these options. */
  static final String WORDS =
      "Nothing of the other program's is changed, and it must not be used for this CA from then on:"
          + " what it issues or revokes later is unknown here. The CA directory must be a new one,"
          + " or empty. With --ca-password the key is encrypted there, whatever it was before;"
          + " without, only its file mode protects it. SOURCE is prompt, env:VAR, file:PATH, fd:N,"
          + " stdin or pass:TEXT.";

  /** The same. */
  static final String ROOT_WORDS =
      "If the CA is no root, the certificates above it are needed; --root names a file with them."
          + " The CA then issues under the name of --name below a root whose key is elsewhere.";

  private final Argument<Optional<PassphraseSource>> password;
  private final Argument<Optional<PassphraseSource>> caPassword;
  private final Argument<Optional<Path>> root;
  private final Argument<IssuerName> name;
  private final Argument<Optional<PublicationUrl>> url;

  /** Declares the options. */
  ImportOptions(Syntax syntax) {
    password =
        syntax.option(
            PASSWORD, "SOURCE", PassphraseSource::parse, "opens the key of the other program's CA");
    caPassword =
        syntax.option(
            CA_PASSWORD, "SOURCE", PassphraseSource::parse, "encrypts the CA's key; see below");
    root =
        syntax.option(
            "--root", "FILE", Paths::parse, "the certificates above the CA, if it is no root");
    name =
        syntax.option(
            "--name",
            "NAME",
            IssuerName::parse,
            "what to call the CA if it is no root",
            IntermediateOrder.FIRST.value());
    url =
        syntax.option(
            "--url",
            "BASE",
            PublicationUrl::parse,
            "where minica serve will be found: http://ca.example:8080");
  }

  /** The manual with the ways in which an import can end. */
  static Manual exits(Manual manual) {
    return manual.exits(
        ExitCode.BAD_INPUT,
        ExitCode.REFUSED,
        ExitCode.CONFLICT,
        ExitCode.BUSY,
        ExitCode.WRONG_PASSPHRASE);
  }

  /** Takes over what was found. */
  ExitCode takeOver(Session session, ForeignCa found) {
    List<Certificate> above =
        root.value().map(file -> session.input(file).certificates()).orElse(List.of());
    Path directory = session.caDirectory();
    TakenOver taken =
        CertificateAuthority.takeOver(
            directory, found.below(above), order(session), session.environment());
    CertificateAuthority authority = CertificateAuthority.open(directory, session.environment());
    session.show(new ImportedResult(directory, authority.rootFile(), authority.issuer(), taken));
    taken.notes().forEach(session::warn);
    session.say("next: minica list" + session.caOption());
    return ExitCode.DONE;
  }

  private TakeoverOrder order(Session session) {
    return new TakeoverOrder(
        () ->
            session.passphrases().existing(PASSWORD, "the CA's key", password.value()).characters(),
        caPassword
            .value()
            .map(
                source ->
                    () ->
                        session
                            .passphrases()
                            .fresh(CA_PASSWORD, "the CA's key from now on", Optional.of(source))
                            .characters()),
        name.value(),
        url.value());
  }
}
