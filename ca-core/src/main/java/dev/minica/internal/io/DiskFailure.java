package dev.minica.internal.io;

import dev.minica.Escaped;
import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A failure of the file system in one line for whoever runs the program: the verb, the path, the
 * reason. The JDK's own messages are the bare path, or the path twice, or the class name.
 */
public final class DiskFailure {

  private DiskFailure() {}

  /**
   * The failure as an exception of kind FAILED.
   *
   * @param verb what could not be done, as in "cannot write"
   */
  static MinicaException of(String verb, Path path, IOException failure) {
    return of(Kind.FAILED, verb, path, failure);
  }

  static MinicaException of(Kind kind, String verb, Path path, IOException failure) {
    return new MinicaException(
        kind, "cannot " + verb + " " + shown(path) + ": " + reason(failure), failure);
  }

  /** The path, fit for a terminal. */
  static String shown(Path path) {
    return Escaped.of(path.toString());
  }

  /** The operating system's word for it where there is one. */
  public static String reason(IOException failure) {
    String known = knownReason(failure);
    if (known != null) {
      return known;
    }
    String reason =
        failure instanceof FileSystemException structured
            ? structured.getReason()
            : failure.getMessage();
    return reason == null ? failure.getClass().getSimpleName() : Escaped.of(reason);
  }

  private static @Nullable String knownReason(IOException failure) {
    if (failure instanceof NoSuchFileException) {
      return "no such file or directory";
    }
    if (failure instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (failure instanceof FileAlreadyExistsException) {
      return "it exists already";
    }
    if (failure instanceof NotDirectoryException) {
      return "not a directory";
    }
    if (failure instanceof DirectoryNotEmptyException) {
      return "directory not empty";
    }
    return failure instanceof ClosedByInterruptException ? "interrupted" : null;
  }
}
