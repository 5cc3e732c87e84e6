package dev.minica.cli.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Everything under a folder at some moment: to be compared with a later moment. */
record Tree(Map<String, String> entries) {

  /** Of larger files, which are sparse ones, size and time have to do. */
  private static final long MAX_COMPARED = 4 << 20;

  static Tree of(Path folder) {
    Map<String, String> entries = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(folder)) {
      paths.forEach(path -> entries.put(folder.relativize(path).toString(), description(path)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Tree(entries);
  }

  /** The paths that were not there before. */
  Set<String> since(Tree before) {
    Set<String> added = new TreeSet<>(entries.keySet());
    added.removeAll(before.entries.keySet());
    return added;
  }

  private static String description(Path path) {
    try {
      PosixFileAttributes attributes =
          Files.readAttributes(path, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      String mode = attributes.permissions().toString();
      if (!attributes.isRegularFile()) {
        return mode + attributes.isDirectory() + attributes.isSymbolicLink();
      }
      return mode + attributes.lastModifiedTime() + content(path, attributes.size());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String content(Path path, long size) throws IOException {
    return size > MAX_COMPARED
        ? " " + size
        : " " + Base64.getEncoder().encodeToString(Files.readAllBytes(path));
  }
}
