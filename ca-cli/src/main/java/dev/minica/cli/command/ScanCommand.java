package dev.minica.cli.command;

import dev.minica.Escaped;
import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.cli.option.Argument;
import dev.minica.cli.option.Passphrase;
import dev.minica.cli.option.PassphraseSource;
import dev.minica.cli.option.Paths;
import dev.minica.cli.option.Syntax;
import dev.minica.cli.output.ExitCode;
import dev.minica.cli.scan.JUnitReport;
import dev.minica.cli.scan.SarifLog;
import dev.minica.cli.scan.ScanResult;
import dev.minica.scan.Scan;
import dev.minica.scan.ScanOptions;
import dev.minica.scan.ScanReport;
import dev.minica.x509.TimeSpan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** {@code minica scan}: what is in trouble below some directories, or soon will be. */
final class ScanCommand implements Command {

  private static final String PASSWORD = "--password";
  private static final String FORMAT = "--format";

  /** The shapes of the result. */
  private enum Format {
    TEXT,
    JSON,
    SARIF,
    JUNIT;

    static Format parse(String text) {
      for (Format format : values()) {
        if (format.name().toLowerCase(Locale.ROOT).equals(text)) {
          return format;
        }
      }
      throw new MinicaException(Kind.USAGE, "unknown format \"" + Escaped.of(text) + "\"")
          .withHint("one of text, json, sarif, junit");
    }
  }

  private final Syntax syntax = new Syntax();
  private final Argument<TimeSpan> within =
      syntax.option(
          "--within", "TIME", TimeSpan::parse, "what ends before that is trouble, too", "90d");
  private final Argument<List<PassphraseSource>> passwords =
      syntax.repeated(
          PASSWORD,
          "SOURCE",
          PassphraseSource::parse,
          "one more password to try on what is locked; can be repeated");
  private final Argument<Optional<Format>> format =
      syntax.option(FORMAT, "FORMAT", Format::parse, "text, json, sarif or junit (default text)");
  private final Argument<Boolean> notes =
      syntax.flag("--notes", "also what is worth knowing and no trouble");
  private final Argument<List<Path>> paths =
      syntax.operands("PATH", Paths::parse, "directories, and files");

  @Override
  public Syntax syntax() {
    return syntax;
  }

  @Override
  public Manual manual() {
    return Manual.of(
            "Finds every certificate, key and key store below directories, and says which are in"
                + " trouble: expired, expiring or not yet valid; with a weak key or signature; or"
                + " so that strict clients refuse them, of which OpenSSL's -x509_strict, Go,"
                + " GnuTLS, NSS and Java are asked for each rule of 'minica lint'. The answer is no"
                + " if there is any. It changes nothing and asks no network.",
            "Found is by content, not by name: PEM, also in YAML, JSON, properties and source code;"
                + " base64 as in Secrets of Kubernetes; DER, PKCS#7, PKCS#12, JKS, JCEKS, BCFKS,"
                + " BKS; and all of it in jars and zips, four deep. What is compressed otherwise is"
                + " not looked into. Links to directories are not followed; .git, .hg and .svn are"
                + " left out, and below / what is no disk.",
            "On what is locked the passwords given are tried, and those that tests usually have"
                + " (changeit, password, secret, none, ...) where that is quick. What stays locked,"
                + " or cannot be read, is a note, as are CRLs whose time is over and keys that"
                + " every user may read. Notes leave the answer alone, and are counted unless"
                + " --notes asks for them.")
        .example("minica scan src/test/resources", "the fixtures of a project")
        .example("minica scan --within 1y --password env:STORE_PASSWORD .", "look a year ahead")
        .example("minica scan --format sarif . > scan.sarif", "for code scanning in CI")
        .example("minica scan --format junit . > scan.xml", "as a report of tests")
        .example(
            "minica scan --json /etc/ssl | jq -r '.findings[].file'", "the files, for a script")
        .exits(ExitCode.NO, ExitCode.BAD_INPUT);
  }

  @Override
  public ExitCode run(Session session) throws IOException {
    Format wanted = wanted(session);
    ScanReport report = scanned(session);
    switch (wanted) {
      case TEXT, JSON -> showResult(new ScanResult(report, notes.value()), wanted, session);
      case SARIF ->
          session.document(new SarifLog(told(report), RootCommand.readVersion()).toJson());
      case JUNIT -> session.page(new JUnitReport(told(report)).toXml());
    }
    report
        .unread()
        .forEach(each -> session.warn("cannot read " + each.path() + ": " + each.reason()));
    return report.troubles() == 0 ? ExitCode.DONE : ExitCode.NO;
  }

  private ScanReport told(ScanReport report) {
    return notes.value() ? report : report.withoutNotes();
  }

  private static void showResult(ScanResult result, Format wanted, Session session) {
    if (wanted == Format.JSON) {
      session.document(result.toJson());
    } else {
      session.show(result);
    }
  }

  private Format wanted(Session session) {
    Format usual = session.isJson() ? Format.JSON : Format.TEXT;
    Format wanted = format.value().orElse(usual);
    if (session.isJson() && wanted != Format.JSON) {
      throw new MinicaException(Kind.USAGE, FORMAT + " asks for another format than --json")
          .withHint("leave out one of them");
    }
    return wanted;
  }

  private ScanReport scanned(Session session) {
    List<Passphrase> given =
        passwords.value().stream()
            .map(source -> session.passphrases().existing(PASSWORD, "stores", Optional.of(source)))
            .toList();
    try {
      List<char[]> characters = given.stream().map(Passphrase::characters).toList();
      ScanOptions options =
          new ScanOptions(
              session.environment().now(),
              within.value(),
              characters,
              session.resolve(Path.of("")).normalize());
      return new Scan(options, session.environment()::nanoseconds, new ScanStatus(session))
          .of(resolved(session));
    } finally {
      given.forEach(Passphrase::close);
      session.status("");
    }
  }

  /** Without the dots that mean nothing. Two of them do, where there are links. */
  private List<Path> resolved(Session session) {
    return paths.value().stream()
        .map(path -> goesUp(path) ? path : path.normalize())
        .map(session::resolve)
        .toList();
  }

  private static boolean goesUp(Path path) {
    for (Path name : path) {
      if (name.toString().equals("..")) {
        return true;
      }
    }
    return false;
  }
}
