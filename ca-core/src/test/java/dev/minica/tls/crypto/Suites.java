package dev.minica.tls.crypto;

/** Cipher suites by name, for tests. */
final class Suites {

  private Suites() {}

  static CipherSuite named(String name) {
    return CipherSuite.of(name).orElseThrow();
  }
}
