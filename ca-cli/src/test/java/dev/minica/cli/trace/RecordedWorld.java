package dev.minica.cli.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minica.cli.Cli;
import dev.minica.cli.Cli.Ran;
import dev.minica.testing.Tool;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * A folder with a CA, servers of its own and recordings of what openssl's client said to openssl's
 * server, made by {@code minica tls record}.
 */
final class RecordedWorld {

  static final String SAID = "hello";

  private final Path folder;

  RecordedWorld(Path folder) {
    this.folder = folder;
    done("init", "--ca", "ca", "--key", "ec-p256");
    done("issue", "localhost", "--ca", "ca", "--key", "rsa-2048", "--out", "rsa");
    done("issue", "localhost", "--ca", "ca", "--out", "ec");
  }

  Ran run(String... line) {
    return new Cli().in(folder).run(line);
  }

  /** Runs a command that has to succeed. */
  Ran done(String... line) {
    Ran ran = run(line);
    assertThat(ran.exit()).as(ran.err()).isZero();
    return ran;
  }

  Path file(String name) {
    return folder.resolve(name);
  }

  /**
   * Records one connection as NAME.pcapng, and its secrets as NAME.log.
   *
   * @param identity rsa or ec
   */
  void record(String name, String identity, String server) throws Exception {
    try (OpensslServer openssl = OpensslServer.start(file(identity), file(name + ".log"), server)) {
      RunningRecorder recorder =
          RunningRecorder.start(
              folder, openssl.port(), "--out", name + ".pcapng", "--connections", "1");
      say(recorder.port());
      assertThat(recorder.exit()).as(String.join("\n", recorder.restOfTalk())).isZero();
    }
  }

  /** Has openssl's client say a line and leave. */
  static void say(int port) {
    Tool.named("openssl")
        .feed(
            (SAID + "\n").getBytes(StandardCharsets.US_ASCII),
            "s_client",
            "-connect",
            "127.0.0.1:" + port,
            "-servername",
            "localhost")
        .succeeded();
  }
}
