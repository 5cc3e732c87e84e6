package dev.minica.cli.keystore;

import dev.minica.cli.output.Json;
import dev.minica.cli.output.Result;
import dev.minica.cli.output.Style;
import dev.minica.cli.output.TextWriter;
import dev.minica.cli.output.TroubleText;
import dev.minica.encoding.keystore.KeyStoreFormat;
import dev.minica.keystore.Diagnosis;
import dev.minica.keystore.Finding;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What is wrong with a key store.
 *
 * @param file where it was read
 * @param copy the corrected one, if one was written
 */
public record ExaminedStore(String file, Diagnosis diagnosis, Optional<Copy> copy)
    implements Result {

  /**
   * A corrected copy.
   *
   * @param password what is said of its passphrase
   * @param left what is wrong with it still
   */
  public record Copy(
      Path file, KeyStoreFormat format, ChangedStore.Password password, List<Finding> left) {

    private Json json() {
      return Json.object()
          .put("file", file.toString())
          .put("format", format.fileExtension())
          .put("left", Json.array(left.stream().map(ExaminedStore::json).toList()))
          .build();
    }
  }

  /** Whether there is a store that does what it is for. */
  public boolean isSound() {
    return copy.map(Copy::left).orElse(diagnosis.findings()).isEmpty();
  }

  @Override
  public void writeTo(TextWriter text) {
    List<Finding> findings = diagnosis.findings();
    TroubleText.verdict(findings.isEmpty(), file + words(), text);
    findings.forEach(finding -> write(finding, text));
    copy.ifPresent(made -> write(made, text));
  }

  private String words() {
    return diagnosis
        .store()
        .map(
            store -> {
              int entries = store.contents().entries().size();
              return ", "
                  + store.format().label()
                  + ", "
                  + entries
                  + (entries == 1 ? " entry" : " entries");
            })
        .orElse("");
  }

  private static void write(Finding finding, TextWriter text) {
    trouble(finding).writeTo(Style.BAD, "trouble", text);
    finding.trouble().javaReport().ifPresent(report -> text.line("  in Java: " + report));
  }

  private static TroubleText trouble(Finding finding) {
    return new TroubleText(finding.alias(), finding.trouble().words(), finding.detail());
  }

  private static void write(Copy copy, TextWriter text) {
    text.line(
        copy.left().isEmpty() ? Style.GOOD : Style.BAD,
        copy.left().isEmpty() ? "sound: " : "better: ",
        copy.file()
            + ", "
            + copy.format().label()
            + ", the corrected copy; its passphrase is "
            + copy.password().words());
    copy.left().forEach(finding -> text.line("  still: " + trouble(finding).line()));
  }

  @Override
  public Json toJson() {
    return Json.object()
        .put("file", file)
        .put("format", Json.of(diagnosis.store().map(store -> store.format().fileExtension())))
        .put("sound", diagnosis.findings().isEmpty())
        .put(
            "troubles", Json.array(diagnosis.findings().stream().map(ExaminedStore::json).toList()))
        .put("copy", copy.map(Copy::json).orElse(Json.of(Optional.empty())))
        .build();
  }

  private static Json json(Finding finding) {
    return Json.object()
        .put("trouble", TroubleText.word(finding.trouble()))
        .put("alias", Json.of(finding.alias()))
        .put("words", finding.trouble().words())
        .put("detail", Json.of(finding.detail()))
        .put("javaReports", Json.of(finding.trouble().javaReport()))
        .build();
  }
}
