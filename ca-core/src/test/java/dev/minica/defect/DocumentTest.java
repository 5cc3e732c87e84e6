package dev.minica.defect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minica.Environment;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** docs/defects.md is of the catalogue there is: otherwise run scripts/defect-verdicts. */
class DocumentTest {

  private static final Setting SETTING = Setting.of(Environment.system());

  @Test
  void listsEachDefectOnce() throws IOException {
    assertThat(VerdictDocument.read().section("catalogue")).isEqualTo(VerdictDocument.catalogue());
  }

  /** That minica says so of each is tried here, and that it is what the clauses demand. */
  @ParameterizedTest
  @EnumSource(Trial.class)
  void saysOfEachWhatIsDueAndWhatMinicaSays(Trial trial) throws IOException {
    Map<String, String> due = new LinkedHashMap<>();
    Map<String, String> own = new LinkedHashMap<>();
    for (Defect defect : trial.defects(SETTING)) {
      due.put(defect.id(), trial.due(defect).toString());
      own.put(defect.id(), trial.own(defect.specimen(SETTING)).toString());
    }
    VerdictTable table = VerdictTable.read(VerdictDocument.read().section(trial.section()));

    assertThat(table.dissents()).as("where minica dissents from the clause").isEmpty();
    assertThat(table.due()).containsExactlyEntriesOf(due);
    assertThat(table.own()).containsExactlyEntriesOf(own);
  }
}
