package dev.minica;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LikenessTest {

  private static final List<String> WORDS =
      List.of("init", "issue", "list", "verify", "inspect", "completion", "--lifetime", "--force");

  @ParameterizedTest
  @CsvSource({
    "isue, issue",
    "isseu, issue",
    "lits, list",
    "verfiy, verify",
    "complet, completion",
    "insp, inspect",
    "--froce, --force",
    "--liftime, --lifetime",
    "--life, --lifetime"
  })
  void slipsAreRecognised(String typed, String meant) {
    assertThat(Likeness.closest(typed, WORDS)).contains(meant);
  }

  @ParameterizedTest
  @CsvSource({"revoke", "x", "--json", "certificate", "help"})
  void otherWordsAreNot(String typed) {
    assertThat(Likeness.closest(typed, WORDS)).isEmpty();
  }

  @Test
  void noWordsNoMeaning() {
    assertThat(Likeness.closest("issue", List.of())).isEmpty();
  }
}
