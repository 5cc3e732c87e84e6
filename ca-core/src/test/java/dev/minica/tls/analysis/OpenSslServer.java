package dev.minica.tls.analysis;

import dev.minica.testing.Tool;
import dev.minica.tls.capture.Tap;
import dev.minica.tls.format.KeyLog;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** {@code openssl s_server} on a free port, with a recorder before it. */
public final class OpenSslServer implements AutoCloseable {

  private final Path keyLog;
  private final Process process;
  private final Tap tap;

  private OpenSslServer(Path keyLog, Process process) throws IOException {
    this.keyLog = keyLog;
    this.process = process;
    this.tap = new Tap(port(process));
  }

  public static OpenSslServer start(Path folder, List<String> arguments) throws IOException {
    Path keyLog = Files.createTempFile(folder, "keys", ".log");
    List<String> command = new ArrayList<>(List.of(Tool.named("openssl").path().toString()));
    command.addAll(List.of("s_server", "-accept", "127.0.0.1:0", "-keylogfile", keyLog.toString()));
    command.addAll(arguments);
    return new OpenSslServer(
        keyLog, new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start());
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

  /** Where clients find it. */
  public int port() {
    return tap.port();
  }

  /** Has it say this to its client, after the tickets that it gives. */
  public String says(String line) throws IOException {
    OutputStream in = process.getOutputStream();
    in.write((line + "\n").getBytes(StandardCharsets.US_ASCII));
    in.flush();
    return line;
  }

  /** Waits until what it prints has this in a line. */
  public void awaits(String text) throws IOException {
    BufferedReader lines = process.inputReader(); // the same one each time
    String line = lines.readLine();
    while (line != null && !line.contains(text)) {
      line = lines.readLine();
    }
    if (line == null) {
      throw new IOException("openssl s_server has ended");
    }
  }

  /** The connection that has ended last. */
  public Recorded recorded(String kind) throws InterruptedException, IOException {
    return new Recorded(kind, tap.next(), KeyLog.parse(Files.readAllBytes(keyLog)));
  }

  @Override
  public void close() {
    tap.close();
    process.destroyForcibly();
  }
}
