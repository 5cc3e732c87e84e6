package dev.minica.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minica.cli.Cli;
import dev.minica.cli.trace.RunningRecorder;
import dev.minica.testing.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The key log of each way to serve, and what others open with it. */
@Timeout(120)
class TlsServeKeyLogTest {

  @TempDir private static Path shared;
  @TempDir private Path folder;

  @BeforeAll
  static void issue() {
    new ServedIdentities(shared).issue();
  }

  private RunningServer start(String key, String options) throws IOException {
    List<String> line = new ArrayList<>(List.of(shared.resolve(key).toString()));
    line.addAll(List.of(options.split(" ")));
    line.addAll(List.of("--keylog", "ours"));
    return RunningServer.in(folder, line);
  }

  private void visit(int port, String key) {
    Path visitor = shared.resolve("visitor");
    Tool.named("openssl")
        .feed(
            ServedIdentities.REQUEST,
            "s_client",
            "-connect",
            "127.0.0.1:" + port,
            "-servername",
            "localhost",
            "-CAfile",
            shared.resolve(key).resolve("ca.pem"),
            "-cert",
            visitor.resolve("cert.pem"),
            "-key",
            visitor.resolve("key.pem"),
            "-keylogfile",
            folder.resolve("theirs"),
            "-ign_eof")
        .succeeded();
  }

  /** OpenSSL adds lines with the label RSA, for pre-master secrets, which RFC 9850 has not. */
  private List<String> lines(String name) throws IOException {
    try (Stream<String> lines = Files.lines(folder.resolve(name))) {
      return lines.filter(line -> !line.startsWith("#") && !line.startsWith("RSA ")).toList();
    }
  }

  static Stream<TlsServeMode> sound() {
    return TlsServeMode.table().stream().filter(mode -> !mode.options().contains("wrong"));
  }

  @ParameterizedTest
  @MethodSource("sound")
  void itIsThatOfTheClient(TlsServeMode mode) throws Exception {
    try (RunningServer server = start(mode.key(), mode.options())) {
      visit(server.port(), mode.key());
      visit(server.port(), mode.key());
    }

    assertThat(lines("ours")).isNotEmpty().containsExactlyInAnyOrderElementsOf(lines("theirs"));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("ours"))))
        .isEqualTo("rw-------");
  }

  @Test
  void itComesAfterWhatIsThere() throws Exception {
    Files.writeString(folder.resolve("ours"), "# of another program\n");
    try (RunningServer server = start("ec-p256", "--tls 1.3")) {
      visit(server.port(), "ec-p256");
    }

    assertThat(folder.resolve("ours")).content().startsWith("# of another program\nCLIENT_");
  }

  @ParameterizedTest
  @CsvSource({
    "--kx rsa, rsa-2048",
    "--kx ecdhe, rsa-2048",
    "--kx ecdhe, ec-p256",
    "--kx dhe, rsa-2048",
    "--tls 1.3, ec-p256",
    "--client-auth require, ec-p256"
  })
  void minicaAndWiresharkOpenARecordingWithIt(String options, String key) throws Exception {
    try (RunningServer server = start(key, options)) {
      RunningRecorder recorder =
          RunningRecorder.start(folder, server.port(), "--out", "all.pcapng", "--connections", "1");
      visit(recorder.port(), key);
      assertThat(recorder.exit()).isZero();
      assertThat(said(recorder.port())).contains("GET /json HTTP/1.0", "\"cipherSuite\"");
    }
    Cli.Ran decoded =
        new Cli()
            .in(folder)
            .run(
                "tls",
                "decode",
                "all.pcapng",
                "--keylog",
                "ours",
                "--root",
                shared.resolve(key).resolve("ca.pem").toString());

    assertThat(decoded.exit()).as(decoded.err() + decoded.out()).isZero();
    assertThat(decoded.out()).contains("complete: ", " 0 disagree").doesNotContain("opaque: ");
  }

  /** What Wireshark reads in it, as text. */
  private String said(int port) {
    return Tool.named("tshark")
        .run(
            "-q",
            "-r",
            folder.resolve("all.pcapng"),
            "-o",
            "tls.keylog_file:" + folder.resolve("ours"),
            "-d",
            "tcp.port==" + port + ",tls",
            "-z",
            "follow,tls,ascii,0")
        .succeeded()
        .text();
  }

  @Test
  void aLogThatCannotBeWrittenIsRefusedBeforeAnythingIsServed() {
    Cli.Ran ran =
        new Cli()
            .in(folder)
            .run(
                "tls",
                "serve",
                shared.resolve("ec-p256").toString(),
                "--listen",
                "127.0.0.1:0",
                "--keylog",
                "missing/keys.log");

    assertThat(ran.out()).isEmpty();
    assertThat(ran.err()).startsWith("minica: error: cannot append to ");
  }
}
