package dev.minica.cli.command;

import dev.minica.cli.output.Json;
import dev.minica.cli.output.Result;
import dev.minica.cli.output.TextWriter;
import dev.minica.fixture.FixtureReport;
import java.nio.file.Path;
import java.util.Locale;

/**
 * What became of a set.
 *
 * @param folder absolute
 * @param isSeeded whether anybody can make the same keys
 */
record MadeFixtures(Path folder, FixtureReport report, boolean isSeeded) implements Result {

  @Override
  public void writeTo(TextWriter text) {
    for (FixtureReport.Item item : report.stale()) {
      text.line("made " + item.id() + " (" + why(item) + ")" + files(item));
    }
    report.gone().forEach(name -> text.line("removed " + name + ": nothing in the set has it"));
    CheckedFixtures.ended(report, text);
    text.line(report.stale().size() + " made, " + report.fresh().size() + " kept in " + folder);
    report.arithmetic().ifPresent(name -> text.line("keys and signatures by " + name));
    if (isSeeded) {
      text.line("anybody who knows the seed has these keys: trust them nowhere but in tests");
    }
  }

  @Override
  public Json toJson() {
    Json.ObjectBuilder json = Json.object();
    json.put("folder", folder.toString())
        .put("seeded", isSeeded)
        .put("made", Json.array(report.stale().stream().map(MadeFixtures::made).toList()))
        .put("removed", Json.strings(report.gone()))
        .put("kept", Json.strings(report.fresh()))
        .put("ended", Json.strings(report.ended()));
    report.arithmetic().ifPresent(name -> json.put("arithmetic", name));
    return json.build();
  }

  /** None where the same files go on, or there is one less. */
  private static String files(FixtureReport.Item item) {
    return item.files().isEmpty() ? "" : ": " + String.join(", ", item.files());
  }

  private static String why(FixtureReport.Item item) {
    return item.why().name().toLowerCase(Locale.ROOT);
  }

  private static Json made(FixtureReport.Item item) {
    return CheckedFixtures.members(item).put("files", Json.strings(item.files())).build();
  }
}
