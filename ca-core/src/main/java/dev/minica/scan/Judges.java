package dev.minica.scan;

/**
 * What all files are judged with, in all threads.
 *
 * @param certificates judges certificates, each once
 */
record Judges(ScanOptions options, CertificateJudge certificates, Passwords passwords) {

  static Judges of(ScanOptions options) {
    return new Judges(options, new CertificateJudge(options), new Passwords(options.passwords()));
  }
}
