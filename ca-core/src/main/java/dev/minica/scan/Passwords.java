package dev.minica.scan;

import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * Tries passwords on what is locked: those that were given, whatever that costs, and those that
 * tests usually have, as long as it costs little. What has opened most is tried first, since the
 * stores of a tree tend to have the same.
 */
final class Passwords {

  /** The iterations that guessing may take on one thing: some tenths of a second. */
  private static final long MAX_GUESSING = 350_000;

  /** So many guesses are made in any case. What one of them takes is bounded by the readers. */
  private static final int MIN_GUESSES = 3;

  private static final List<String> USUAL =
      List.of(
          "changeit",
          "password",
          "secret",
          "",
          "changeme",
          "test",
          "123456",
          "pass",
          "storepass",
          "keypass",
          "keystore",
          "truststore",
          "test1234",
          "tomcat");

  private final List<Candidate> candidates = new ArrayList<>();

  Passwords(List<char[]> given) {
    given.forEach(password -> candidates.add(new Candidate(password, true)));
    USUAL.forEach(password -> candidates.add(new Candidate(password.toCharArray(), false)));
  }

  private record Candidate(char[] password, boolean given, AtomicInteger opened) {
    Candidate(char[] password, boolean given) {
      this(password, given, new AtomicInteger());
    }
  }

  /**
   * What the first password that fits opens; nothing if none does.
   *
   * @param work the iterations that one try takes
   * @param opening throws WRONG_PASSPHRASE if the password does not fit
   */
  <T> Optional<T> open(long work, Function<char[], T> opening) {
    long guesses = Math.max(MIN_GUESSES, MAX_GUESSING / Math.max(1, work));
    for (Candidate candidate : inOrder()) {
      if (candidate.given() || guesses-- > 0) {
        Optional<T> opened = tried(candidate, opening);
        if (opened.isPresent()) {
          return opened;
        }
      }
    }
    return Optional.empty();
  }

  private List<Candidate> inOrder() {
    record Ranked(Candidate candidate, int opened) {}
    return candidates.stream()
        .map(candidate -> new Ranked(candidate, candidate.opened().get()))
        .sorted(Comparator.comparingInt(Ranked::opened).reversed())
        .map(Ranked::candidate)
        .toList();
  }

  private static <T> Optional<T> tried(Candidate candidate, Function<char[], T> opening) {
    try {
      T opened = opening.apply(candidate.password());
      candidate.opened().incrementAndGet();
      return Optional.of(opened);
    } catch (MinicaException e) {
      if (e.kind() != Kind.WRONG_PASSPHRASE) {
        throw e;
      }
      return Optional.empty();
    }
  }
}
