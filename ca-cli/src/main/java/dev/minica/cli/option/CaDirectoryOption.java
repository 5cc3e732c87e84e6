package dev.minica.cli.option;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * Where the CA is: as {@code --ca} says, else {@code $MINICA_CA}, else the user's data directory.
 */
public final class CaDirectoryOption {

  private final Surroundings surroundings;

  public CaDirectoryOption(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /**
   * The absolute CA directory, whether it exists or not.
   *
   * @param given the value of {@code --ca}
   */
  public Path resolve(Optional<Path> given) {
    Path directory = given.or(() -> variable("MINICA_CA")).orElseGet(this::perUser);
    return surroundings.workingDirectory().resolve(directory).normalize();
  }

  private Path perUser() {
    String os = surroundings.osName().toLowerCase(Locale.ROOT);
    if (os.startsWith("mac")) {
      return home("Library", "Application Support").resolve("minica");
    }
    if (os.startsWith("windows")) {
      return variable("LOCALAPPDATA").orElseGet(() -> home("AppData", "Local")).resolve("minica");
    }
    return xdgDataHome().orElseGet(() -> home(".local", "share")).resolve("minica");
  }

  /** The XDG base directory specification has relative values ignored. */
  private Optional<Path> xdgDataHome() {
    return variable("XDG_DATA_HOME").filter(Path::isAbsolute);
  }

  private Path home(String first, String second) {
    Path home = variable("HOME").filter(Path::isAbsolute).orElse(surroundings.home());
    return home.resolve(first).resolve(second);
  }

  private Optional<Path> variable(String name) {
    return Optional.ofNullable(surroundings.variables().get(name))
        .filter(value -> !value.isEmpty())
        .map(Paths::parse);
  }
}
