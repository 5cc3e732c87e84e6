package dev.minica.internal.io;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * A hidden directory beside the files that are to appear. For an existing output directory it lies
 * inside, and holds for each name
 *
 * <pre>
 * new-NAME   the new file; linked to NAME, it stays here as the witness that NAME is ours
 * old-NAME   the file that NAME was, to be put back
 * put-NAME   a moment's second name of new-NAME, for the rename that replaces NAME
 * </pre>
 *
 * @param path where it is; its name is one of {@link TemporaryNames}
 */
record StagingDirectory(Path path) {

  private static final String NEW = "new-";
  private static final String OLD = "old-";
  private static final String PUT = "put-";

  static StagingDirectory in(Path directory, TemporaryNames names) {
    return new StagingDirectory(directory.resolve(names.next()));
  }

  /** Writes the new file for a name in the directory above. */
  void write(OutputFile file) throws IOException {
    Disk.writeNew(path.resolve(NEW + file.name()), file.content(), file.access());
  }

  /**
   * Gives the new file its name in the directory above.
   *
   * @throws FileAlreadyExistsException if the name is taken and not to be replaced
   */
  void put(String name, boolean replace) throws IOException {
    Path target = path.resolveSibling(name);
    if (replace && Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
      Files.createLink(path.resolve(OLD + name), target);
      Files.createLink(path.resolve(PUT + name), path.resolve(NEW + name));
      Files.move(path.resolve(PUT + name), target, StandardCopyOption.ATOMIC_MOVE);
    } else {
      Files.createLink(target, path.resolve(NEW + name));
    }
  }

  /**
   * Whether all new files have their names. The last {@link #put} is the commit point: from then on
   * others may have built on what they see, so it is never undone by a sweeper.
   */
  boolean isComplete() throws IOException {
    for (Path file : files()) {
      String name = String.valueOf(file.getFileName());
      if (name.startsWith(NEW)
          && !isSame(path.resolveSibling(name.substring(NEW.length())), file)) {
        return false;
      }
    }
    return true;
  }

  /** Puts the directory above back as it was before {@link #put}. */
  void undo() throws IOException {
    for (Path file : files()) {
      String name = String.valueOf(file.getFileName());
      if (name.startsWith(NEW)) {
        undo(name.substring(NEW.length()));
      }
    }
  }

  private void undo(String name) throws IOException {
    Path target = path.resolveSibling(name);
    Path old = path.resolve(OLD + name);
    // Somebody may have put another file there since.
    if (!isSame(target, path.resolve(NEW + name))) {
      return;
    }
    if (Files.exists(old, LinkOption.NOFOLLOW_LINKS)) {
      Files.move(old, target, StandardCopyOption.ATOMIC_MOVE);
    } else {
      Files.delete(target);
    }
  }

  private static boolean isSame(Path target, Path witness) throws IOException {
    return Files.isRegularFile(target, LinkOption.NOFOLLOW_LINKS)
        && Files.isSameFile(target, witness);
  }

  /**
   * Removes it with the files in it. A link in its place is not followed, and a directory inside it
   * is not ours.
   *
   * @return whether it is gone
   */
  boolean clear() {
    if (TemporaryNames.isTemporary(String.valueOf(path.getFileName()))) {
      try {
        files().forEach(Disk::discard);
      } catch (IOException e) {
        // Nothing in it can be removed now, so it cannot either.
      }
      if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
        Disk.discard(path);
      }
    }
    return !Files.exists(path, LinkOption.NOFOLLOW_LINKS);
  }

  private List<Path> files() throws IOException {
    if (!Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
      return List.of();
    }
    return Disk.entries(path).stream()
        .filter(entry -> !Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS))
        .toList();
  }
}
