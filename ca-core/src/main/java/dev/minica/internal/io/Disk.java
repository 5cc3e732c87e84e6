package dev.minica.internal.io;

import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.SecureRandom;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Reads and writes files. Whoever keeps state in a directory writes it through {@link
 * StateDirectory}; this class has what needs no such directory, and the steps everything is made
 * of.
 */
public final class Disk {

  private static final int ATTEMPTS = 8;

  private final TemporaryNames names;

  /**
   * @param random the names of temporary files come from it, in a number that depends on what else
   *     happens on the machine: give it a source of its own where other draws must be reproducible
   */
  public Disk(SecureRandom random) {
    this.names = new TemporaryNames(random);
  }

  /**
   * The content of a regular file.
   *
   * @param maximum the most octets it may have
   * @throws MinicaException BAD_INPUT if there is none, if it may not be read, if it is a
   *     directory, FIFO or device, or if it is larger; FAILED if reading fails
   */
  public byte[] read(Path file, int maximum) {
    return new BoundedFile(file, maximum).read();
  }

  /** The same, and nothing where there is nothing. */
  public Optional<byte[]> readIfPresent(Path file, int maximum) {
    return isAbsent(file) ? Optional.empty() : Optional.of(read(file, maximum));
  }

  /** What cannot be looked at is not absent: reading it then says why. */
  private static boolean isAbsent(Path file) {
    try {
      Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      return false;
    } catch (NoSuchFileException e) {
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * The names of what is in a directory, in no order; none if there is no directory.
   *
   * @throws MinicaException FAILED if it cannot be read
   */
  public List<String> list(Path directory) {
    try {
      return entries(directory).stream().map(e -> String.valueOf(e.getFileName())).toList();
    } catch (NoSuchFileException e) {
      return List.of();
    } catch (IOException e) {
      throw DiskFailure.of("list", directory, e);
    }
  }

  /** A path as messages show it: nothing in it moves a terminal's cursor. */
  public static String shown(Path path) {
    return DiskFailure.shown(path);
  }

  /**
   * Refuses a file that holds a secret and that group or others may read or write. Whose file it is
   * does not matter: nobody but its owner, and root, can read what passes.
   *
   * @throws MinicaException UNUSABLE_CA, with the command that closes it; BAD_INPUT if there is
   *     none
   */
  public void requirePrivate(Path file) {
    if (isOpenToOthers(file)) {
      throw new MinicaException(
              Kind.UNUSABLE_CA, "others than its owner have access to " + shown(file))
          .withHint("chmod 600 " + shown(file));
    }
  }

  /**
   * Leaves a file or directory to its owner, who keeps what was allowed before.
   *
   * @throws MinicaException FAILED
   */
  public static void closeToOthers(Path file) {
    try {
      Access.takeFromOthers(file);
    } catch (IOException e) {
      throw DiskFailure.of("change the permissions of", file, e);
    }
  }

  /**
   * Lets nobody but its owner change a file or directory.
   *
   * @throws MinicaException FAILED
   */
  public static void closeToWriters(Path file) {
    try {
      Access.takeWritingFromOthers(file);
    } catch (IOException e) {
      throw DiskFailure.of("change the permissions of", file, e);
    }
  }

  private static boolean isOpenToOthers(Path file) {
    try {
      return Access.isOpenToOthers(file);
    } catch (NoSuchFileException e) {
      throw DiskFailure.of(Kind.BAD_INPUT, "read", file, e);
    } catch (IOException e) {
      throw DiskFailure.of("read the permissions of", file, e);
    }
  }

  /**
   * Stages files that are to appear together in a directory, whoever may be killed meanwhile,
   * without a state directory that would remember them: what a killed run leaves stays there. See
   * {@link Writing#stage} for what it does and throws.
   */
  public OutputSet stage(Path directory, List<OutputFile> files, boolean replace) {
    return OutputSet.stage(this, directory, files, replace, StagingNote.NONE);
  }

  /**
   * Refuses, before any work is done, what {@link #stage} and {@link OutputSet#commit} would refuse
   * later: files that exist and are not to be replaced.
   *
   * @throws MinicaException CONFLICT naming the first of them
   */
  public void requireFree(Path directory, Collection<String> fileNames, boolean replace) {
    OutputSet.requireFree(directory, fileNames, replace);
  }

  TemporaryNames names() {
    return names;
  }

  /**
   * Puts content into place: writes it whole and durably under a temporary name, lets the
   * publication give it its final name, and makes that durable too. A sweeper that could not see
   * our lock may take the temporary file away before it has its name, so a lost one is written
   * again.
   */
  void publish(Path staging, byte[] content, Access access, Publication publication)
      throws IOException {
    for (int attempt = 1; ; attempt++) {
      Path temporary = writeTemporary(staging, content, access);
      try {
        publication.publish(temporary);
        return;
      } catch (NoSuchFileException e) {
        if (attempt == ATTEMPTS || Files.exists(temporary)) {
          throw e;
        }
      } finally {
        discard(temporary);
      }
    }
  }

  /** Gives a complete temporary file its final name. */
  @FunctionalInterface
  interface Publication {
    void publish(Path temporary) throws IOException;
  }

  private Path writeTemporary(Path staging, byte[] content, Access access) throws IOException {
    for (int attempt = 1; ; attempt++) {
      Path temporary = staging.resolve(names.next());
      try {
        writeNew(temporary, content, access);
        return temporary;
      } catch (FileAlreadyExistsException e) {
        if (attempt == ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  /**
   * Creates a file that must not exist, with its final mode from the start, durably or not at all.
   */
  static void writeNew(Path file, byte[] content, Access access) throws IOException {
    writeNew(file, content, access, true);
  }

  /** The same where somebody else is to sync the file, as one of many. */
  static void writeUnsynced(Path file, byte[] content, Access access) throws IOException {
    writeNew(file, content, access, false);
  }

  private static void writeNew(Path file, byte[] content, Access access, boolean durably)
      throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            file,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            access.ofFile(file))) {
      fill(channel, file, content, access, durably);
    }
  }

  private static void fill(
      FileChannel channel, Path file, byte[] content, Access access, boolean durably)
      throws IOException {
    try {
      access.restoreOwnerOfFile(file);
      ByteBuffer rest = ByteBuffer.wrap(content);
      while (rest.hasRemaining()) {
        channel.write(rest);
      }
      if (durably) {
        channel.force(true);
      }
    } catch (IOException e) {
      discard(file);
      throw e;
    }
  }

  /** Creates a directory that must not exist. */
  static void createDirectory(Path directory, Access access) throws IOException {
    Files.createDirectory(directory, access.ofDirectory(directory));
    try {
      access.restoreOwnerOfDirectory(directory);
    } catch (IOException e) {
      discard(directory);
      throw e;
    }
  }

  /** Makes the names in a directory durable; Windows has no such call and keeps them anyway. */
  static void sync(Path directory) throws IOException {
    if (Access.isPosix(directory)) {
      try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }

  /** What is in a directory, itself included in each path. */
  static List<Path> entries(Path directory) throws IOException {
    try (Stream<Path> entries = Files.list(directory)) {
      return entries.toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /** Removes what is of no more use; what cannot be removed now is left for a sweeper. */
  public static void discard(Path path) {
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      // The outcome stands, and the next writer sweeps the staging directory.
    }
  }
}
