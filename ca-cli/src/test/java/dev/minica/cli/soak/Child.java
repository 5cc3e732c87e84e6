package dev.minica.cli.soak;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A process that a test has started, and may kill, as by kill -9. */
final class Child {

  /** Far more than any needs, so that only a hang meets it. */
  private static final Duration LIMIT = Duration.ofMinutes(10);

  /** 128 + SIGKILL. */
  private static final int KILLED = 137;

  /**
   * How it ended.
   *
   * @param command its command line
   * @param exit its exit code
   * @param out what it had printed by then
   * @param err what it had said
   * @param life how long it lived
   */
  record Fate(List<String> command, int exit, String out, String err, Duration life) {

    boolean killed() {
      return exit == KILLED;
    }

    @Override
    public String toString() {
      return exit + " after " + life + " of " + command + "\n" + out + err;
    }
  }

  private final List<String> command;
  private final Path out;
  private final Path err;
  private final Process process;
  private final long start = System.nanoTime();

  /**
   * Starts it.
   *
   * @param directory where
   * @param outputs a directory for what it prints
   */
  Child(Path directory, Path outputs, List<String> command) throws IOException {
    this.command = command;
    this.out = Files.createTempFile(outputs, "out", ".txt");
    this.err = Files.createTempFile(outputs, "err", ".txt");
    this.process =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    process.getOutputStream().close();
  }

  /** Waits until it has ended by itself. */
  Fate spare() throws IOException, InterruptedException {
    try {
      if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
        throw new AssertionError("still running after " + LIMIT + ": " + command);
      }
      return fate();
    } finally {
      process.destroyForcibly();
    }
  }

  /** Kills it when it is so old, unless it has ended before. */
  Fate killAt(Duration age) throws IOException, InterruptedException {
    Duration left = age.minusNanos(System.nanoTime() - start);
    if (!process.waitFor(left.toNanos(), TimeUnit.NANOSECONDS)) {
      process.destroyForcibly();
    }
    return spare();
  }

  private Fate fate() throws IOException {
    Duration life = Duration.ofNanos(System.nanoTime() - start);
    return new Fate(
        command, process.exitValue(), Files.readString(out), Files.readString(err), life);
  }
}
