package dev.minica.ca;

import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.internal.io.Disk;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Properties;

/** The one small file of settings in a CA directory: {@code settings.properties}. */
final class Settings {

  static final String FILE = "settings.properties";

  /** The layout that this version writes, and the newest it understands. */
  private static final int FORMAT = 1;

  private static final String FORMAT_KEY = "format";
  private static final int MAX_OCTETS = 1 << 16;

  private final Path file;
  private final Properties properties;

  private Settings(Path file, Properties properties) {
    this.file = file;
    this.properties = properties;
  }

  /** The settings of a new CA. */
  static byte[] initial() {
    return (FORMAT_KEY + "=" + FORMAT + "\n").getBytes(StandardCharsets.UTF_8);
  }

  static Settings read(Path directory, Disk disk) {
    Path file = directory.resolve(FILE);
    String text =
        new CaFile(file, MAX_OCTETS, disk)
            .readIfPresent()
            .map(content -> new String(content, StandardCharsets.UTF_8))
            .orElseThrow(() -> unusable(Disk.shown(file) + " is missing"));
    return new Settings(file, parse(file, text));
  }

  private static Properties parse(Path file, String text) {
    Properties properties = new Properties();
    try {
      properties.load(new StringReader(text));
    } catch (IOException | IllegalArgumentException e) {
      throw new MinicaException(Kind.UNUSABLE_CA, Disk.shown(file) + " is damaged", e);
    }
    return properties;
  }

  /**
   * @throws MinicaException UNUSABLE_CA if a newer version wrote the directory, or the number is
   *     none
   */
  void requireUnderstood() {
    String format = properties.getProperty(FORMAT_KEY, "");
    if (!format.equals(Integer.toString(FORMAT))) {
      throw unusable(
              Disk.shown(file) + " says format " + format + ", this version knows format " + FORMAT)
          .withHint("use the version of minica that made the CA, or a newer one");
    }
  }

  private static MinicaException unusable(String message) {
    return new MinicaException(Kind.UNUSABLE_CA, message);
  }
}
