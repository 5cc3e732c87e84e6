package dev.minica.cli.scan;

import dev.minica.cli.output.Json;
import dev.minica.cli.output.Result;
import dev.minica.cli.output.Style;
import dev.minica.cli.output.TextWriter;
import dev.minica.scan.Finding;
import dev.minica.scan.Problem;
import dev.minica.scan.ScanReport;
import dev.minica.scan.ScannedFile;
import dev.minica.scan.Tally;
import java.util.List;

/**
 * What a scan found, for people and as minica's own JSON: trouble first, then notes.
 *
 * @param withNotes whether notes are told, and not only counted
 */
public record ScanResult(ScanReport report, boolean withNotes) implements Result {

  @Override
  public void writeTo(TextWriter text) {
    boolean good = report.troubles() == 0;
    text.line(good ? Style.GOOD : Style.BAD, good ? "yes: " : "no: ", summary());
    ScanReport told = withNotes ? report : report.withoutNotes();
    told.files(true).forEach(file -> write(file, text));
    told.files(false).stream()
        .filter(file -> !file.findings().isEmpty())
        .forEach(file -> write(file, text));
  }

  private String summary() {
    Tally tally = report.tally();
    int bad = report.files(true).size();
    return plural(bad, "file")
        + " in trouble; found "
        + plural(tally.certificates(), "certificate")
        + ", "
        + plural(tally.keys(), "key")
        + " and "
        + plural(tally.stores(), "store")
        + " in "
        + plural(report.looked(), "file")
        + (withNotes || report.notes() == 0
            ? ""
            : "; --notes tells " + plural(report.notes(), "note"));
  }

  private static String plural(long count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }

  private static void write(ScannedFile file, TextWriter text) {
    text.line(file.path());
    for (Finding finding : file.findings()) {
      text.line(style(finding.problem()), "  " + finding.problem().id() + ": ", rest(finding));
    }
  }

  private static Style style(Problem problem) {
    return problem.isTrouble() ? Style.BAD : Style.NOTE;
  }

  private static String rest(Finding finding) {
    String inside = finding.place().inside();
    return (inside.isEmpty() ? "" : inside + ": ")
        + (finding.subject().isEmpty() ? "" : finding.subject() + ": ")
        + finding.message();
  }

  @Override
  public Json toJson() {
    Tally tally = report.tally();
    Json.ObjectBuilder json =
        Json.object()
            .put("accepted", report.troubles() == 0)
            .put("files", report.looked())
            .put("filesInTrouble", report.files(true).size())
            .put("certificates", tally.certificates())
            .put("keys", tally.keys())
            .put("stores", tally.stores())
            .put("findings", findings(true))
            .put("noteCount", report.notes());
    if (withNotes) {
      json.put("notes", findings(false));
    }
    return json.put("unread", Json.series(report.unread(), ScanResult::json)).build();
  }

  private Json findings(boolean trouble) {
    List<Finding> some =
        report.findings().stream()
            .filter(finding -> finding.problem().isTrouble() == trouble)
            .toList();
    return Json.series(some, ScanResult::json);
  }

  private static Json json(Finding finding) {
    Json.ObjectBuilder json =
        Json.object()
            .put("file", finding.place().file())
            .put("within", Json.strings(finding.place().within()))
            .put("problem", finding.problem().id())
            .put("subject", finding.subject())
            .put("message", finding.message());
    if (finding.place().line() > 0) {
      json.put("line", finding.place().line());
    }
    finding.rule().ifPresent(rule -> json.put("rule", rule));
    return json.build();
  }

  private static Json json(ScanReport.Unread unread) {
    return Json.object().put("path", unread.path()).put("reason", unread.reason()).build();
  }
}
