package dev.minica.cli.command;

import dev.minica.Escaped;
import dev.minica.cli.output.Json;
import dev.minica.cli.output.Result;
import dev.minica.cli.output.TextWriter;
import dev.minica.defect.Defect;
import java.nio.file.Path;
import java.util.List;

/**
 * What was made.
 *
 * @param folder absolute
 */
record MadeDefects(List<Defect> defects, Path folder) implements Result {

  @Override
  public void writeTo(TextWriter text) {
    for (Defect defect : defects) {
      text.line(defect.verdict() + " " + Escaped.of(folder.resolve(defect.id()).toString()));
    }
    text.line("what each is to show is in " + Escaped.of(folder.resolve("index.json").toString()));
  }

  @Override
  public Json toJson() {
    return Json.object()
        .put("folder", folder.toString())
        .put("defects", Json.array(defects.stream().map(this::made).toList()))
        .build();
  }

  private Json made(Defect defect) {
    return ListedDefects.members(defect)
        .put("folder", folder.resolve(defect.id()).toString())
        .build();
  }
}
