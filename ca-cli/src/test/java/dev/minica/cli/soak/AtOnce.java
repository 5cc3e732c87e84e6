package dev.minica.cli.soak;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Does one thing several times at once, in threads. */
final class AtOnce {

  /** What is done. */
  @FunctionalInterface
  interface Work<T> {
    /**
     * Does its share.
     *
     * @param number which of them does it, from 1
     */
    T perform(int number) throws Exception;
  }

  private AtOnce() {}

  /** The results in the order of their numbers, when all are done. */
  static <T> List<T> perform(int times, Work<T> work) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(times);
    try {
      List<Callable<T>> calls = new ArrayList<>();
      for (int i = 1; i <= times; i++) {
        int number = i;
        calls.add(() -> work.perform(number));
      }
      List<T> results = new ArrayList<>();
      for (Future<T> result : threads.invokeAll(calls)) {
        results.add(result.get());
      }
      return results;
    } finally {
      threads.shutdownNow();
    }
  }
}
