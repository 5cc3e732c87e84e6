package dev.minica.renewal;

import dev.minica.MinicaException;
import dev.minica.internal.io.OutputFile;
import dev.minica.key.KeyPair;
import dev.minica.x509.Certificate;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A certificate to be renewed, and what holds it. */
public interface Renewable {

  /** The one that comes to its end. */
  Certificate certificate();

  /** Where the files are that hold it, if there are any. */
  Optional<Path> directory();

  /**
   * The same files with a new certificate.
   *
   * @param key absent where the old key is kept
   * @param chain the new certificate, then those between it and the root
   */
  List<OutputFile> renewed(Optional<KeyPair> key, List<Certificate> chain);

  /**
   * Makes sure, when nobody else may replace the files, that they are still what was read.
   *
   * @throws MinicaException BUSY if somebody has changed one since
   */
  void requireUnchanged();

  /** Whether a new key has a place in these files. */
  boolean holdsKey();
}
