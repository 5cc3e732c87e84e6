package dev.minica.cli.takeover;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minica.cli.Cli;
import dev.minica.cli.Cli.Ran;
import dev.minica.testing.Tool;
import dev.minica.testing.Tool.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

/** A folder in which another program has a CA, and minica is to have it. */
abstract class ImportWorld {

  @TempDir Path folder;

  final Path at(String path) {
    return folder.resolve(path);
  }

  final Ran run(String... arguments) {
    return new Cli().in(folder).variable("MINICA_CA", "ca").run(arguments);
  }

  final Ran succeed(String... arguments) {
    Ran ran = run(arguments);
    assertThat(ran.exit()).as(ran.err()).isZero();
    return ran;
  }

  /** Asserts that it is refused, and that nothing has changed. */
  final void refuse(int exit, String message, String... arguments) throws IOException {
    List<String> before = tree();
    Ran ran = run(arguments);
    assertThat(ran.exit()).as(ran.err()).isEqualTo(exit);
    assertThat(ran.err()).startsWith("minica: error: ").contains(message);
    assertThat(ran.out()).isEmpty();
    assertThat(tree()).isEqualTo(before);
  }

  final List<String> tree() throws IOException {
    try (var paths = Files.walk(folder)) {
      return paths.map(Path::toString).sorted().toList();
    }
  }

  /** A script of the shell, in the folder; what fails in it fails. */
  final Outcome shell(String script) {
    return Tool.named("sh").run("-c", "set -eu; cd \"$1\"; " + script, "sh", folder).succeeded();
  }

  final void write(String file, String content) {
    try {
      Files.createDirectories(at(file).getParent());
      Files.writeString(at(file), content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether openssl accepts a certificate below the root, by what the last CRL says. */
  final boolean isAccepted(Path certificate, Path crl, Object... more) {
    return verify(certificate, join(List.of("-crl_check", "-CRLfile", crl), more)).exit() == 0;
  }

  /** What openssl says of a certificate below the root. */
  final Outcome verify(Path certificate, Object... more) {
    List<Object> arguments = new ArrayList<>(List.of("verify"));
    arguments.addAll(List.of(more));
    arguments.addAll(List.of("-CAfile", at("ca/root.pem"), certificate));
    return Tool.named("openssl").run(arguments.toArray());
  }

  private static Object[] join(List<?> some, Object... others) {
    List<Object> all = new ArrayList<>(some);
    all.addAll(List.of(others));
    return all.toArray();
  }

  final String openssl(Object... arguments) {
    return Tool.named("openssl").run(arguments).succeeded().text();
  }
}
