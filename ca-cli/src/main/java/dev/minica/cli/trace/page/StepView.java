package dev.minica.cli.trace.page;

import dev.minica.tls.crypto.Derivation;
import dev.minica.tls.trace.Step;
import java.util.List;

/** What was derived and checked at a message under one topic. */
record StepView(Values values) {

  Markup of(Step step) {
    if (step.derivations().isEmpty() && step.checks().isEmpty() && step.remarks().isEmpty()) {
      return Markup.NOTHING;
    }
    return Tag.named("section", "step")
        .holding(
            Tag.named("h4").holding(Sentence.of(step.topic().title())),
            remarks(step.remarks()),
            CheckList.of(step.checks()),
            derivations(step.derivations()));
  }

  private static Markup remarks(List<String> remarks) {
    return Markup.all(
        remarks.stream().map(each -> Tag.named("p", "remark").holding(Sentence.of(each) + ".")));
  }

  private Markup derivations(List<Derivation> derivations) {
    return derivations.isEmpty()
        ? Markup.NOTHING
        : Tag.named("ol", "derivations").holding(derivations.stream().map(this::derivation));
  }

  private Markup derivation(Derivation derivation) {
    return Tag.named("li")
        .holding(
            Tag.named("p", "formula")
                .holding(
                    Tag.named("b").holding(derivation.name()),
                    Markup.text(" = "),
                    Tag.named("code").holding(derivation.formula())),
            Tag.named("cite").holding(derivation.clause()),
            Tag.named("dl", "values")
                .holding(
                    Markup.all(derivation.inputs().stream().map(each -> values.row(each, "in"))),
                    values.row(derivation.output(), "out")));
  }
}
