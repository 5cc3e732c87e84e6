package dev.minica.cli.command;

import dev.minica.ca.checkup.Diagnosis;
import dev.minica.ca.checkup.Finding;
import dev.minica.ca.checkup.Severity;
import dev.minica.cli.output.Json;
import dev.minica.cli.output.Result;
import dev.minica.cli.output.Style;
import dev.minica.cli.output.TextWriter;
import dev.minica.cli.output.TroubleText;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What was found in a CA directory.
 *
 * @param diagnosis as it is in the end
 * @param mended what was found before, and is no more
 */
record ExaminedCa(Path directory, Diagnosis diagnosis, List<Finding> mended) implements Result {

  ExaminedCa {
    mended = List.copyOf(mended);
  }

  @Override
  public void writeTo(TextWriter text) {
    TroubleText.verdict(
        diagnosis.isSound(),
        directory
            + ", "
            + counted(diagnosis.certificates(), "certificate")
            + ", "
            + counted(diagnosis.issuers(), "issuing CA"),
        text);
    mended.forEach(finding -> trouble(finding).writeTo(Style.GOOD, "mended", text));
    diagnosis.findings().forEach(finding -> write(finding, text));
  }

  private static String counted(int count, String what) {
    return count + " " + what + (count == 1 ? "" : "s");
  }

  private static void write(Finding finding, TextWriter text) {
    boolean isFault = finding.severity() == Severity.FAULT;
    trouble(finding)
        .writeTo(isFault ? Style.BAD : Style.NOTE, TroubleText.word(finding.severity()), text);
    text.line("  meaning: " + finding.trouble().meaning());
    remedy(finding).ifPresent(remedy -> text.line("  fix: " + remedy));
  }

  private static Optional<String> remedy(Finding finding) {
    return finding.isMendable()
        ? Optional.of(finding.remedy().map(other -> "--fix, or " + other).orElse("--fix"))
        : finding.remedy();
  }

  private static TroubleText trouble(Finding finding) {
    Optional<String> where = Optional.of(finding.where()).filter(place -> !place.equals("."));
    return new TroubleText(where, finding.trouble().words(), finding.detail());
  }

  @Override
  public Json toJson() {
    return Json.object()
        .put("directory", directory.toString())
        .put("certificates", diagnosis.certificates())
        .put("issuers", diagnosis.issuers())
        .put("sound", diagnosis.isSound())
        .put("troubles", Json.series(diagnosis.findings(), ExaminedCa::json))
        .put("mended", Json.series(mended, ExaminedCa::json))
        .build();
  }

  private static Json json(Finding finding) {
    return Json.object()
        .put("trouble", TroubleText.word(finding.trouble()))
        .put("severity", TroubleText.word(finding.severity()))
        .put("where", finding.where())
        .put("words", finding.trouble().words())
        .put("detail", Json.of(finding.detail()))
        .put("meaning", finding.trouble().meaning())
        .put("remedy", Json.of(finding.remedy()))
        .put("mendable", finding.isMendable())
        .build();
  }
}
