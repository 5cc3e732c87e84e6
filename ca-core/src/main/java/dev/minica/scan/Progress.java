package dev.minica.scan;

/** Is told how far a scan is, by any of its threads. */
@FunctionalInterface
public interface Progress {

  /** So many files of all are done. */
  void done(int files, int all);
}
