package dev.minica.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.minica.cli.Cli;
import dev.minica.cli.Cli.Ran;
import dev.minica.cli.CliProcess;
import dev.minica.testing.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InitCommandTest {

  @TempDir Path folder;

  @Test
  void theNextStepNamesTheCaThatWasNamed() {
    Cli cli = new Cli().in(folder).variable("MINICA_CA", "usual");

    assertThat(cli.run("init").err()).isEqualTo("next: minica issue server.example\n");
    assertThat(cli.run("init", "--ca", "team").err())
        .isEqualTo("next: minica issue server.example --ca team\n");
    assertThat(cli.run("init", "--ca", "my team").err())
        .isEqualTo("next: minica issue server.example --ca 'my team'\n");
  }

  @Test
  void whatIsInTheWayIsNotAnsweredWithOptionsThatInitLacks() throws IOException {
    Path directory =
        Files.createDirectory(
            folder.resolve("ca"),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    Path stray = directory.resolve("root.key");
    Files.writeString(stray, "somebody's\n");

    Ran ran = new Cli().in(folder).run("init", "--ca", "ca");

    assertThat(ran.exit()).isEqualTo(5);
    assertThat(ran.err())
        .isEqualTo(
            "minica: error: "
                + stray
                + " exists already\nminica: hint: name another directory with --ca\n");
    assertThat(stray).hasContent("somebody's\n");
  }

  /** Whoever is killed has reported all or nothing. */
  @ParameterizedTest
  @ValueSource(strings = {"--json", "--color=never"})
  void theResultReachesStandardOutputInOneWrite(String form) throws IOException {
    Path trace = folder.resolve("trace");
    List<Object> line = new ArrayList<>(List.of("-f", "-e", "trace=write", "-e", "signal=none"));
    line.addAll(List.of("-o", trace));
    line.addAll(CliProcess.minica(List.of("init", form, "--ca", folder.resolve("ca") + "")));

    Tool.Outcome outcome = Tool.named("strace").run(line.toArray());

    assumeTrue(outcome.exit() == 0, () -> "skipped: strace may not trace: " + outcome.err());
    assertThat(Files.readAllLines(trace))
        .filteredOn(call -> call.contains(" write(1, "))
        .hasSize(1)
        .allMatch(call -> call.endsWith(" = " + outcome.out().length));
  }
}
