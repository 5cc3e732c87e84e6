package dev.minica.cli.conformance;

import java.io.IOException;
import java.nio.file.Path;

/**
 * A file that no command can do anything with.
 *
 * @param what is wrong with it
 * @param maker puts it where it is told, or says where it is
 */
record BadInput(String what, Maker maker) {

  /** Makes the file. */
  interface Maker {

    /**
     * Makes it.
     *
     * @param place a path where nothing is
     * @return where the file is: there, or where the system has it
     */
    Path make(Path place) throws IOException;
  }

  @Override
  public String toString() {
    return what;
  }
}
