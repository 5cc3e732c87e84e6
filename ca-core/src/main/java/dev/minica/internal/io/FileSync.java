package dev.minica.internal.io;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Makes many files durable that were written before. Each waits for the disk; what many wait for at
 * once a journal writes in one go, so that thousands take a second and not a minute.
 */
final class FileSync {

  /** With more of them it gets no faster. */
  private static final int THREADS = 32;

  /** Below this, starting threads takes longer than waiting. */
  private static final int FEW = 16;

  private FileSync() {}

  /**
   * Returns when all of them are.
   *
   * @throws IOException if one of them cannot be
   */
  static void of(List<Path> files) throws IOException {
    if (files.size() < FEW) {
      for (Path file : files) {
        sync(file);
      }
    } else {
      ofMany(files);
    }
  }

  private static void ofMany(List<Path> files) throws IOException {
    ExecutorService threads =
        Executors.newFixedThreadPool(
            Math.min(THREADS, files.size()),
            task -> {
              Thread thread = new Thread(task, "sync");
              thread.setDaemon(true);
              return thread;
            });
    try {
      ExecutorCompletionService<Path> synced = new ExecutorCompletionService<>(threads);
      for (Path file : files) {
        synced.submit(() -> sync(file));
      }
      for (int i = 0; i < files.size(); i++) {
        synced.take().get();
      }
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException failure) {
        throw failure;
      }
      throw new IllegalStateException(e); // a sync throws nothing else
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } finally {
      threads.shutdownNow();
    }
  }

  private static Path sync(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
    return file;
  }
}
