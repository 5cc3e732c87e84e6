package dev.minica.cli.command;

import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.ca.CertificateAuthority;
import dev.minica.ca.Delivery;
import dev.minica.ca.order.RenewalOrder;
import dev.minica.cli.option.Argument;
import dev.minica.cli.option.PassphraseSource;
import dev.minica.cli.option.Paths;
import dev.minica.cli.option.Syntax;
import dev.minica.cli.output.ExitCode;
import dev.minica.issuance.Profile;
import dev.minica.renewal.CertificateFile;
import dev.minica.renewal.IssuedDirectory;
import dev.minica.renewal.PrintedCertificate;
import dev.minica.renewal.Renewable;
import dev.minica.x509.Certificate;
import dev.minica.x509.TimeSpan;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** {@code minica renew}: the same certificate again, in the same files. */
final class RenewCommand implements Command {

  private static final String PASSWORD = "--password";

  private final Syntax syntax = new Syntax();
  private final IssuedOperand operand = new IssuedOperand(syntax);
  private final Argument<Optional<TimeSpan>> within =
      syntax.option("--within", "SPAN", TimeSpan::parse, "only if it expires within that");
  private final Argument<Boolean> newKey =
      syntax.flag("--new-key", "makes a new key, too, of the same kind");
  private final Argument<Optional<TimeSpan>> lifetime =
      syntax.option(
          "--lifetime", "SPAN", TimeSpan::parse, "how long it is valid (default: as before)");
  private final Argument<Optional<ProfileChoice>> profile =
      syntax.option(
          "--profile",
          "NAME",
          given -> new ProfileChoice(given, Profile::named),
          "another profile than it was issued under, or a YAML file");
  private final Argument<Optional<PassphraseSource>> password =
      syntax.option(
          PASSWORD,
          "SOURCE",
          PassphraseSource::parse,
          "of the key stores in the folder (default " + Delivery.DEFAULT_PASSWORD + ")");
  private final Argument<Optional<String>> hook =
      syntax.option("--hook", "CMD", text -> text, "a command for sh, after it was renewed");
  private final CaPassword caPassword = new CaPassword(syntax);

  @Override
  public Syntax syntax() {
    return syntax;
  }

  @Override
  public Manual manual() {
    return Manual.of(
            "Issues a certificate again, valid from now on: the same names, subject and profile, for"
                + " as long as before, by the same issuing CA and for the same key. It takes the"
                + " place of the old one in the files that minica issue wrote, key stores"
                + " included: all of them, or none. They keep their formats, aliases, passwords,"
                + " owners and modes.",
            "Of a file, the certificate in it is renewed, and what else is in it stays. Of a serial"
                + " number, the certificate is printed.",
            "With --within, what is valid for longer is left alone, with exit code 0 and a word about"
                + " it: run it every day. A certificate that was revoked is not renewed.",
            "CMD runs when everything is in place, with MINICA_SERIAL and"
                + " MINICA_DIRECTORY in its environment; if it fails, so does minica renew, and the"
                + " certificate is renewed all the same.")
        .example("minica renew server.example", "what is in the folder, with the same key")
        .example(
            "minica renew server.example --within 30d --hook 'nginx -s reload'", "for cron and CI")
        .example("minica renew broker.example --new-key --password env:STORE_PASSWORD", "a new key")
        .example("minica renew /etc/ssl/server.pem", "a single file")
        .exits(
            ExitCode.BAD_INPUT,
            ExitCode.REFUSED,
            ExitCode.CONFLICT,
            ExitCode.UNUSABLE_CA,
            ExitCode.BUSY,
            ExitCode.WRONG_PASSPHRASE);
  }

  @Override
  public ExitCode run(Session session) {
    CertificateAuthority authority =
        CertificateAuthority.open(session.caDirectory(), session.environment());
    return operand.as(
        session,
        folder -> renew(session, authority, directory(session, session.resolve(folder))),
        file -> renew(session, authority, new CertificateFile(session.resolve(onDisk(file)))),
        serialNumber ->
            renew(session, authority, new PrintedCertificate(authority.issued(serialNumber))));
  }

  private static Path onDisk(Path file) {
    if (Paths.isStandardInput(file)) {
      throw new MinicaException(
              Kind.USAGE, "standard input cannot be renewed: there is no file to put it back")
          .withHint("give its serial number");
    }
    return file;
  }

  private IssuedDirectory directory(Session session, Path path) {
    Supplier<char[]> opening =
        () ->
            password.value().isEmpty()
                ? Delivery.DEFAULT_PASSWORD.toCharArray()
                : session
                    .passphrases()
                    .existing(PASSWORD, "the key stores", password.value())
                    .characters();
    return new IssuedDirectory(path, opening, session.environment());
  }

  private ExitCode renew(Session session, CertificateAuthority authority, Renewable old) {
    Optional<Certificate> renewed =
        authority.renew(old, order(session), caPassword.opening(session));
    session.show(new RenewedResult(old, renewed));
    renewed.ifPresent(certificate -> hook(session, certificate, old.directory()));
    if (renewed.isEmpty()) {
      session.say("nothing to do: it is valid for longer than --within");
    }
    return ExitCode.DONE;
  }

  private RenewalOrder order(Session session) {
    return new RenewalOrder(
        within.value(),
        newKey.value(),
        profile.value().map(choice -> choice.open(session)),
        lifetime.value());
  }

  private void hook(Session session, Certificate certificate, Optional<Path> directory) {
    if (hook.value().isPresent()) {
      Map<String, String> variables = new HashMap<>();
      variables.put("MINICA_SERIAL", certificate.serialNumber().toString());
      variables.put("MINICA_DIRECTORY", directory.map(Path::toString).orElse(""));
      new Hook(hook.value().get()).run(session, variables);
    }
  }
}
