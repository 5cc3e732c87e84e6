package dev.minica.cli.command;

import dev.minica.cli.output.Json;
import dev.minica.cli.output.Result;
import dev.minica.cli.output.TextWriter;
import dev.minica.lint.Lint;
import java.util.List;

/** The rules there are. */
record ListedLints(List<Lint> lints) implements Result {

  @Override
  public void writeTo(TextWriter text) {
    for (Lint lint : lints) {
      text.line(lint.severity().label() + " " + lint.id());
      text.line("  " + lint.rule() + " (" + lint.citation() + ")");
    }
  }

  @Override
  public Json toJson() {
    return Json.object()
        .put("rules", Json.array(lints.stream().map(lint -> members(lint).build()).toList()))
        .build();
  }

  /** What there is to say of a rule. */
  static Json.ObjectBuilder members(Lint lint) {
    return Json.object()
        .put("severity", lint.severity().label())
        .put("rule", lint.id())
        .put("demands", lint.rule())
        .put("document", lint.citation().document())
        .put("section", lint.citation().section());
  }
}
