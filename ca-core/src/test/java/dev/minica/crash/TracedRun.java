package dev.minica.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

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
      "?open,?openat,?creat,?mkdir,?mkdirat,?pwrite64,?fsync,?fdatasync,?link,?linkat,?symlink"
          + ",?symlinkat,?rename,?renameat,?renameat2,?unlink,?unlinkat,?rmdir"
          + ",?chmod,?fchmod,?fchmodat,?truncate,?ftruncate,?fallocate";

  /**
   * A server that is at work writes to its connections and wakes its threads with these as well, so
   * that none can be picked: they are left out there.
   */
  private static final String WRITES = ",?write,?writev";

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
    List<String> strace = new ArrayList<>(List.of("strace", "-f", "-y", "-o"));
    strace.add(log.toString());
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
    traced.addAll(List.of("-qq", "-e", "trace=" + MUTATING + WRITES));
    traced.addAll(command);
    Process process = start(traced, out, err);
    scenario.accompany(process, out);
    return await(process, traced);
  }

  private static int watchedWhenReady(
      Scenario scenario, List<String> command, List<String> strace, Path out, Path err)
      throws Exception {
    Process process = start(command, out, err);
    Path words = Files.createTempFile(out.getParent(), "tracer", ".txt");
    try {
      scenario.awaitReady(process, out);
      List<String> traced = new ArrayList<>(strace);
      traced.addAll(List.of("-e", "trace=" + MUTATING, "-p", Long.toString(process.pid())));
      Process tracer = start(traced, Path.of("/dev/null"), words);
      awaitAttached(process, tracer, words);
      scenario.accompany(process, out);
      int exitCode = await(process, command);
      await(tracer, traced); // its log is whole when it has ended
      return exitCode;
    } finally {
      process.destroyForcibly();
      Files.delete(words);
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

  /** It says so when it has stopped every thread: what they call from then on is counted. */
  private static void awaitAttached(Process process, Process tracer, Path words)
      throws IOException {
    while (process.isAlive() && tracer.isAlive() && !Files.readString(words).contains("attached")) {
      LockSupport.parkNanos(POLL_NANOS);
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
