package dev.minica.cli.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minica.crash.CrashWalk;
import dev.minica.crash.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Issuing a certificate, at each call it may die at. */
@Tag("crash")
class IssueCrashTest {

  private static final List<String> FILES =
      List.of("ca.pem", "cert.pem", "fullchain.pem", "key.pem");

  @TempDir Path workspace;
  @TempDir Path template;

  @BeforeEach
  void needStrace() throws InterruptedException {
    CrashWalk.assumeAvailable();
  }

  @Test
  void handsOutAllOrNothingInANewDirectory() throws Exception {
    walk("home/a/server.example");
  }

  @Test
  void handsOutAllOrNothingAmongOtherFiles() throws Exception {
    walk("home");
  }

  @Test
  void replacesAllOrNothing() throws Exception {
    walk("home/old", "--force");
  }

  private void walk(String out, String... options) throws Exception {
    CrashScenario.succeed(template, "init");
    CrashScenario.succeed(
        template, "issue", "old.example", "--out", template.resolve("home/old").toString());
    Files.writeString(template.resolve("home/mine"), "mine");

    assertThat(
            new CrashWalk(workspace)
                .walk(new Issue(template, out, List.of(options)), EnumSet.allOf(Fault.class)))
        .isNotEmpty();
  }

  private static final class Issue extends CrashScenario {
    private final Path template;
    private final String out;
    private final List<String> options;

    Issue(Path template, String out, List<String> options) {
      this.template = template;
      this.out = out;
      this.options = options;
    }

    @Override
    public void prepare(Path folder) throws IOException {
      copy(template, folder);
    }

    @Override
    List<String> arguments(Path folder) {
      List<String> arguments = new ArrayList<>(List.of("issue", "server.example"));
      arguments.addAll(List.of("--out", folder.resolve(out).toString()));
      arguments.addAll(List.of("--ca", folder.resolve("ca").toString()));
      arguments.addAll(options);
      return arguments;
    }

    @Override
    void checkDone(Path folder) throws IOException {
      assertThat(CrashWalk.tree(folder.resolve(out))).containsAll(FILES);
      checkRecorded(folder);
    }

    @Override
    void checkNext(Path folder) throws IOException {
      checkRecorded(folder);
      succeed(folder, "issue", "next.example", "--out", folder.resolve("home/next").toString());
      checkRecorded(folder);
      checkWhole(folder.resolve(out));
      checkWhole(folder.resolve("home/old"));
      assertThat(folder.resolve("home/mine")).hasContent("mine");
    }

    /** The files are all there and go together, or none is there. */
    private static void checkWhole(Path directory) throws IOException {
      List<String> there =
          Files.exists(directory)
              ? CrashWalk.tree(directory).stream().filter(FILES::contains).toList()
              : List.of();
      if (!there.isEmpty()) {
        assertThat(there).isEqualTo(FILES);
        assertThat(Files.readString(directory.resolve("fullchain.pem")))
            .startsWith(Files.readString(directory.resolve("cert.pem")));
      }
    }
  }
}
