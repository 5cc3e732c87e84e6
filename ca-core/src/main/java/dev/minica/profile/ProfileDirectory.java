package dev.minica.profile;

import dev.minica.Environment;
import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.internal.io.Access;
import dev.minica.internal.io.Disk;
import dev.minica.internal.io.StateDirectory;
import dev.minica.internal.io.Writing;
import dev.minica.issuance.Profile;
import dev.minica.issuance.ProfileSource;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/**
 * The profiles of one CA: in the directory <code>profiles/</code> of its own, <code>NAME.yaml
 * </code> are those that its owner put there to be found by name, and <code>DIGEST.yaml</code>
 * copies of files under which something was issued, for its renewal.
 */
public final class ProfileDirectory {

  /** The directory's name in the CA directory. */
  public static final String DIRECTORY = "profiles";

  /** What the names of files end in. */
  public static final String SUFFIX = ".yaml";

  private final StateDirectory state;

  /** The profiles of the CA in this state. */
  public ProfileDirectory(StateDirectory state) {
    this.state = state;
  }

  /** Those of the CA in this directory, whether there is one or not. */
  public ProfileDirectory(Path caDirectory, Environment environment) {
    this(new StateDirectory(caDirectory, new Disk(environment.random())));
  }

  /**
   * The profile of a name.
   *
   * @param bases finds the profiles that a file may extend, by name
   * @return nothing if there is no such file, or it could have no such name
   * @throws MinicaException BAD_INPUT with the place of the first mistake in the file, or if it is
   *     of a profile with another name; FAILED if it cannot be read
   */
  public Optional<Profile> find(String name, Function<String, Profile> bases) {
    if (!ProfileFile.isName(name)) {
      return Optional.empty();
    }
    Path file = file(name);
    Optional<Profile> found = read(file).map(octets -> decode(file, octets, bases));
    found
        .filter(profile -> !profile.name().equals(name))
        .ifPresent(
            other -> {
              throw new MinicaException(
                  Kind.BAD_INPUT,
                  Disk.shown(file) + " is of a profile with another name: " + other.name());
            });
    return found;
  }

  /**
   * Keeps a file under which something is about to be issued. It is durable when this returns.
   *
   * @throws MinicaException BAD_INPUT if it is there and was changed since; FAILED if it cannot be
   *     stored
   */
  public void keep(ProfileSource source) {
    try (Writing writing = state.beginWriting()) {
      writing.createDirectory(state.root().resolve(DIRECTORY));
      Path file = file(source.digest());
      if (!writing.createOnce(file, source.octets(), Access.PUBLIC)) {
        kept(source.digest()); // what is there already does as well, if it is still what it was
      }
    }
  }

  /**
   * What was kept.
   *
   * @param digest the SHA-256 of its octets in hexadecimal, as a record has it
   * @throws MinicaException BAD_INPUT if it was changed since; FAILED if it cannot be read
   */
  public Optional<ProfileSource> kept(String digest) {
    if (!ProfileFile.isName(digest)) {
      return Optional.empty();
    }
    Path file = file(digest);
    Optional<ProfileSource> source = read(file).map(ProfileSource::new);
    if (source.isPresent() && !source.get().digest().equals(digest)) {
      throw new MinicaException(
          Kind.BAD_INPUT, Disk.shown(file) + " was changed: its SHA-256 is " + source.get());
    }
    return source;
  }

  private Optional<byte[]> read(Path file) {
    return state.disk().readIfPresent(file, ProfileFile.MAX_OCTETS);
  }

  private static Profile decode(Path file, byte[] octets, Function<String, Profile> bases) {
    return ProfileFile.read(Disk.shown(file), octets, bases);
  }

  private Path file(String name) {
    return state.root().resolve(DIRECTORY).resolve(name + SUFFIX);
  }
}
