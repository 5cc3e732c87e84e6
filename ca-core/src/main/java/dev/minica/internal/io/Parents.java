package dev.minica.internal.io;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The missing directories above a path.
 *
 * @param missing those that do not exist, the topmost first
 */
record Parents(List<Path> missing) {

  static Parents of(Path path) {
    List<Path> missing = new ArrayList<>();
    for (Path at = parent(path); !Files.exists(at); at = parent(at)) {
      missing.add(at);
    }
    Collections.reverse(missing);
    return new Parents(List.copyOf(missing));
  }

  /** Makes them durably; somebody else may be faster at any of them. */
  void create() throws IOException {
    for (Path directory : missing) {
      try {
        Disk.createDirectory(directory, Access.PUBLIC);
        Disk.sync(parent(directory));
      } catch (FileAlreadyExistsException e) {
        if (!Files.isDirectory(directory)) {
          throw e;
        }
      }
    }
  }

  /** Removes those that are empty. */
  void discard() {
    for (int i = missing.size() - 1; i >= 0; i--) {
      Disk.discard(missing.get(i));
    }
  }

  /** The directory that holds the path's last name; the root of the file system holds itself. */
  static Path parent(Path path) {
    Path absolute = path.toAbsolutePath();
    Path parent = absolute.getParent();
    return parent == null ? absolute : parent;
  }
}
