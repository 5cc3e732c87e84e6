package dev.minica.cli.configuration;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/** A foreign server on a loopback port, for as long as a test needs it. */
final class RunningProgram implements AutoCloseable {

  /** What the programs of sample-config/ exit with where the server is not installed. */
  private static final int ABSENT = 77;

  private static final Duration LIMIT = Duration.ofMinutes(2);

  private final Process process;
  private final Path log;

  private RunningProgram(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /** A port that nobody listens on just now. */
  static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Starts it and waits until it takes connections.
   *
   * @throws AssertionError if it ends before that, with what it said; where it is not installed the
   *     test is skipped instead
   */
  static RunningProgram start(Path folder, int port, Object... command)
      throws IOException, InterruptedException {
    Path log = Files.createTempFile(folder, "log", ".txt");
    ProcessBuilder builder =
        new ProcessBuilder(Arrays.stream(command).map(Object::toString).toList());
    builder.environment().put(StorePassword.USUAL_VARIABLE, Identities.PASSWORD);
    builder.directory(folder.toFile()).redirectErrorStream(true).redirectOutput(log.toFile());
    RunningProgram program = new RunningProgram(builder.start(), log);
    try {
      program.awaitPort(port);
    } catch (AssertionError | RuntimeException e) {
      program.close();
      throw e;
    }
    return program;
  }

  private void awaitPort(int port) throws InterruptedException {
    long end = System.nanoTime() + LIMIT.toNanos();
    while (!isListening(port)) {
      if (process.waitFor(50, TimeUnit.MILLISECONDS)) {
        assumeTrue(process.exitValue() != ABSENT, () -> "skipped: " + said().strip());
        throw new AssertionError("it ended with " + process.exitValue() + ": " + said());
      } else if (System.nanoTime() > end) {
        throw new AssertionError("it does not listen after " + LIMIT + ": " + said());
      }
    }
  }

  private static boolean isListening(int port) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      // Else it has met itself: both ends had the same port (RFC 9293 section 3.5).
      return socket.getLocalPort() != port;
    } catch (IOException notYet) {
      return false;
    }
  }

  /** All it has said. */
  String said() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
    }
  }
}
