package dev.minica.cli.openssl;

import dev.minica.cli.option.Paths;
import java.nio.file.Path;

/** Files that a script reads. */
final class Inputs {

  private Inputs() {}

  /**
   * The file to read; standard input is put into one, since it may be read twice.
   *
   * @param name of that one, in the temporary folder
   */
  static ShellWord of(OpensslScript.Builder script, Path file, String name) {
    if (!Paths.isStandardInput(file)) {
      return ShellWord.of(file);
    }
    ShellWord kept = ShellWord.temporary(name);
    script.says("What comes on standard input.").line("cat >" + kept.written());
    return kept;
  }
}
