package dev.minica.cli.trace;

import dev.minica.testing.Tool;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * {@code openssl s_server} on a free port, which sends each line back reversed and writes its
 * secrets down.
 */
final class OpensslServer implements AutoCloseable {

  private final Process process;
  private final int port;
  private final Path keyLog;

  private OpensslServer(Process process, int port, Path keyLog) {
    this.process = process;
    this.port = port;
    this.keyLog = keyLog;
  }

  /**
   * @param identity a folder with key.pem and fullchain.pem
   * @param options such as {@code -tls1_2}
   */
  static OpensslServer start(Path identity, Path keyLog, String options) throws IOException {
    return start(identity, keyLog, options, "-rev");
  }

  /** The same, with a page for whoever asks for one. */
  static OpensslServer ofPages(Path identity, Path keyLog, String options) throws IOException {
    return start(identity, keyLog, options, "-www");
  }

  private static OpensslServer start(Path identity, Path keyLog, String options, String manner)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Tool.named("openssl").path().toString());
    command.addAll(List.of("s_server", "-accept", "127.0.0.1:0", manner, "-naccept", "8"));
    command.addAll(List.of("-key", identity.resolve("key.pem").toString()));
    command.addAll(List.of("-cert", identity.resolve("fullchain.pem").toString()));
    command.addAll(List.of("-keylogfile", keyLog.toString()));
    command.addAll(Arrays.stream(options.split(" ", -1)).filter(o -> !o.isEmpty()).toList());
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    return new OpensslServer(process, port(process), keyLog);
  }

  /** It prints {@code ACCEPT 127.0.0.1:40123} once it listens. */
  private static int port(Process server) throws IOException {
    BufferedReader lines = server.inputReader();
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.startsWith("ACCEPT")) {
        return Integer.parseInt(line.substring(line.lastIndexOf(':') + 1).strip());
      }
    }
    throw new IOException("openssl s_server has ended");
  }

  int port() {
    return port;
  }

  Path keyLog() {
    return keyLog;
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
