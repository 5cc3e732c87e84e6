package dev.minica.reissue;

import java.nio.file.Path;

/** Where the files go that are made again. */
public sealed interface Destination {

  /** Where the old ones are, which they replace; they keep owner, group and mode. */
  record InPlace() implements Destination {}

  /** Into a directory, under the names of the old ones. It is made where it is missing. */
  record Folder(Path path) implements Destination {}

  /** A file of this name, where there is one to be made again; what comes with it lies beside. */
  record OneFile(Path path) implements Destination {}
}
