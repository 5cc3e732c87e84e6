package dev.minica.internal.io;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * A hidden directory, for its owner alone, in which files wait for their names. It holds
 *
 * <pre>
 * NAME.new   the new file; linked to NAME, it stays here as the witness that NAME is ours
 * NAME.old   the file that NAME was, to be put back
 * NAME.put   a moment's second name of NAME.new, for the rename that replaces NAME
 * NAME.end   says that NAME is to go
 * </pre>
 *
 * <p>so that nothing in it can be taken for something that was handed out.
 *
 * @param path where it is; its name is one of {@link TemporaryNames}
 */
record StagingDirectory(Path path) {

  private static final String NEW = ".new";
  private static final String OLD = ".old";
  private static final String PUT = ".put";
  private static final String END = ".end";

  static StagingDirectory in(Path directory, TemporaryNames names) {
    return new StagingDirectory(directory.resolve(names.next()));
  }

  /** Writes the new file for a name in the directory above. */
  void write(OutputFile file) throws IOException {
    Path target = path.resolveSibling(file.name());
    Path staged = placeOfNew(file.name());
    if (file.keeping() && Files.exists(target)) {
      Disk.writeNew(staged, file.content(), Access.SECRET);
      Access.keep(target, staged);
    } else {
      Disk.writeNew(staged, file.content(), file.access());
    }
  }

  /** Where the new file waits that is to have this name. */
  Path placeOfNew(String name) {
    return path.resolve(name + NEW);
  }

  /** Notes, before {@link #take}, that a file in the directory above is to go. */
  void markGone(String name) throws IOException {
    Disk.writeUnsynced(path.resolve(name + END), new byte[0], Access.SECRET);
  }

  /** Takes a file away that is noted to go. */
  void take(String name) throws IOException {
    Path target = path.resolveSibling(name);
    Files.createLink(path.resolve(name + OLD), target);
    Files.delete(target);
  }

  /**
   * Gives the new file its name in the directory above.
   *
   * @throws FileAlreadyExistsException if the name is taken and not to be replaced
   */
  void put(String name, boolean replace) throws IOException {
    Path target = path.resolveSibling(name);
    if (replace && Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
      Files.createLink(path.resolve(name + OLD), target);
      Files.createLink(path.resolve(name + PUT), path.resolve(name + NEW));
      Files.move(path.resolve(name + PUT), target, StandardCopyOption.ATOMIC_MOVE);
    } else {
      Files.createLink(target, path.resolve(name + NEW));
    }
  }

  /** Gives the new files their names in here, for the directory itself to be handed out. */
  void nameInside() throws IOException {
    for (String name : newNames()) {
      Files.move(path.resolve(name + NEW), path.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }
  }

  /**
   * Whether all new files have their names. The last {@link #put} is the commit point: from then on
   * others may have built on what they see, so it is never undone by a sweeper.
   */
  boolean isComplete() throws IOException {
    for (String name : newNames()) {
      if (!isPut(name)) {
        return false;
      }
    }
    for (String name : names(END)) {
      if (Files.exists(path.resolveSibling(name), LinkOption.NOFOLLOW_LINKS)) {
        return false;
      }
    }
    return true;
  }

  /** Puts the directory above back as it was before {@link #put} and {@link #take}. */
  void undo() throws IOException {
    for (String name : newNames()) {
      undo(name);
    }
    for (String name : names(END)) {
      Path target = path.resolveSibling(name);
      Path old = path.resolve(name + OLD);
      boolean isTaken = !Files.exists(target, LinkOption.NOFOLLOW_LINKS);
      if (isTaken && Files.exists(old, LinkOption.NOFOLLOW_LINKS)) {
        Files.move(old, target, StandardCopyOption.ATOMIC_MOVE);
      }
    }
  }

  private void undo(String name) throws IOException {
    // Somebody may have put another file there since.
    if (!isPut(name)) {
      return;
    }
    Path target = path.resolveSibling(name);
    Path old = path.resolve(name + OLD);
    if (Files.exists(old, LinkOption.NOFOLLOW_LINKS)) {
      Files.move(old, target, StandardCopyOption.ATOMIC_MOVE);
    } else {
      Files.delete(target);
    }
  }

  /** Whether the file of this name in the directory above is the new one. */
  private boolean isPut(String name) throws IOException {
    Path target = path.resolveSibling(name);
    return Files.isRegularFile(target, LinkOption.NOFOLLOW_LINKS)
        && Files.isSameFile(target, path.resolve(name + NEW));
  }

  private List<String> newNames() throws IOException {
    return names(NEW);
  }

  /** Those that have such a file here. */
  private List<String> names(String ending) throws IOException {
    return files().stream()
        .map(file -> String.valueOf(file.getFileName()))
        .filter(name -> name.endsWith(ending))
        .map(name -> name.substring(0, name.length() - ending.length()))
        .toList();
  }

  /**
   * Removes it with the files in it. A link in its place is not followed, and a directory inside it
   * is not ours.
   *
   * @return whether it is gone
   */
  boolean clear() {
    if (TemporaryNames.isTemporaryFolder(String.valueOf(path.getFileName()))) {
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
