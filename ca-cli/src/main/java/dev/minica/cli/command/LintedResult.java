package dev.minica.cli.command;

import dev.minica.cli.output.Json;
import dev.minica.cli.output.Result;
import dev.minica.cli.output.Style;
import dev.minica.cli.output.TextWriter;
import dev.minica.lint.Finding;
import dev.minica.lint.Severity;
import dev.minica.lint.Specimen;
import java.util.ArrayList;
import java.util.List;

/**
 * The rules that certificates break.
 *
 * @param all the certificates in their order
 * @param level from which severity on a finding makes the answer no
 */
record LintedResult(List<Linted> all, Severity level) implements Result {

  /**
   * One certificate.
   *
   * @param file where it is from, as typed
   * @param subject for people; empty if it has none
   * @param serialNumber in hexadecimal digits
   * @param findings the worst first
   */
  record Linted(String file, String subject, String serialNumber, List<Finding> findings) {

    static Linted of(String file, Specimen specimen, List<Finding> found) {
      List<Finding> worstFirst = new ArrayList<>();
      for (Severity severity : Severity.values()) {
        found.stream().filter(f -> f.severity() == severity).forEach(worstFirst::add);
      }
      return new Linted(file, specimen.subjectText(), specimen.serialNumberText(), worstFirst);
    }

    private String title() {
      return file + ": " + (subject.isEmpty() ? "serial " + serialNumber : subject);
    }
  }

  boolean isAccepted() {
    return all.stream()
        .flatMap(linted -> linted.findings().stream())
        .noneMatch(finding -> finding.severity().isAtLeast(level));
  }

  private long count(Severity severity) {
    return all.stream()
        .flatMap(linted -> linted.findings().stream())
        .filter(finding -> finding.severity() == severity)
        .count();
  }

  @Override
  public void writeTo(TextWriter text) {
    text.line(isAccepted() ? Style.GOOD : Style.BAD, isAccepted() ? "yes: " : "no: ", summary());
    for (Linted linted : all) {
      text.line(linted.title());
      linted.findings().forEach(finding -> write(finding, text));
    }
  }

  private String summary() {
    return plural(count(Severity.ERROR), "error")
        + ", "
        + plural(count(Severity.WARNING), "warning")
        + ", "
        + plural(count(Severity.NOTICE), "notice")
        + " in "
        + plural(all.size(), "certificate");
  }

  private static String plural(long count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }

  private static void write(Finding finding, TextWriter text) {
    text.line(
        style(finding.severity()),
        "  " + finding.severity().label() + ": ",
        finding.lint().id() + ": " + finding.found());
    text.line("    rule: " + finding.lint().rule() + " (" + finding.lint().citation() + ")");
  }

  private static Style style(Severity severity) {
    return severity == Severity.ERROR ? Style.BAD : Style.NOTE;
  }

  @Override
  public Json toJson() {
    List<Json> certificates = new ArrayList<>();
    for (Linted linted : all) {
      certificates.add(
          Json.object()
              .put("file", linted.file())
              .put("subject", linted.subject())
              .put("serial", linted.serialNumber())
              .put(
                  "findings",
                  Json.array(linted.findings().stream().map(LintedResult::json).toList()))
              .build());
    }
    return Json.object()
        .put("accepted", isAccepted())
        .put("errors", count(Severity.ERROR))
        .put("warnings", count(Severity.WARNING))
        .put("notices", count(Severity.NOTICE))
        .put("certificates", Json.array(certificates))
        .build();
  }

  private static Json json(Finding finding) {
    return ListedLints.members(finding.lint()).put("found", finding.found()).build();
  }
}
