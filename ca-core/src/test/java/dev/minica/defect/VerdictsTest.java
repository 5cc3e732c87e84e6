package dev.minica.defect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minica.Environment;
import dev.minica.defect.judge.Judge;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What other implementations make of the catalogue. */
class VerdictsTest {

  private static final Environment ENVIRONMENT = Environment.system();

  @TempDir Path folder;

  @Test
  void allAcceptWhatNothingIsWrongWith() throws Exception {
    List<Judge> judges = Trial.OF_SERVERS.judges(folder);
    for (String control : List.of("sound", "not-revoked")) {
      Specimen specimen = Defects.of(control).specimen(Setting.of(ENVIRONMENT));
      for (Judge judge : judges) {
        assertThat(judge.says(Defects.of(control), specimen))
            .as(judge.name() + " " + control)
            .isIn("accept", "-");
      }
    }
  }

  /**
   * Of a program of another version than the document's, or that is missing, nothing is demanded.
   * With {@code -Ddefects.write=true} the document becomes what they say.
   */
  @ParameterizedTest
  @EnumSource(Trial.class)
  @Tag("soak")
  void sayWhatTheDocumentSaysOfThem(Trial trial) throws Exception {
    VerdictTable table = trial.table(ENVIRONMENT, folder);
    assertThat(table.dissents()).as("where minica dissents from the clause").isEmpty();
    if (Boolean.getBoolean("defects.write")) {
      VerdictDocument.read()
          .with("catalogue", VerdictDocument.catalogue())
          .with(trial.section(), table.text())
          .write();
      return;
    }
    VerdictTable document = VerdictTable.read(VerdictDocument.read().section(trial.section()));
    for (String judge : table.judges()) {
      if (document.judges().contains(judge)) {
        Map<String, String> answers = table.column(judge);
        answers.values().removeIf("no answer"::equals); // the machine may be busy
        assertThat(document.column(judge)).as(judge).containsAllEntriesOf(answers);
      }
    }
  }
}
