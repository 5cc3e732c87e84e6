package dev.minica.cli.command;

import dev.minica.Escaped;
import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.cli.command.LintedResult.Linted;
import dev.minica.cli.option.Argument;
import dev.minica.cli.option.Paths;
import dev.minica.cli.option.Syntax;
import dev.minica.cli.output.ExitCode;
import dev.minica.file.InputFile;
import dev.minica.lint.Severity;
import dev.minica.lint.Specimen;
import dev.minica.lint.registry.Lints;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** {@code minica lint}: which rules certificates break. */
final class LintCommand implements Command {

  private final Syntax syntax = new Syntax();
  private final Argument<Boolean> list =
      syntax.flag("--list", "show all rules and where they are written, instead");
  private final Argument<Severity> level =
      syntax.option(
          "--level",
          "SEVERITY",
          LintCommand::parseSeverity,
          "what makes the answer no: error, warning or notice",
          Severity.ERROR.label());
  private final Argument<List<Path>> files =
      syntax.anyOperands("FILE", Paths::parse, "certificates, PEM or DER; - is standard input");

  @Override
  public Syntax syntax() {
    return syntax;
  }

  @Override
  public Manual manual() {
    return Manual.of(
            "Says which rules each certificate breaks, with the clause that the rule is written in:"
                + " RFC 5280 and its kin, DER, what public CAs must do, and what certain clients"
                + " demand. Nothing is asked of the network, and no CA is needed.",
            "What a norm demands with MUST is an error, with SHOULD a warning; rules that bind"
                + " public CAs only are notices. Each certificate is looked at by itself: whether"
                + " it leads to a trusted root, minica verify says.")
        .example("minica lint server.example/cert.pem", "one certificate")
        .example("minica lint --level warning chain.pem root.der", "for a script that is strict")
        .example(
            "openssl s_client -connect server.example:443 </dev/null | minica lint -",
            "what a server sends")
        .example("minica lint --list", "all rules")
        .exits(ExitCode.NO, ExitCode.BAD_INPUT);
  }

  @Override
  public ExitCode run(Session session) {
    if (list.value()) {
      session.show(new ListedLints(Lints.all()));
      return ExitCode.DONE;
    }
    requireFiles();
    List<Linted> linted = new ArrayList<>();
    List<InputFile> inputs = files.value().stream().map(session::input).toList();
    for (int i = 0; i < inputs.size(); i++) {
      String name = files.value().get(i).toString();
      for (Specimen specimen : inputs.get(i).specimens()) {
        linted.add(Linted.of(name, specimen, Lints.check(specimen)));
      }
    }
    LintedResult result = new LintedResult(linted, level.value());
    session.show(result);
    return result.isAccepted() ? ExitCode.DONE : ExitCode.NO;
  }

  private void requireFiles() {
    if (files.value().isEmpty()) {
      throw new MinicaException(Kind.USAGE, "FILE is missing")
          .withHint("name the certificates, or give --list to see the rules");
    }
  }

  private static Severity parseSeverity(String text) {
    for (Severity severity : Severity.values()) {
      if (severity.label().equals(text)) {
        return severity;
      }
    }
    throw new MinicaException(Kind.USAGE, "unknown severity \"" + Escaped.of(text) + "\"")
        .withHint("one of error, warning, notice");
  }
}
