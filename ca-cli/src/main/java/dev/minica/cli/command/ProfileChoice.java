package dev.minica.cli.command;

import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.file.InputFile;
import dev.minica.issuance.Profile;
import dev.minica.issuance.ProfileSource;
import dev.minica.profile.ProfileDirectory;
import dev.minica.profile.ProfileFile;
import java.io.File;
import java.nio.file.Path;
import java.util.function.Function;

/**
 * What {@code --profile} names: a profile that is built in, one of the CA directory, or a file.
 * Only the latter two are looked for, and only when they are needed.
 *
 * @param builtIn finds those that are built in, and says which there are
 */
record ProfileChoice(String given, Function<String, Profile> builtIn) {

  /** Whether it can only be a file: no profile of a CA directory has such a name. */
  private boolean isFile() {
    return given.indexOf('/') >= 0
        || given.indexOf(File.separatorChar) >= 0
        || given.endsWith(".yaml")
        || given.endsWith(".yml");
  }

  /**
   * The profile.
   *
   * @throws MinicaException USAGE if there is none of the name; BAD_INPUT with the place of the
   *     first mistake in the file
   */
  Profile open(Session session) {
    if (isFile()) {
      return read(session);
    }
    try {
      return builtIn.apply(given);
    } catch (MinicaException unknown) {
      return new ProfileDirectory(session.caDirectory(), session.environment())
          .find(given, builtIn)
          .orElseThrow(() -> named(unknown));
    }
  }

  private static MinicaException named(MinicaException unknown) {
    return unknown.restated(Kind.USAGE, "--profile: " + unknown.getMessage());
  }

  private Profile read(Session session) {
    InputFile file = session.input(Path.of(given));
    byte[] octets = file.read();
    return ProfileFile.read(file.name(), octets, builtIn).from(new ProfileSource(octets));
  }
}
