package dev.minica.cli.trace;

import dev.minica.cli.output.Json;
import dev.minica.cli.output.Style;
import dev.minica.cli.output.TextWriter;
import dev.minica.tls.diagnosis.Diagnosis;
import dev.minica.tls.diagnosis.Fix;

/** Why a handshake failed, and what to do about it; what is to be typed is never broken. */
record DiagnosisView(Diagnosis diagnosis) {

  void writeTo(TextWriter text) {
    text.blank();
    text.line(
        Style.STRONG,
        "why (" + diagnosis.certainty() + "): ",
        diagnosis.cause().words() + " [" + diagnosis.cause() + "]");
    Hanging below = new Hanging(text, 4);
    diagnosis.evidence().forEach(each -> below.plain("  -", each));
    for (Fix fix : diagnosis.fixes()) {
      new Hanging(text, 2).plain("", "remedy: " + fix.words());
      fix.lines().forEach(line -> text.line("    " + line));
    }
  }

  Json json() {
    return Json.object()
        .put("cause", diagnosis.cause().toString())
        .put("certainty", diagnosis.certainty().toString())
        .put("words", diagnosis.cause().words())
        .put("evidence", Json.strings(diagnosis.evidence()))
        .put("fixes", Json.array(diagnosis.fixes().stream().map(DiagnosisView::json).toList()))
        .build();
  }

  private static Json json(Fix fix) {
    return Json.object().put("words", fix.words()).put("lines", Json.strings(fix.lines())).build();
  }
}
