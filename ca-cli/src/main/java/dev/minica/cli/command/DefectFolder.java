package dev.minica.cli.command;

import dev.minica.cli.output.Json;
import dev.minica.cli.output.JsonText;
import dev.minica.defect.Defect;
import dev.minica.defect.Setting;
import dev.minica.defect.SpecimenFiles;
import dev.minica.file.OutputFiles;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** A folder with one for each defect, and an index of them all. */
final class DefectFolder {

  private static final String INDEX = "index.json";
  private static final String README = "README";

  private final Path folder;
  private final List<Defect> defects;
  private final Function<Defect, Setting> setting;

  DefectFolder(Path folder, List<Defect> defects, Function<Defect, Setting> setting) {
    this.folder = folder;
    this.defects = defects;
    this.setting = setting;
  }

  /**
   * Makes the specimens and writes their files.
   *
   * @param host that all of them are for
   * @param time at which they are to be judged
   * @throws dev.minica.MinicaException CONFLICT if one is there and not to be replaced
   */
  void write(String host, Instant time, OutputFiles files) {
    List<byte[]> contents = new ArrayList<>();
    List<Json> index = new ArrayList<>();
    for (Defect defect : defects) {
      List<SpecimenFiles.Named> own = SpecimenFiles.of(defect.specimen(setting.apply(defect)));
      for (SpecimenFiles.Named file : own) {
        files.plan(folder.resolve(defect.id()).resolve(file.name()), file.secret());
        contents.addAll(file.contents());
      }
      files.plan(folder.resolve(defect.id()).resolve(README), false);
      contents.add(readme(defect));
      index.add(entry(defect, own));
    }
    files.plan(folder.resolve(INDEX), false);
    contents.add(utf8(JsonText.of(index(host, time, index))));
    files.writeOctets(contents);
  }

  private static Json index(String host, Instant time, List<Json> entries) {
    return Json.object()
        .put("host", host)
        .put("time", time.toString())
        .put("defects", Json.array(entries))
        .build();
  }

  private static Json entry(Defect defect, List<SpecimenFiles.Named> files) {
    return ListedDefects.members(defect)
        .put("folder", defect.id())
        .put("files", Json.strings(files.stream().map(SpecimenFiles.Named::name).toList()))
        .build();
  }

  private static byte[] readme(Defect defect) {
    return utf8(defect.verdict() + ": " + defect.sentence() + " (" + defect.clause() + ")\n");
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
