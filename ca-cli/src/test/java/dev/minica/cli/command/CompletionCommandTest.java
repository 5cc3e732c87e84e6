package dev.minica.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.minica.cli.Cli;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompletionCommandTest {

  @TempDir Path directory;

  @Test
  void bashCompletesCommands() throws IOException, InterruptedException {
    assertThat(completed("com")).containsExactly("completion");
    assertThat(completed(""))
        .containsAll(Commands.within("").stream().map(Commands.Entry::lastWord).toList());
  }

  @Test
  void bashCompletesOptions() throws IOException, InterruptedException {
    assertThat(completed("completion", "--js")).containsExactly("--json");
    assertThat(completed("--st")).containsExactly("--stacktrace");
  }

  @Test
  void bashCompletesPathsWhereAPathIsAskedFor() throws IOException, InterruptedException {
    Files.createDirectory(directory.resolve("some-ca"));
    assertThat(completed("--ca", "som")).containsExactly("some-ca");
    for (String command : List.of("sign", "verify", "inspect", "convert")) {
      assertThat(completed(command, "som")).as(command).containsExactly("some-ca");
    }
    assertThat(completed("key", "convert", "som")).containsExactly("some-ca");
  }

  @Test
  void zshLoadsBothOfItsCompletionSystemsFirst() {
    assertThat(new Cli().run("completion", "zsh").out())
        .startsWith("autoload -U +X compinit && compinit\n")
        .contains("bashcompinit", "complete -F");
  }

  @Test
  void zshReadsItWithoutComplaint() throws IOException, InterruptedException {
    Path zsh = Path.of("/usr/bin/zsh");
    assumeTrue(Files.isExecutable(zsh), "zsh is missing: its completion script is not tried");
    Path script = script("zsh");
    assertThat(output(zsh.toString(), "-f", "-c", "source " + script + "; print -- ok"))
        .containsExactly("ok");
  }

  /** What bash offers for the last of these words. */
  private List<String> completed(String... words) throws IOException, InterruptedException {
    Path bash = Path.of("/bin/bash");
    assumeTrue(Files.isExecutable(bash), "bash is missing: its completion script is not tried");
    Path script = script("bash");
    // compopt is refused outside a completion that a person began; it only tunes the display.
    String ask =
        "compopt() { :; }; cd \"$0\"; source \"$1\"; shift; COMP_WORDS=(minica \"$@\"); COMP_CWORD=$#;"
            + " COMP_LINE=\"minica $*\"; COMP_POINT=${#COMP_LINE};"
            + " _complete_minica minica \"${@: -1}\" \"\"; printf '%s\\n' \"${COMPREPLY[@]}\"";
    String[] command = new String[5 + words.length];
    List.of(bash.toString(), "-c", ask, directory.toString(), script.toString()).toArray(command);
    System.arraycopy(words, 0, command, 5, words.length);
    return output(command);
  }

  private Path script(String shell) throws IOException {
    return Files.writeString(directory.resolve("script"), new Cli().run("completion", shell).out());
  }

  private static List<String> output(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return output.lines().toList();
  }
}
