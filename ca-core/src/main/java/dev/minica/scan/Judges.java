package dev.minica.scan;

import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What all files are judged with, in all threads.
 *
 * @param certificates judges certificates, each once
 * @param turn held while something large is looked at, of which one at a time fits into memory
 */
record Judges(ScanOptions options, CertificateJudge certificates, Passwords passwords, Lock turn) {

  static Judges of(ScanOptions options) {
    return new Judges(
        options,
        new CertificateJudge(options),
        Passwords.of(options.passwords()),
        new ReentrantLock());
  }

  /** For a second look at so many files in which something stayed locked. */
  Judges again(int files) {
    return new Judges(options, certificates, passwords.again(files), turn);
  }
}
