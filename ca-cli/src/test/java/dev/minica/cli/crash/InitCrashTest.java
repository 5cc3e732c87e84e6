package dev.minica.cli.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minica.cli.Cli;
import dev.minica.cli.output.ExitCode;
import dev.minica.crash.CrashWalk;
import dev.minica.crash.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Making a CA, at each call it may die at. */
@Tag("crash")
class InitCrashTest {

  @TempDir Path workspace;

  @BeforeEach
  void needStrace() throws InterruptedException {
    CrashWalk.assumeAvailable();
  }

  @Test
  void endsWithAWholeCaOrNone() throws Exception {
    assertThat(new CrashWalk(workspace).walk(new Init(false), EnumSet.allOf(Fault.class)))
        .isNotEmpty();
  }

  @Test
  void endsWithAWholeCaOrNoneInADirectoryThatIsThere() throws Exception {
    assertThat(new CrashWalk(workspace).walk(new Init(true), EnumSet.allOf(Fault.class)))
        .isNotEmpty();
  }

  private static final class Init extends CrashScenario {
    private final boolean directoryIsThere;

    Init(boolean directoryIsThere) {
      this.directoryIsThere = directoryIsThere;
    }

    @Override
    public void prepare(Path folder) throws IOException {
      Files.createDirectory(folder.resolve("home"));
      if (directoryIsThere) {
        Files.createDirectory(folder.resolve("ca"));
      }
    }

    @Override
    List<String> arguments(Path folder) {
      return List.of("init", "--ca", folder.resolve("ca").toString());
    }

    @Override
    void checkDone(Path folder) throws IOException {
      assertThat(CrashWalk.tree(folder.resolve("ca")))
          .contains("root.key", "root.pem", "settings.properties");
    }

    @Override
    void checkNext(Path folder) throws IOException {
      Path root = folder.resolve("ca/root.pem");
      String promised = Files.exists(root) ? Files.readString(root) : "";
      if (promised.isEmpty()) {
        succeed(folder, "init");
      } else {
        Cli.Ran again = run(folder, "init");
        assertThat(again.exit()).isEqualTo(ExitCode.CONFLICT.number());
      }
      succeed(folder, "issue", "server.example", "--out", folder.resolve("home/out").toString());
      checkRecorded(folder);
      assertThat(Files.readString(root)).contains(promised);
    }
  }
}
