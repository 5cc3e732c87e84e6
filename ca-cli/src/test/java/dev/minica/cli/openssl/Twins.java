package dev.minica.cli.openssl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.minica.cli.Cli;
import dev.minica.testing.Tool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Two folders in which the same is done: by minica, and by the script that it shows. */
final class Twins {

  private final Path root;
  private final Map<String, String> variables = new HashMap<>();
  private String input = "";

  Twins(Path root) {
    this.root = root;
    try {
      Files.createDirectories(ours());
      Files.createDirectories(theirs());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** ML-DSA came with OpenSSL 3.5. */
  static boolean opensslKnowsMlDsa() {
    return Tool.named("openssl").run("list", "-signature-algorithms").text().contains("ML-DSA");
  }

  /** Skips the calling test where openssl is older. */
  static void requireMlDsa() {
    assumeTrue(
        opensslKnowsMlDsa(), "skipped: ML-DSA takes OpenSSL 3.5, and the one installed is older");
  }

  /** Where minica works. */
  Path ours() {
    return root.resolve("ours");
  }

  /** Where the script works. */
  Path theirs() {
    return root.resolve("theirs");
  }

  /** Sets an environment variable for both. */
  Twins variable(String name, String value) {
    variables.put(name, value);
    return this;
  }

  /** Gives both this on standard input. */
  Twins input(String text) {
    input = text;
    return this;
  }

  /** Puts a file into both folders. */
  Twins file(String name, String content) {
    try {
      Files.writeString(ours().resolve(name), content);
      Files.writeString(theirs().resolve(name), content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  /** What minica does. */
  Cli.Ran minica(String... arguments) {
    return cli(ours()).run(arguments);
  }

  private Cli cli(Path folder) {
    Cli cli = new Cli().in(folder).input(input);
    variables.forEach(cli::variable);
    return cli;
  }

  /** The script that minica shows, which has changed nothing and passes for a good one. */
  String script(String... arguments) {
    Map<String, String> before = modes(root);
    List<String> all = new ArrayList<>(List.of(arguments));
    all.add(0, "--show-openssl");
    Cli.Ran shown = cli(theirs()).run(all.toArray(String[]::new));
    assertThat(shown.exit()).as(shown.err()).isZero();
    assertThat(shown.err()).isEmpty();
    assertThat(modes(root)).isEqualTo(before);
    assertThat(shown.out().chars().allMatch(c -> c == '\n' || (c >= ' ' && c <= '~'))).isTrue();
    return shown.out();
  }

  /** Runs a script where it finds nothing but what the test put there. */
  Tool.Outcome run(String script) {
    try {
      Path file = Files.createTempFile(root, "script", ".sh");
      Files.writeString(file, script, StandardCharsets.US_ASCII);
      check(file);
      Tool.Outcome outcome =
          Tool.named("sh")
              .run(
                  surroundings(),
                  input.getBytes(StandardCharsets.UTF_8),
                  "-c",
                  "cd \"$1\" && exec sh \"$2\"",
                  "sh",
                  theirs(),
                  file);
      Files.delete(file);
      return outcome;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A short run of keytool takes half the time so. */
  private Map<String, String> surroundings() {
    Map<String, String> all = new HashMap<>(variables);
    all.put("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC");
    return all;
  }

  /** SC2016, SC2089 and SC2090 suspect dollar signs and quotes that are meant to be such. */
  private static void check(Path script) {
    Tool.named("sh").run("-n", script).succeeded();
    boolean isInstalled =
        Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, "shellcheck")));
    if (isInstalled) {
      Tool.named("shellcheck").run("--exclude=SC2016,SC2089,SC2090", script).succeeded();
    }
  }

  /** Both do it, and both can. */
  void both(String... arguments) {
    run(script(arguments)).succeeded();
    Cli.Ran ran = minica(arguments);
    assertThat(ran.exit()).as(ran.err()).isZero();
  }

  /** Each file below a folder and who may read it. */
  static Map<String, String> modes(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      Map<String, String> modes = new TreeMap<>();
      for (Path file : files.toList()) {
        modes.put(
            folder.relativize(file).toString(),
            PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
      }
      return modes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Both have made the same files, and the certificates in this one say the same. */
  void assertSameCertificate(String name) {
    assertThat(modes(theirs())).isEqualTo(modes(ours()));
    assertThat(Fields.ofCertificate(theirs().resolve(name)))
        .isEqualTo(Fields.ofCertificate(ours().resolve(name)));
  }

  /** The same for requests. */
  void assertSameRequest(String name) {
    assertThat(modes(theirs())).isEqualTo(modes(ours()));
    assertThat(Fields.ofRequest(theirs().resolve(name)))
        .isEqualTo(Fields.ofRequest(ours().resolve(name)));
  }
}
