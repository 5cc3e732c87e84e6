package dev.minica.defect;

import java.util.ArrayList;
import java.util.List;

/** Verdicts side by side, in Markdown. */
final class VerdictTable {

  private final StringBuilder rows = new StringBuilder();
  private final List<String> dissents = new ArrayList<>();

  VerdictTable(List<String> judges) {
    rows.append("| defect | clause says | minica | ")
        .append(String.join(" | ", judges))
        .append(" |\n|---")
        .append("|---".repeat(judges.size() + 2))
        .append("|\n");
  }

  void add(Defect defect, String own, List<String> others) {
    String due = defect.verdict().toString();
    if (defect.verdict() != Verdict.EITHER && !due.equals(own)) {
      dissents.add(defect.id());
    }
    rows.append("| `").append(defect.id()).append("` | ").append(due).append(" | ").append(own);
    for (String other : others) {
      boolean differs = defect.verdict() != Verdict.EITHER && !other.equals(due);
      rows.append(" | ").append(differs && !other.equals("-") ? "**" + other + "**" : other);
    }
    rows.append(" |\n");
  }

  /** Where minica's verdict is another than the one that is due. */
  List<String> dissents() {
    return dissents;
  }

  String text() {
    return rows.toString();
  }
}
