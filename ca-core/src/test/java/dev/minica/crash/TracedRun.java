package dev.minica.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * A run of a command under strace.
 *
 * @param exitCode the command's; 137 if it was killed
 * @param out what it wrote to its standard output
 * @param err what it wrote to its standard error
 * @param log strace's lines, of the calls that may change files
 */
record TracedRun(int exitCode, String out, String err, List<String> log) {

  private static final String MUTATING =
      "trace=?open,?openat,?creat,?mkdir,?mkdirat,?write,?writev,?pwrite64,?fsync,?fdatasync,"
          + "?link,?linkat,?symlink,?symlinkat,?rename,?renameat,?renameat2,?unlink,?unlinkat,"
          + "?rmdir,?chmod,?fchmod,?fchmodat,?truncate,?ftruncate,?fallocate";

  private static final int LIMIT_SECONDS = 120;
  private static final long POLL_NANOS = Duration.ofMillis(2).toNanos();

  /**
   * Runs it to its end.
   *
   * @param outside a folder that the command does not know of
   * @param injection what is to go wrong, in strace's words
   */
  static TracedRun of(Scenario scenario, Path folder, Path outside, List<String> injection)
      throws Exception {
    Path log = Files.createTempFile(outside, "strace", ".log");
    Path out = Files.createTempFile(outside, "out", ".txt");
    Path err = Files.createTempFile(outside, "err", ".txt");
    List<String> strace = new ArrayList<>(List.of("strace", "-f", "-y", "-qq"));
    strace.addAll(List.of("-o", log.toString(), "-e", MUTATING));
    strace.addAll(injection);
    int exitCode =
        scenario.isWatchedWhenReady()
            ? watchedWhenReady(scenario, scenario.command(folder), strace, out, err)
            : watched(scenario, scenario.command(folder), strace, out, err);
    TracedRun run =
        new TracedRun(
            exitCode, Files.readString(out), Files.readString(err), Files.readAllLines(log));
    for (Path file : List.of(log, out, err)) {
      Files.delete(file);
    }
    return run;
  }

  private static int watched(
      Scenario scenario, List<String> command, List<String> strace, Path out, Path err)
      throws Exception {
    List<String> traced = new ArrayList<>(strace);
    traced.addAll(command);
    Process process = start(traced, out, err);
    scenario.accompany(process, out);
    return await(process, traced);
  }

  private static int watchedWhenReady(
      Scenario scenario, List<String> command, List<String> strace, Path out, Path err)
      throws Exception {
    Process process = start(command, out, err);
    try {
      scenario.awaitReady(process, out);
      List<String> traced = new ArrayList<>(strace);
      traced.addAll(List.of("-p", Long.toString(process.pid())));
      Process tracer = start(traced, Path.of("/dev/null"), Path.of("/dev/null"));
      awaitTraced(process, tracer);
      scenario.accompany(process, out);
      int exitCode = await(process, command);
      await(tracer, traced); // its log is whole when it has ended
      return exitCode;
    } finally {
      process.destroyForcibly();
    }
  }

  private static Process start(List<String> command, Path out, Path err) throws IOException {
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    process.getOutputStream().close();
    return process;
  }

  /** Until each of its threads is. */
  private static void awaitTraced(Process process, Process tracer) throws IOException {
    while (process.isAlive() && tracer.isAlive() && !isTraced(process)) {
      LockSupport.parkNanos(POLL_NANOS);
    }
  }

  private static boolean isTraced(Process process) throws IOException {
    try (Stream<Path> threads = Files.list(Path.of("/proc/" + process.pid() + "/task"))) {
      for (Path thread : threads.toList()) {
        if (Files.readString(thread.resolve("status")).contains("TracerPid:\t0\n")) {
          return false;
        }
      }
      return true;
    } catch (NoSuchFileException e) {
      return false; // a thread that has just ended
    }
  }

  private static int await(Process process, List<String> command) throws InterruptedException {
    if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
      throw new AssertionError("still running after " + LIMIT_SECONDS + " s: " + command);
    }
    return process.exitValue();
  }
}
