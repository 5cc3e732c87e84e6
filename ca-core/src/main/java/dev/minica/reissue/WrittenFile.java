package dev.minica.reissue;

import java.nio.file.Path;
import java.util.List;

/**
 * A file that was written.
 *
 * @param remarks what in it is not as it was, as clauses that are safe to show
 */
public record WrittenFile(Path path, Role role, List<String> remarks) {

  /** What it is to its owner. */
  public enum Role {
    /** One of those that were to be made again. */
    LIKE,
    /** The certificate of an issuer that was made up, which is to be trusted now. */
    ISSUER,
    /** A private key that had no place in the other files. */
    KEY
  }

  public WrittenFile {
    remarks = List.copyOf(remarks);
  }
}
