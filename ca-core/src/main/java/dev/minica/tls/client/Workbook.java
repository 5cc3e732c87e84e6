package dev.minica.tls.client;

import dev.minica.Environment;
import dev.minica.tls.engine.Operation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What the client computes, and how long it takes: the first time, and again when the connection is
 * over and nobody waits.
 */
final class Workbook {

  private static final int REPETITIONS = 200;

  /** In nanoseconds, for the repetitions of one thing. */
  private static final long BUDGET = 25_000_000;

  /** What took longer the first time, as a server may well have it, is not done again. */
  private static final Duration MOST = Duration.ofSeconds(1);

  private record Entry(String name, boolean isAsymmetric, Duration cold, Supplier<?> work) {}

  private final Environment environment;
  private final List<Entry> entries = new ArrayList<>();

  Workbook(Environment environment) {
    this.environment = environment;
  }

  /** Does the work, with a key pair in it. */
  <T> T asymmetric(String name, Supplier<T> work) {
    return timed(name, true, work);
  }

  /** Does the work, which is of the kind that each record asks for. */
  <T> T symmetric(String name, Supplier<T> work) {
    return timed(name, false, work);
  }

  private <T> T timed(String name, boolean isAsymmetric, Supplier<T> work) {
    long start = environment.nanoseconds();
    T result = work.get();
    Duration cold = Duration.ofNanos(environment.nanoseconds() - start);
    entries.add(new Entry(name, isAsymmetric, cold, work));
    return result;
  }

  /**
   * In the order in which they were done.
   *
   * @param isRepeated whether to measure them warm as well, which takes its time
   */
  List<Operation> operations(boolean isRepeated) {
    return entries.stream()
        .map(
            entry ->
                new Operation(
                    entry.name(),
                    entry.isAsymmetric(),
                    entry.cold(),
                    isRepeated && entry.cold().compareTo(MOST) < 0
                        ? Optional.of(warm(entry.work()))
                        : Optional.empty()))
        .toList();
  }

  /** The median of the later half, before which the compiler may have been at work. */
  private Duration warm(Supplier<?> work) {
    long[] times = new long[REPETITIONS];
    long end = environment.nanoseconds() + BUDGET;
    int count = 0;
    while (count < REPETITIONS && (count == 0 || environment.nanoseconds() < end)) {
      long start = environment.nanoseconds();
      var unused = work.get();
      times[count++] = environment.nanoseconds() - start;
    }
    long[] later = Arrays.copyOfRange(times, count / 2, count);
    Arrays.sort(later);
    return Duration.ofNanos(later[later.length / 2]);
  }
}
