package dev.minica.profile;

import dev.minica.issuance.Profile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The profiles that are given as examples. */
final class SampleProfiles {

  /** Tests run in the folder of their module. */
  static final Path FOLDER = Path.of("..", "sample-config", "profiles");

  private SampleProfiles() {}

  static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    }
  }

  static Profile read(Path file) throws IOException {
    return ProfileFile.read(file.toString(), Files.readAllBytes(file), Profile::named);
  }
}
