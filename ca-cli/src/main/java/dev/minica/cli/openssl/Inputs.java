package dev.minica.cli.openssl;

import java.nio.file.Path;

/** Files that a script reads. */
final class Inputs {

  private static final Path STANDARD_INPUT = Path.of("-");

  private Inputs() {}

  /**
   * The file to read; standard input is put into one, since it may be read twice.
   *
   * @param name of that one, in the temporary folder
   */
  static ShellWord of(OpensslScript.Builder script, Path file, String name) {
    if (!file.equals(STANDARD_INPUT)) {
      return ShellWord.of(file);
    }
    ShellWord kept = ShellWord.temporary(name);
    script.says("What comes on standard input.").line("cat >" + kept.written());
    return kept;
  }
}
