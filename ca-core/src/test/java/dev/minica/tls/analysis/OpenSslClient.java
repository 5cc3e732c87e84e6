package dev.minica.tls.analysis;

import dev.minica.testing.Tool;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** {@code openssl s_client}, led through a dialogue. */
public final class OpenSslClient {

  private static final int LIMIT = 60;

  private final StringBuilder seen = new StringBuilder();
  private final Process process;

  private OpenSslClient(Process process) {
    this.process = process;
    // so that a client that waits for what never comes ends the test and not the build
    CompletableFuture.delayedExecutor(LIMIT, TimeUnit.SECONDS).execute(process::destroyForcibly);
  }

  /** What there is no option for is in a file. */
  static Map<String, String> configuredBy(Path file) {
    return Map.of("OPENSSL_CONF", file.toString());
  }

  public static OpenSslClient start(
      int port, Map<String, String> environment, List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(Tool.named("openssl").path().toString()));
    command.addAll(
        List.of("s_client", "-connect", "127.0.0.1:" + port, "-servername", "localhost"));
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    return new OpenSslClient(builder.start());
  }

  /** Sends a line; a single letter is a command to the program itself. */
  public OpenSslClient say(String line) throws IOException {
    OutputStream in = process.getOutputStream();
    in.write((line + "\n").getBytes(StandardCharsets.US_ASCII));
    in.flush();
    return this;
  }

  /** Waits until the program has printed this. */
  public OpenSslClient await(String text) throws IOException {
    InputStream out = process.getInputStream();
    byte[] buffer = new byte[4096];
    while (seen.indexOf(text) < 0) {
      int length = out.read(buffer);
      if (length < 0) {
        throw new IOException("no \"" + text + "\" in " + seen);
      }
      seen.append(new String(buffer, 0, length, StandardCharsets.ISO_8859_1));
    }
    return this;
  }

  /** Ends it in order. */
  public void quit() throws IOException, InterruptedException {
    try {
      say("Q");
    } catch (IOException gone) {
      seen.append("it had ended by itself");
    }
    process.getInputStream().readAllBytes();
    process.waitFor();
  }
}
