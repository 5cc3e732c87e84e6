package dev.minica.defect.judge;

import dev.minica.defect.Defect;
import dev.minica.defect.Specimen;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.opentest4j.TestAbortedException;

/**
 * Another implementation that is asked for its opinion.
 *
 * @param name what people call it, with its version where it tells that
 * @param asked how
 */
public record Judge(String name, Asked asked) {

  /** It knows nothing of what the defect is about. */
  static final String NOT_ASKED = "-";

  /** One question. */
  @FunctionalInterface
  public interface Asked {

    /** Its words: accept or reject, mostly. */
    String about(Defect defect, Specimen specimen) throws Exception;
  }

  /** What it says. */
  public String says(Defect defect, Specimen specimen) throws Exception {
    try {
      return asked.about(defect, specimen);
    } catch (AssertionError hanging) { // by which Tool says so
      return "no answer";
    }
  }

  static String verdict(boolean accepted) {
    return accepted ? "accept" : "reject";
  }

  /** Those that are there: a program that is not installed is left out. */
  static List<Judge> present(List<Supplier<Judge>> all) {
    return all.stream().flatMap(judge -> ifPresent(judge).stream()).toList();
  }

  private static Optional<Judge> ifPresent(Supplier<Judge> judge) {
    try {
      return Optional.of(judge.get());
    } catch (TestAbortedException missing) { // by which Tool says so
      return Optional.empty();
    }
  }

  /** One after the other. */
  @SafeVarargs
  static List<Supplier<Judge>> list(Supplier<Judge>... judges) {
    List<Supplier<Judge>> list = new ArrayList<>();
    for (Supplier<Judge> judge : judges) {
      list.add(judge);
    }
    return list;
  }
}
