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

  static StagingDirectory in(Path directory, TemporaryNames names) {
    return new StagingDirectory(directory.resolve(names.next()));
  }

  /** Writes the new file for a name in the directory above. */
  void write(OutputFile file) throws IOException {
    Path target = path.resolveSibling(file.name());
    Path staged = path.resolve(file.name() + NEW);
    if (file.keeping() && Files.exists(target)) {
      Disk.writeNew(staged, file.content(), Access.SECRET);
      Access.copy(target, staged);
    } else {
      Disk.writeNew(staged, file.content(), file.access());
    }
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
    return true;
  }

  /** Puts the directory above back as it was before {@link #put}. */
  void undo() throws IOException {
    for (String name : newNames()) {
      undo(name);
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
    return files().stream()
        .map(file -> String.valueOf(file.getFileName()))
        .filter(name -> name.endsWith(NEW))
        .map(name -> name.substring(0, name.length() - NEW.length()))
        .toList();
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
