package dev.minica.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.minica.cli.Cli.Ran;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What only a process of its own can show. */
class ThisProcessTest {

  @TempDir Path directory;

  @BeforeEach
  void needAShell() {
    assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "sh is missing: no process is tried");
  }

  @Test
  void theExitCodeIsThatOfTheProcess() throws IOException, InterruptedException {
    assertThat(shell("minica nonsense", Map.of()).exit()).isEqualTo(2);
    assertThat(shell("minica --version", Map.of()).exit()).isZero();
  }

  @Test
  void aReaderThatLeavesEarlyCausesNoComplaint() throws IOException, InterruptedException {
    Ran ran = shell("(minica completion bash; echo $? >status) | head -n 1", Map.of());
    assertThat(ran.out()).isEqualTo("#!/usr/bin/env bash\n");
    assertThat(ran.err()).isEmpty();
    assertThat(Files.readString(directory.resolve("status"))).isEqualTo("0\n");
  }

  @Test
  void aReaderThatWasNeverThereCausesNoneEither() throws IOException, InterruptedException {
    Ran ran =
        shell(
            "mkfifo gone; : <gone & exec 3>gone; wait;" + " minica --help >&3; echo $? >status",
            Map.of());
    assertThat(ran.err()).isEmpty();
    assertThat(Files.readString(directory.resolve("status"))).isEqualTo("0\n");
  }

  @Test
  void aFullDiskUnderStdoutIsAFailure() throws IOException, InterruptedException {
    assumeTrue(Files.exists(Path.of("/dev/full")), "/dev/full is missing: no disk is full");
    Ran ran = shell("minica --version >/dev/full", Map.of());
    assertThat(ran.exit()).isEqualTo(7);
    assertThat(ran.err())
        .startsWith("minica: error: cannot write the result to standard output\nminica: hint: ");
  }

  @Test
  void theLocaleDecidesTheCharacterSet() throws IOException, InterruptedException {
    String command = "minica help \"$(printf '\\303\\274')\"";
    Ran ascii = shell(command, Map.of("LC_ALL", "C"));
    assertThat(ascii.err()).contains("\\u{").doesNotContain("?");
    Ran utf8 = shell(command, Map.of("LC_ALL", "C.UTF-8"));
    assertThat(utf8.err()).startsWith("minica: error: '\u00fc' is no command of minica\n");
  }

  private Ran shell(String command, Map<String, String> variables)
      throws IOException, InterruptedException {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    List<String> line = new ArrayList<>(List.of("/bin/sh", "-c"));
    line.add(
        "minica() { '"
            + java
            + "' -cp '"
            + System.getProperty("java.class.path")
            + "' dev.minica.cli.Minica \"$@\"; }; "
            + command);
    ProcessBuilder builder = new ProcessBuilder(line).directory(directory.toFile());
    builder.environment().putAll(variables);
    builder.environment().remove("JAVA_TOOL_OPTIONS");
    builder.redirectError(directory.resolve("err").toFile());
    Process process = builder.start();
    process.getOutputStream().close();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int exit = process.waitFor();
    return new Ran(exit, out, Files.readString(directory.resolve("err")));
  }
}
