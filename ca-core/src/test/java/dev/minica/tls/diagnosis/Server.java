package dev.minica.tls.diagnosis;

import dev.minica.testing.Tool;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Something that listens. */
interface Server extends AutoCloseable {

  int port();

  @Override
  void close() throws IOException;

  /** How to start one. */
  interface Start {
    Server start(Path keyLog) throws IOException;
  }

  /** {@code openssl s_server}, with these options after those that all have. */
  static Start openssl(String options) {
    return openssl(options, Map.of());
  }

  static Start openssl(String options, Map<String, String> environment) {
    return keyLog -> {
      List<String> line = new ArrayList<>(List.of(Tool.named("openssl").path().toString()));
      line.addAll(List.of("s_server", "-accept", "127.0.0.1:0", "-www"));
      line.addAll(List.of("-keylogfile", keyLog.toString()));
      line.addAll(Arrays.asList(options.split(" ", -1)));
      ProcessBuilder builder =
          new ProcessBuilder(line).redirectError(ProcessBuilder.Redirect.DISCARD);
      builder.environment().putAll(environment);
      Process process = builder.start();
      return new Running(port(process), process::destroyForcibly);
    };
  }

  /** One that goes through somebody who changes what is sent. */
  static Start tampered(Start server, Tamperer.Change change) {
    return keyLog -> {
      Server below = server.start(keyLog);
      Tamperer tamperer = new Tamperer(below.port(), change);
      return new Running(
          tamperer.port(),
          () -> {
            tamperer.close();
            below.close();
          });
    };
  }

  /** What one that is no TLS server does with a connection. */
  interface Conduct {
    void with(Socket socket) throws IOException, InterruptedException;
  }

  static Start plain(Conduct conduct) {
    return keyLog -> {
      ServerSocket listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
      Thread thread = new Thread(() -> serve(listening, conduct), "plain server");
      thread.setDaemon(true);
      thread.start();
      return new Running(listening.getLocalPort(), listening::close);
    };
  }

  private static void serve(ServerSocket listening, Conduct conduct) {
    while (!listening.isClosed()) {
      try (Socket socket = listening.accept()) {
        conduct.with(socket);
      } catch (IOException | InterruptedException gone) {
        Thread.onSpinWait(); // the next one may do better
      }
    }
  }

  /** Says this, and reads until the client has gone. */
  static Conduct saying(String text, boolean isFirst) {
    return socket -> {
      if (!isFirst) {
        socket.getInputStream().read(new byte[4096]);
      }
      socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
      socket.getInputStream().readAllBytes();
    };
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

  /** How it ends. */
  interface End {
    void close() throws IOException;
  }

  /** One that has a port and an end. */
  record Running(int port, End end) implements Server {

    @Override
    public void close() throws IOException {
      end.close();
    }
  }
}
