package dev.minica.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.minica.MinicaException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * The published path-validation cases of the folder that the system property or environment
 * variable {@code MINICA_CONFORMANCE} names; the cases are not part of this repository.
 */
class ConformanceTest {

  private static final String FOLDER = "MINICA_CONFORMANCE";

  @Test
  void everyPathBuildingCaseOfBetterTlsIsAnsweredRight() {
    List<ConformanceCase> cases = cases("bettertls-pathbuilding.jsonl.gz");

    assertThat(wrong(cases)).isEmpty();
  }

  @Test
  void everyPkitsCaseButThoseThatNeedDsaIsAnsweredRight() {
    List<ConformanceCase> cases =
        cases("pkits.jsonl.gz").stream().filter(c -> !needsDsa(c)).toList();

    assertThat(wrong(cases)).isEmpty();
  }

  /** Two whose signatures are DSA with SHA-1, which minica does not check on purpose. */
  private static boolean needsDsa(ConformanceCase c) {
    return c.has("dsa") && c.expectsYes();
  }

  private static List<String> wrong(List<ConformanceCase> cases) {
    List<String> wrong = cases.stream().flatMap(c -> wrong(c).stream()).toList();
    System.out.println(cases.size() - wrong.size() + " of " + cases.size() + " right");
    return wrong;
  }

  private static Optional<String> wrong(ConformanceCase c) {
    Answer answer;
    try {
      answer = Verifier.answer(c.question());
    } catch (MinicaException unreadable) {
      return c.expectsYes()
          ? Optional.of(c.id() + ": " + unreadable.getMessage())
          : Optional.empty();
    }
    return answer.isAccepted() == c.expectsYes()
        ? Optional.empty()
        : Optional.of(c.id() + ": " + (c.expectsYes() ? answer.objections() : "accepted"));
  }

  private static List<ConformanceCase> cases(String file) {
    Path cases = folder().resolve(file);
    assumeTrue(Files.exists(cases), "skipped: no " + file + "; set " + FOLDER + " to its folder");
    return ConformanceCase.readAll(cases);
  }

  private static Path folder() {
    String named = System.getProperty(FOLDER, System.getenv(FOLDER));
    return named != null ? Path.of(named) : Path.of("..", "..", "shared", "conformance");
  }
}
