package dev.minica.cli.openssl;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The file that a script makes for everybody to read; absent for standard output. */
record Outputs(OpensslScript.Builder script, Optional<ShellWord> file) {

  /** Sees to the place of one file. */
  static Outputs of(OpensslScript.Builder script, Optional<Path> out, boolean replace) {
    return of(script, Optional.empty(), out, replace);
  }

  /**
   * Sees to the places.
   *
   * @param key a new key that is made, too
   */
  static Outputs of(
      OpensslScript.Builder script, Optional<Path> key, Optional<Path> out, boolean replace) {
    List<Path> all = new ArrayList<>();
    key.ifPresent(all::add);
    out.ifPresent(all::add);
    script.making(all.stream().map(ShellWord::of).toList(), replace);
    all.forEach(script::folderOf);
    return new Outputs(script, out.map(ShellWord::of));
  }

  OpensslScript.Builder open() {
    return script.opening(file.stream().toList());
  }
}
