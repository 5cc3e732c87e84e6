package dev.minica.defect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Verdicts side by side, in Markdown and back.
 *
 * @param judges after the clause and minica itself
 * @param rows for each id what the clause says, what minica says, and the judges
 */
record VerdictTable(List<String> judges, Map<String, List<String>> rows) {

  private static final List<String> FIRST = List.of("defect", "clause says", "minica");
  private static final Set<String> VERDICTS = Set.of("accept", "reject", "no answer");
  private static final int DUE = 0;
  private static final int OWN = 1;

  /** The one in a section of a document. */
  static VerdictTable read(String markdown) {
    List<List<String>> lines =
        markdown.lines().filter(line -> line.startsWith("|")).map(VerdictTable::cells).toList();
    List<String> judges = lines.get(0).subList(FIRST.size(), lines.get(0).size());
    Map<String, List<String>> rows = new LinkedHashMap<>();
    for (List<String> line : lines.subList(2, lines.size())) {
      String id = line.get(0).replace("`", "");
      if (rows.put(id, line.subList(1, line.size())) != null) {
        throw new IllegalArgumentException(id + " is there twice");
      }
    }
    return new VerdictTable(judges, rows);
  }

  private static List<String> cells(String line) {
    return Arrays.stream(line.substring(1).split("\\|"))
        .map(cell -> cell.replace("**", "").strip())
        .toList();
  }

  /** Set in bold is what differs from the clause. */
  String text() {
    StringBuilder text = new StringBuilder();
    List<String> header = new ArrayList<>(FIRST);
    header.addAll(judges);
    text.append(line(header)).append("|---".repeat(header.size())).append("|\n");
    rows.forEach(
        (id, cells) -> {
          List<String> line = new ArrayList<>(List.of("`" + id + "`"));
          cells.forEach(
              cell -> line.add(differs(cell, cells.get(DUE)) ? "**" + cell + "**" : cell));
          text.append(line(line));
        });
    return text.toString();
  }

  private static String line(List<String> cells) {
    return "| " + String.join(" | ", cells) + " |\n";
  }

  private static boolean differs(String cell, String due) {
    return !due.equals("either") && VERDICTS.contains(cell) && !cell.equals(due);
  }

  /** Where minica's verdict is another than the one that is due. */
  List<String> dissents() {
    return rows.keySet().stream()
        .filter(id -> differs(rows.get(id).get(OWN), rows.get(id).get(DUE)))
        .toList();
  }

  /** A judge's verdict for each. */
  Map<String, String> column(String judge) {
    return column(judges.indexOf(judge) + FIRST.size() - 1);
  }

  /** What minica says. */
  Map<String, String> own() {
    return column(OWN);
  }

  /** What the clause says. */
  Map<String, String> due() {
    return column(DUE);
  }

  private Map<String, String> column(int index) {
    Map<String, String> column = new LinkedHashMap<>();
    rows.forEach((id, cells) -> column.put(id, cells.get(index)));
    return column;
  }
}
