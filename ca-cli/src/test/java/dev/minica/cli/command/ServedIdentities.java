package dev.minica.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minica.cli.Cli;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What {@code tls serve} is tested with, in a folder: servers at localhost named after their kind
 * of key, {@code ec-p256} and {@code rsa-2048}, and a client, {@code visitor}.
 */
record ServedIdentities(Path folder) {

  /** What a visitor asks for. */
  static final byte[] REQUEST = "GET /json HTTP/1.0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

  /** Makes them, by a CA of their own. */
  void issue() {
    minica("init");
    for (String key : List.of("ec-p256", "rsa-2048")) {
      minica("issue", "localhost", "--key", key, "--out", key);
    }
    minica("issue", "--client", "visitor@example.test", "--out", "visitor");
  }

  private void minica(String... args) {
    List<String> line = new ArrayList<>(List.of(args));
    line.addAll(List.of("--ca", "ca", "--quiet"));
    Cli.Ran ran = new Cli().in(folder).run(line.toArray(String[]::new));
    assertThat(ran.exit()).as(ran.err()).isZero();
  }
}
