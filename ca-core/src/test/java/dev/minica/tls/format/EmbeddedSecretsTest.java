package dev.minica.tls.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minica.Environment;
import dev.minica.testing.Tool;
import dev.minica.tls.capture.Conversation;
import dev.minica.tls.capture.Recorder;
import dev.minica.tls.capture.RecordingListener;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Wireshark, given nothing but our file, reads what curl and openssl said to each other. */
@Timeout(120)
class EmbeddedSecretsTest {

  @TempDir Path folder;

  private final BlockingQueue<Conversation> ended = new LinkedBlockingQueue<>();

  @ParameterizedTest
  @ValueSource(strings = {"-tls1_2", "-tls1_3"})
  void tsharkReadsWhatWasSaid(String version) throws Exception {
    Path keys = folder.resolve("keys");
    Conversation conversation = converse(version, keys);
    CaptureFile file =
        new CaptureFile(List.of(conversation), KeyLog.parse(Files.readAllBytes(keys)), false);

    assertThat(seenByTshark(file)).contains("GET / HTTP").contains("200 ok");
  }

  @Test
  void withoutThemItStaysClosed() throws Exception {
    Conversation conversation = converse("-tls1_3", folder.resolve("keys"));

    assertThat(seenByTshark(new CaptureFile(List.of(conversation), KeyLog.empty(), false)))
        .doesNotContain("GET", "200");
  }

  private String seenByTshark(CaptureFile file) throws IOException {
    Path written = Files.write(folder.resolve("file.pcapng"), file.encoded());
    return Tool.named("tshark")
        .run(
            "-q",
            "-r",
            written,
            "-d",
            "tcp.port==" + port(file) + ",tls",
            "-z",
            "follow,tls,ascii,0")
        .succeeded()
        .text();
  }

  private static int port(CaptureFile file) {
    return file.conversations().get(0).server().getPort();
  }

  private Conversation converse(String version, Path keys) throws Exception {
    Path key = folder.resolve("key.pem");
    Path certificate = folder.resolve("cert.pem");
    Tool openssl = Tool.named("openssl");
    openssl
        .run(
            "req",
            "-x509",
            "-newkey",
            "ec",
            "-pkeyopt",
            "ec_paramgen_curve:P-256",
            "-nodes",
            "-keyout",
            key,
            "-out",
            certificate,
            "-subj",
            "/CN=localhost",
            "-days",
            "1")
        .succeeded();
    Process server =
        new ProcessBuilder(
                openssl.path().toString(),
                "s_server",
                "-accept",
                "127.0.0.1:0",
                "-www",
                "-key",
                key.toString(),
                "-cert",
                certificate.toString(),
                version,
                "-keylogfile",
                keys.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (Recorder recorder = recorderTo(port(server))) {
      Tool.named("curl")
          .run("-ks", "https://127.0.0.1:" + recorder.address().getPort() + "/")
          .succeeded();
      return ended.poll(30, TimeUnit.SECONDS);
    } finally {
      server.destroy();
      server.waitFor();
    }
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

  private Recorder recorderTo(int port) {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    return Recorder.start(
        Environment.system(),
        new InetSocketAddress(loopback, 0),
        new InetSocketAddress(loopback, port),
        new RecordingListener() {
          @Override
          public void ended(Conversation conversation) {
            ended.add(conversation);
          }

          @Override
          public void unreachable(InetSocketAddress client, String reason) {
            throw new AssertionError(reason);
          }
        });
  }
}
