package dev.minica.cli.command;

import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.cli.output.ExitCode;
import dev.minica.cli.output.Terminal;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Another process that runs the same command line, for what has to be decided before Java's TLS is
 * first used and holds for a whole process. It speaks through this one and ends with it, however
 * this one ends: its stdin is a pipe that this one holds.
 *
 * @param mainClass runs minica there
 */
record OwnProcess(String mainClass) {

  /**
   * Runs until it has ended.
   *
   * @throws MinicaException FAILED if it cannot be started
   * @throws InterruptedException if this thread is told to stop; the process is ended then
   */
  ExitCode run(Session session) throws InterruptedException {
    Process process = start(session);
    Runnable takenBack = session.whenToldToEnd(() -> end(process));
    try {
      List<Thread> relays =
          List.of(
              relay(() -> session.relay(process.getInputStream(), Terminal.Stream.OUT)),
              relay(() -> session.relay(process.getErrorStream(), Terminal.Stream.ERR)));
      int exit = process.waitFor();
      for (Thread relay : relays) {
        relay.join();
      }
      return ExitCode.ofNumber(exit);
    } finally {
      takenBack.run();
      end(process);
    }
  }

  private Process start(Session session) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-cp", absolute(), mainClass));
    command.addAll(Arrays.asList(session.invocation().name().split(" ", -1)));
    command.addAll(session.invocation().arguments());
    try {
      return new ProcessBuilder(command).directory(session.resolve(Path.of("")).toFile()).start();
    } catch (IOException e) {
      throw new MinicaException(Kind.FAILED, "cannot start a process of its own", e);
    }
  }

  /** The class path of this process, wherever it was started. */
  private static String absolute() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
        .map(entry -> Path.of(entry).toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static Thread relay(Runnable relaying) {
    Thread thread = new Thread(relaying, "minica-relay");
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  /** Waits, so that its port is free when this process is gone. */
  private static void end(Process process) {
    process.destroy();
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
