package dev.minica.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minica.cli.Cli;
import dev.minica.cli.Cli.Ran;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A CA whose certificates say where it is served, and which is served there. */
final class ServedCa implements AutoCloseable {

  private final Path folder;
  private final String url;
  private final Thread running;

  private ServedCa(Path folder, String url, Thread running) {
    this.folder = folder;
    this.url = url;
    this.running = running;
  }

  /**
   * Makes a CA in {@code ca} and serves it.
   *
   * @param init further arguments of {@code minica init}
   */
  static ServedCa start(Path folder, String... init) {
    for (int attempt = 0; ; attempt++) {
      Path ca = folder.resolve("try-" + attempt);
      int port = freePort();
      String url = "http://127.0.0.1:" + port;
      List<String> arguments = new ArrayList<>(List.of("init", "--ca", ca.toString()));
      arguments.addAll(List.of("--url", url));
      arguments.addAll(Arrays.asList(init));
      ran(folder, arguments.toArray(String[]::new));
      Optional<Thread> running = serve(ca, port);
      if (running.isPresent()) {
        return new ServedCa(ca, url, running.get());
      }
      assertThat(attempt).as("ports that others took first").isLessThan(10);
    }
  }

  /** Free for now: certificates have to name the port before anybody listens on it. */
  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Empty if somebody has taken the port meanwhile. */
  private static Optional<Thread> serve(Path ca, int port) {
    try {
      PipedInputStream pipe = new PipedInputStream();
      PrintStream out = new PrintStream(new PipedOutputStream(pipe), true, StandardCharsets.UTF_8);
      PrintStream silent = new PrintStream(OutputStream.nullOutputStream());
      Thread thread =
          new Thread(
              () -> {
                new Cli()
                    .run(
                        out,
                        silent,
                        "serve",
                        "--ca",
                        ca.toString(),
                        "--listen",
                        "127.0.0.1:" + port);
                out.close();
              });
      thread.start();
      BufferedReader lines =
          new BufferedReader(new InputStreamReader(pipe, StandardCharsets.UTF_8));
      return Optional.ofNullable(lines.readLine()).map(url -> thread);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Ran ran(Path folder, String... arguments) {
    Ran ran = new Cli().in(folder).run(arguments);
    assertThat(ran.exit()).as(ran.err()).isZero();
    return ran;
  }

  /** Runs minica with this CA. */
  Ran minica(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--ca", folder.toString()));
    return ran(folder, all.toArray(String[]::new));
  }

  /** Issues for a name, into a folder of that name. */
  Path issue(String name, String... more) {
    Path out = folder.resolve(name);
    List<String> arguments = new ArrayList<>(List.of("issue", name, "--out", out.toString()));
    arguments.addAll(Arrays.asList(more));
    minica(arguments.toArray(String[]::new));
    return out;
  }

  String url() {
    return url;
  }

  URI uri(String path) {
    return URI.create(url + path);
  }

  /** The CA directory, which is also where its certificates are issued to. */
  Path folder() {
    return folder;
  }

  @Override
  public void close() {
    running.interrupt();
    try {
      running.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
