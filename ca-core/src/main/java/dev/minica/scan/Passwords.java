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
 * Tries passwords on what is locked: those that were given, whatever that costs, and of those that
 * tests usually have as many as cost little. What has opened most is tried first, since the stores
 * of a tree tend to have the same; which are tried does not depend on it, so that the same tree
 * gives the same result.
 */
final class Passwords {

  /** The iterations that guessing may take on one thing at first: less than a tenth of a second. */
  private static final long MAX_GUESSING = 150_000;

  /** What it may take on all things together that were not opened then: some seconds. */
  private static final long MAX_LATER = 12_000_000;

  /** So many guesses are made in any case. What one of them takes is bounded by the readers. */
  private static final int MIN_GUESSES = 3;

  /** The commonest first: of what is dear only the beginning is tried. */
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
          "tomcat",
          "test123",
          "testtest",
          "1234",
          "12345678",
          "admin",
          "password1",
          "password123",
          "Password1",
          "passw0rd",
          "passphrase",
          "letmein",
          "qwerty",
          "default",
          "example",
          "server",
          "client",
          "root",
          "foobar",
          "demo",
          "abc123",
          "notasecret", // of the keys that Google hands out
          "wso2carbon",
          "confluent",
          "kafka",
          "mypassword",
          "hunter2");

  private final List<Candidate> candidates;
  private final long guessing;

  private Passwords(List<Candidate> candidates, long guessing) {
    this.candidates = List.copyOf(candidates);
    this.guessing = guessing;
  }

  /** For the first look at files. */
  static Passwords of(List<char[]> given) {
    List<Candidate> candidates = new ArrayList<>();
    given.forEach(password -> candidates.add(new Candidate(password, 0)));
    for (int rank = 0; rank < USUAL.size(); rank++) {
      candidates.add(new Candidate(USUAL.get(rank).toCharArray(), rank));
    }
    return new Passwords(candidates, MAX_GUESSING);
  }

  /**
   * For a second look at so many files that stayed locked: what has opened others is tried in any
   * case, and the rest as far as time allows.
   */
  Passwords again(int files) {
    List<Candidate> now =
        candidates.stream()
            .map(
                each ->
                    each.opened().get() > 0
                        ? new Candidate(each.password(), 0, each.opened())
                        : each)
            .toList();
    return new Passwords(now, Math.max(MAX_GUESSING, MAX_LATER / files));
  }

  /**
   * A password.
   *
   * @param rank how many guesses are made before this one; 0 for what is tried in any case
   */
  private record Candidate(char[] password, int rank, AtomicInteger opened) {
    Candidate(char[] password, int rank) {
      this(password, rank, new AtomicInteger());
    }
  }

  /**
   * What the first password that fits opens; nothing if none does.
   *
   * @param work the iterations that a wrong try takes
   * @param opening throws WRONG_PASSPHRASE if the password does not fit
   */
  <T> Optional<T> open(long work, Function<char[], T> opening) {
    long guesses = Math.max(MIN_GUESSES, guessing / Math.max(1, work));
    for (Candidate candidate : inOrder()) {
      if (candidate.rank() < guesses) {
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
