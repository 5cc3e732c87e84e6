package dev.minica.cli.trace.page;

import dev.minica.tls.diagnosis.Diagnosis;
import dev.minica.tls.diagnosis.Fix;
import java.util.List;

/** Why a handshake failed, from what that is concluded, and what to do. */
final class DiagnosisView {

  private DiagnosisView() {}

  static Markup of(List<Diagnosis> diagnoses) {
    return Markup.all(diagnoses.stream().map(DiagnosisView::of));
  }

  private static Markup of(Diagnosis diagnosis) {
    return Tag.named("section", "diagnosis")
        .with("aria-label", "Why it failed")
        .holding(
            Tag.named("p", "certainty").holding("Why it failed: " + diagnosis.certainty()),
            Tag.named("h2").holding(Sentence.of(diagnosis.cause().words())),
            Tag.named("ul", "evidence")
                .holding(diagnosis.evidence().stream().map(DiagnosisView::item)),
            Markup.all(diagnosis.fixes().stream().map(DiagnosisView::fix)));
  }

  private static Markup item(String sentence) {
    return Tag.named("li").holding(sentence);
  }

  private static Markup fix(Fix fix) {
    Markup lines =
        fix.lines().isEmpty()
            ? Markup.NOTHING
            : Tag.named("pre").holding(Tag.named("code").holding(Markup.lines(fix.lines())));
    return Tag.named("div", "fix")
        .holding(Tag.named("p").holding(Sentence.of(fix.words()) + "."), lines);
  }
}
