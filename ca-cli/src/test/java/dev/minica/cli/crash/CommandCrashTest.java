package dev.minica.cli.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minica.cli.Cli;
import dev.minica.cli.output.ExitCode;
import dev.minica.crash.CrashWalk;
import dev.minica.crash.Fault;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

/** A command at each call it may die at: what all walks have in common. */
@Tag("crash")
abstract class CommandCrashTest implements CommandScenario.Promises {

  @TempDir Path workspace;
  @TempDir Path template;

  @BeforeEach
  final void needStrace() throws Exception {
    CrashWalk.assumeAvailable();
    Files.createDirectories(template.resolve("home"));
  }

  /** Has each run find what this command leaves. */
  final String given(String... words) {
    return new CaFolder(template).succeed(words);
  }

  /** Walks through this command; words that begin with <code>home/</code> are paths. */
  final void walk(String... words) throws Exception {
    walk(new CommandScenario(template, this, List.of(words)));
  }

  final void walk(CommandScenario scenario) throws Exception {
    walk(scenario, EnumSet.allOf(Fault.class));
  }

  final void walk(CommandScenario scenario, EnumSet<Fault> faults) throws Exception {
    assertThat(new CrashWalk(workspace).walk(scenario, faults)).isNotEmpty();
  }

  /** The same command again does what it is for, or says that this was done. */
  @Override
  public void checkNext(CaFolder folder, String[] arguments) throws Exception {
    Cli.Ran again = folder.run(arguments);
    assertThat(again.exit()).as(again.err()).isIn(0, ExitCode.CONFLICT.number());
    checkDone(folder);
    folder.succeed("issue", "next.example", "--out", "home/next");
  }
}
