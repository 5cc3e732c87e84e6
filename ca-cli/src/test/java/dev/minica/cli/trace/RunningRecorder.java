package dev.minica.cli.trace;

import dev.minica.cli.Cli;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** {@code minica tls record} on a free port, in a thread of the test. */
public final class RunningRecorder {

  private static final int TALK = 1 << 16;

  private final Thread thread;
  private final CompletableFuture<Integer> exit;
  private final BufferedReader err;
  private final int port;

  private RunningRecorder(
      Thread thread, CompletableFuture<Integer> exit, BufferedReader err, int port) {
    this.thread = thread;
    this.exit = exit;
    this.err = err;
    this.port = port;
  }

  /** Records in a folder what is said to a server. */
  public static RunningRecorder start(Path folder, int server, String... options)
      throws IOException {
    PipedInputStream out = new PipedInputStream(TALK);
    PipedInputStream err = new PipedInputStream(TALK);
    PrintStream toOut = new PrintStream(new PipedOutputStream(out), true, StandardCharsets.UTF_8);
    PrintStream toErr = new PrintStream(new PipedOutputStream(err), true, StandardCharsets.UTF_8);
    String[] line =
        Stream.concat(
                Stream.of(
                    "tls", "record", "--listen", "127.0.0.1:0", "--to", "127.0.0.1:" + server),
                Stream.of(options))
            .toArray(String[]::new);
    CompletableFuture<Integer> exit = new CompletableFuture<>();
    Thread thread =
        new Thread(
            () -> {
              exit.complete(new Cli().in(folder).run(toOut, toErr, line));
              toOut.close();
              toErr.close();
            });
    thread.start();
    String first = lines(out).readLine();
    if (first == null) {
      throw new AssertionError(lines(err).readLine());
    }
    int port = Integer.parseInt(first.substring(first.lastIndexOf(':') + 1));
    return new RunningRecorder(thread, exit, lines(err), port);
  }

  private static BufferedReader lines(PipedInputStream stream) {
    return new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
  }

  /** Where clients connect. */
  public int port() {
    return port;
  }

  /** The next line of its talk. A pipe complains when the thread that wrote last has ended. */
  String talk() throws IOException {
    while (true) {
      try {
        return err.readLine();
      } catch (IOException writerEnded) {
        if (!thread.isAlive()) {
          throw writerEnded;
        }
      }
    }
  }

  /** Tells it to end, as Ctrl-C does. */
  void interrupt() {
    thread.interrupt();
  }

  /** Waits for its end. */
  public int exit() throws Exception {
    return exit.get(60, TimeUnit.SECONDS);
  }

  /** The rest of its talk, once it has ended. */
  List<String> restOfTalk() {
    return err.lines().toList();
  }
}
