package dev.minica.cli.command;

import dev.minica.cli.Cli;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** {@code minica tls serve} on a free port, until it is closed. */
final class RunningServer implements AutoCloseable {

  /** Enough for all that a test's connections are told. */
  private static final int TALK = 1 << 16;

  private final Thread running;
  private final URI url;

  private RunningServer(Thread running, BufferedReader out, BufferedReader err) throws IOException {
    this.running = running;
    String first = out.readLine();
    if (first == null) {
      throw new AssertionError(err.readLine());
    }
    this.url = URI.create(first);
  }

  /** Starts it in a folder, with further options. */
  static RunningServer in(Path folder, List<String> options) throws IOException {
    PipedInputStream out = new PipedInputStream(TALK);
    PipedInputStream err = new PipedInputStream(TALK);
    PrintStream toOut = new PrintStream(new PipedOutputStream(out), true, StandardCharsets.UTF_8);
    PrintStream toErr = new PrintStream(new PipedOutputStream(err), true, StandardCharsets.UTF_8);
    String[] line =
        Stream.concat(
                Stream.of("tls", "serve", "--listen", "127.0.0.1:0", "--quiet"), options.stream())
            .toArray(String[]::new);
    Thread running =
        new Thread(
            () -> {
              new Cli().in(folder).run(toOut, toErr, line);
              toOut.close();
              toErr.close();
            });
    running.start();
    return new RunningServer(running, lines(out), lines(err));
  }

  private static BufferedReader lines(PipedInputStream stream) {
    return new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
  }

  int port() {
    return url.getPort();
  }

  @Override
  public void close() {
    running.interrupt();
    try {
      running.join();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
