package dev.minica.cli.command;

import dev.minica.cli.output.Json;
import dev.minica.cli.output.Result;
import dev.minica.cli.output.TextWriter;
import dev.minica.fixture.FixtureReport;
import java.nio.file.Path;
import java.util.Locale;

/**
 * What of a set would be made anew.
 *
 * @param folder absolute
 */
record CheckedFixtures(Path folder, FixtureReport report) implements Result {

  @Override
  public void writeTo(TextWriter text) {
    report.stale().forEach(item -> text.line("stale " + item.id() + ": " + item.why().words()));
    report.gone().forEach(name -> text.line("stale " + name + ": nothing in the set has it"));
    ended(report, text);
    text.line(
        report.stale().size()
            + " stale, "
            + report.fresh().size()
            + " as they should be in "
            + folder);
  }

  @Override
  public Json toJson() {
    return Json.object()
        .put("folder", folder.toString())
        .put(
            "stale",
            Json.array(report.stale().stream().map(item -> members(item).build()).toList()))
        .put("gone", Json.strings(report.gone()))
        .put("fresh", Json.strings(report.fresh()))
        .put("ended", Json.strings(report.ended()))
        .build();
  }

  /** What a run would not make good. */
  static void ended(FixtureReport report, TextWriter text) {
    report
        .ended()
        .forEach(
            id ->
                text.line(
                    "ended "
                        + id
                        + ": a seed makes the same again; without a lifetime it lasts, and with"
                        + " \"made\" it has ended on purpose"));
  }

  /** What there is to say of one. */
  static Json.ObjectBuilder members(FixtureReport.Item item) {
    return Json.object()
        .put("id", item.id())
        .put("why", item.why().name().toLowerCase(Locale.ROOT));
  }
}
