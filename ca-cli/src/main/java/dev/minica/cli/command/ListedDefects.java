package dev.minica.cli.command;

import dev.minica.cli.output.Json;
import dev.minica.cli.output.Result;
import dev.minica.cli.output.TextWriter;
import dev.minica.defect.Defect;
import java.util.List;

/** The ways to be wrong that there are. */
record ListedDefects(List<Defect> defects) implements Result {

  @Override
  public void writeTo(TextWriter text) {
    for (Defect defect : defects) {
      String aliases =
          defect.aliases().isEmpty() ? "" : " (" + String.join(", ", defect.aliases()) + ")";
      text.line(defect.verdict() + " " + defect.id() + aliases);
      text.line("  " + defect.sentence() + " [" + defect.clause() + "]");
    }
  }

  @Override
  public Json toJson() {
    return Json.object()
        .put("defects", Json.array(defects.stream().map(each -> members(each).build()).toList()))
        .build();
  }

  /** What there is to say of one. */
  static Json.ObjectBuilder members(Defect defect) {
    return Json.object()
        .put("id", defect.id())
        .put("aliases", Json.strings(defect.aliases()))
        .put("verdict", defect.verdict().toString())
        .put("clause", defect.clause().toString())
        .put("sentence", defect.sentence());
  }
}
