package dev.minica.scan;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** As many threads as there are processors, and no more memory than that many files take. */
final class Workers implements AutoCloseable {

  /** What is read of a file is in memory while it is looked at. */
  private static final int MOST = 16;

  private final ExecutorService threads =
      Executors.newFixedThreadPool(
          Math.min(MOST, Runtime.getRuntime().availableProcessors()),
          task -> {
            Thread thread = new Thread(task, "scan");
            thread.setDaemon(true);
            return thread;
          });

  /** What each item becomes, in their order. */
  <A, B> List<B> map(List<A> items, Function<A, B> step) {
    List<Callable<B>> tasks = new ArrayList<>(items.size());
    for (A item : items) {
      tasks.add(() -> step.apply(item));
    }
    List<B> results = new ArrayList<>(items.size());
    for (Future<B> future : begun(tasks)) {
      results.add(result(future));
    }
    return results;
  }

  private <B> List<Future<B>> begun(List<Callable<B>> tasks) {
    try {
      return threads.invokeAll(tasks);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private static <B> B result(Future<B> future) {
    try {
      return future.get();
    } catch (InterruptedException e) {
      throw interrupted(e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      } else if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw new IllegalStateException(e); // a function throws nothing else
    }
  }

  private static IllegalStateException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new IllegalStateException("the scan was interrupted", e);
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
