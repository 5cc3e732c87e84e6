package dev.minica.defect;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;

/**
 * What people read of the catalogue. What stands between marks is made here, all else by hand.
 *
 * @param text all of it
 */
record VerdictDocument(String text) {

  private static final Path FILE = Path.of("../docs/defects.md");

  static VerdictDocument read() throws IOException {
    return new VerdictDocument(Files.readString(FILE));
  }

  void write() throws IOException {
    Files.writeString(FILE, text);
  }

  /** What stands between the marks of this name. */
  String section(String name) {
    return text.substring(start(name), end(name)).strip() + "\n";
  }

  VerdictDocument with(String name, String section) {
    String before = text.substring(0, start(name));
    return new VerdictDocument(before + "\n\n" + section + "\n" + text.substring(end(name)));
  }

  private int start(String name) {
    return index("<!-- " + name + " -->") + ("<!-- " + name + " -->").length();
  }

  private int end(String name) {
    return index("<!-- end of " + name + " -->");
  }

  private int index(String mark) {
    int index = text.indexOf(mark);
    if (index < 0) {
      throw new IllegalArgumentException("no mark " + mark + " in " + FILE);
    }
    return index;
  }

  /** Every defect there is, once. */
  static String catalogue() {
    return "| defect | verdict | what is wrong | clause |\n|---|---|---|---|\n"
        + Defects.all().stream().map(VerdictDocument::row).collect(Collectors.joining());
  }

  private static String row(Defect defect) {
    String aliases =
        defect.aliases().stream().map(alias -> ", `" + alias + "`").collect(Collectors.joining());
    return "| `%s`%s | %s | %s | %s |\n"
        .formatted(defect.id(), aliases, defect.verdict(), defect.sentence(), defect.clause());
  }
}
