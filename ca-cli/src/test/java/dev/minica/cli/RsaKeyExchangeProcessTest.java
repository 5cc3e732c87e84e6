package dev.minica.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A server that may need a second process is one to its user, whichever Java runs it. */
class RsaKeyExchangeProcessTest {

  @TempDir private Path folder;
  private Process process;

  @BeforeEach
  void start() throws IOException {
    minica("init", "--ca", "ca");
    minica("issue", "localhost", "--ca", "ca", "--key", "rsa-2048", "--out", "server");
    process =
        new ProcessBuilder(
                CliProcess.minica(
                    List.of("tls", "serve", "server", "--listen", "127.0.0.1:0", "--kx", "rsa")))
            .directory(folder.toFile())
            .redirectError(folder.resolve("talk").toFile())
            .start();
  }

  private void minica(String... args) {
    assertThat(new Cli().in(folder).run(args).exit()).isZero();
  }

  @AfterEach
  void kill() {
    process.destroyForcibly();
  }

  private int port() throws IOException {
    BufferedReader out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    return URI.create(out.readLine()).getPort();
  }

  /** Refused, or reset by a listener that was on its way out as it was asked: nobody listens. */
  private static boolean isListening(int port) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (SocketException gone) {
      return false;
    }
  }

  @Test
  void toldToEndItHasLetGoOfItsPortAndSucceeded() throws Exception {
    int port = port();
    process.destroy();
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isZero();
    assertThat(isListening(port)).isFalse();
  }

  /** Nothing can be done at the end of a process that is killed: whoever is left has to notice. */
  @Test
  @Timeout(60)
  void nothingIsLeftOfOneThatIsKilled() throws Exception {
    int port = port();
    process.destroyForcibly().waitFor();
    while (isListening(port)) {
      Thread.onSpinWait();
    }
    assertThat(isListening(port)).isFalse();
  }
}
