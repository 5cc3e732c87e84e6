package dev.minica.cli.command;

import dev.minica.Escaped;
import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.ca.CertificateAuthority;
import dev.minica.ca.Delivery;
import dev.minica.cli.option.Argument;
import dev.minica.cli.option.Passphrase;
import dev.minica.cli.option.PassphraseSource;
import dev.minica.cli.option.Paths;
import dev.minica.cli.option.Syntax;
import dev.minica.cli.output.ExitCode;
import dev.minica.reissue.Destination;
import dev.minica.reissue.Model;
import dev.minica.reissue.Reissue;
import dev.minica.reissue.ReissuePlan;
import dev.minica.reissue.Reissued;
import dev.minica.reissue.ReissuedFiles;
import dev.minica.x509.Certificate;
import dev.minica.x509.TimeSpan;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** {@code minica reissue}: the same files again, with certificates that are valid from now. */
final class ReissueCommand implements Command {

  private static final String LIKE = "--like";
  private static final String PASSWORD = "--password";
  private static final String IN_PLACE = "--in-place";
  private static final Path USUAL_FOLDER = Path.of("reissued");

  private final Syntax syntax = new Syntax();
  private final Argument<List<Path>> likes =
      syntax.repeated(
          LIKE,
          "FILE",
          Paths::parse,
          "what is to be made again; several are one set, with common issuers");
  private final Argument<Boolean> keepKey =
      syntax.flag("--keep-key", "keeps the keys, but those of issuers that are not at hand");
  private final Argument<Optional<TimeSpan>> lifetime =
      syntax.option(
          "--lifetime",
          "SPAN",
          TimeSpan::parse,
          "how long all of it is valid (default: as before)");
  private final Argument<List<PassphraseSource>> passwords =
      syntax.repeated(
          PASSWORD,
          "SOURCE",
          PassphraseSource::parse,
          "opens what is locked, and locks it again (default "
              + Delivery.DEFAULT_PASSWORD
              + "); can be repeated");
  private final Argument<Optional<Path>> out =
      syntax.option(
          "--out",
          "PATH",
          Paths::output,
          "a directory, or for one FILE a file with a dot in its name (default "
              + USUAL_FOLDER
              + ")");
  private final Argument<Boolean> inPlace =
      syntax.flag(IN_PLACE, "replaces each FILE itself, which keeps its owner and mode");
  private final Argument<Boolean> force =
      syntax.flag("--force", "replaces other files that are in the way");

  @Override
  public Syntax syntax() {
    return syntax;
  }

  @Override
  public Manual manual() {
    return Manual.of(
            "Makes certificates again that came to their end, with what lies beside them: valid"
                + " from now for as long as before, with new keys of the same kind, and with the"
                + " same names, extensions and order of extensions. It is for the certificates of"
                + " tests; those of a CA of yours are renewed by 'minica renew'.",
            "FILE is PEM with certificates, keys and any text; DER; PKCS#7; or a key store (p12,"
                + " jks, bcfks): its content tells. It keeps its format, order, names of entries,"
                + " passwords, and the text around PEM.",
            "Issuers in the files are made again like the rest. One whose key is in the files too,"
                + " and that lasts for half the time at least, signs and stays. One that is in none"
                + " of the files is made up: a root with its name, written to ca.pem, which"
                + " is to be trusted from then on. A new key that has no place in the files is"
                + " written beside them as NAME.key; the keys of issuers are not kept. So give the"
                + " files that belong together with one --like each.",
            "What minica does not make any more is replaced, and said: MD5 and SHA-1 by SHA-256,"
                + " RSA keys below 2048 bits by such of 2048. CRLs and requests in PEM stay as they"
                + " are.")
        .example(
            "minica reissue --like keystore.p12 --password env:STORE_PASSWORD",
            "reissued/keystore.p12, and ca.pem if its root is not inside")
        .example(
            "minica reissue --in-place --like ca.crt --like server.crt --like server.key",
            "the fixtures of a test, which fit together again")
        .example(
            "minica reissue --like server.pem --keep-key --lifetime 10y --out new.pem",
            "for the same key, and for longer")
        .exits(
            ExitCode.BAD_INPUT,
            ExitCode.REFUSED,
            ExitCode.CONFLICT,
            ExitCode.BUSY,
            ExitCode.WRONG_PASSPHRASE);
  }

  @Override
  public ExitCode run(Session session) {
    requireUse();
    List<Passphrase> opening = passphrases(session);
    try {
      List<char[]> characters = opening.stream().map(Passphrase::characters).toList();
      List<Model> models =
          likes.value().stream()
              .map(path -> Model.read(session.resolve(path), characters))
              .toList();
      session.show(reissued(session, models));
    } finally {
      opening.forEach(Passphrase::close);
      session.status("");
    }
    return ExitCode.DONE;
  }

  private void requireUse() {
    if (likes.value().isEmpty()) {
      throw new MinicaException(Kind.USAGE, "'minica reissue' needs " + LIKE)
          .withHint("'minica reissue --help' shows the arguments and examples");
    } else if (likes.value().stream().anyMatch(Paths::isStandardInput)) {
      throw new MinicaException(
              Kind.USAGE, "standard input cannot be made again: it has no name and no place")
          .withHint("put it into a file");
    } else if (inPlace.value() && out.value().isPresent()) {
      throw new MinicaException(Kind.USAGE, "both --out and " + IN_PLACE + " are given")
          .withHint("give one of the two");
    }
  }

  private List<Passphrase> passphrases(Session session) {
    return passwords.value().isEmpty()
        ? List.of(Passphrase.known(Delivery.DEFAULT_PASSWORD))
        : passwords.value().stream()
            .map(
                source ->
                    session.passphrases().existing(PASSWORD, "the files", Optional.of(source)))
            .toList();
  }

  private ReissuedResult reissued(Session session, List<Model> models) {
    ReissuePlan plan =
        ReissuePlan.of(models, keepKey.value(), lifetime.value(), session.environment().now());
    refuseOwn(session, plan);
    ReissuedFiles files =
        new ReissuedFiles(plan, destination(session), force.value(), session.environment());
    Reissued made =
        Reissue.run(
            plan,
            session.environment(),
            name -> session.status("making " + Escaped.of(name.toString())));
    return new ReissuedResult(made, files.write(made));
  }

  private Destination destination(Session session) {
    if (inPlace.value()) {
      return new Destination.InPlace();
    }
    Path path = session.resolve(out.value().orElse(USUAL_FOLDER));
    boolean isFile =
        out.value().isPresent()
            && likes.value().size() == 1
            && String.valueOf(path.getFileName()).indexOf('.') > 0
            && !Files.isDirectory(path);
    return isFile ? new Destination.OneFile(path) : new Destination.Folder(path);
  }

  /** What the user's CA has issued it has a record of, and a better way to issue again. */
  private static void refuseOwn(Session session, ReissuePlan plan) {
    Path directory = session.caDirectory();
    if (!Files.exists(CertificateAuthority.rootFile(directory))) {
      return;
    }
    List<Certificate> issuers =
        CertificateAuthority.open(directory, session.environment()).certificates();
    for (Certificate old : plan.remade()) {
      if (issuers.stream().anyMatch(issuer -> isIssuedBy(old, issuer))) {
        throw new MinicaException(
                Kind.REFUSED,
                Escaped.of(old.subject().toString())
                    + " was issued by the CA in "
                    + Escaped.of(directory.toString()))
            .withHint("minica renew issues it again, by the same CA");
      }
    }
  }

  private static boolean isIssuedBy(Certificate certificate, Certificate issuer) {
    return certificate.namesAsIssuer(issuer) && certificate.isSignedBy(issuer.publicKey());
  }
}
