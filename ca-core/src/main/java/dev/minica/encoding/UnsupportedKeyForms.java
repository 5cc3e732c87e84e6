package dev.minica.encoding;

import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;

/** The forms of private keys that are met but not read, each with the way to one that is. */
final class UnsupportedKeyForms {

  private UnsupportedKeyForms() {}

  /**
   * Lets a block pass whose label says nothing against it.
   *
   * @throws MinicaException BAD_INPUT with the command that converts the key, where there is one
   */
  static void refuse(PemBlock block) {
    if (block.label().equals("OPENSSH PRIVATE KEY")) {
      throw unsupported(block, "in OpenSSH's own form")
          .withHint("ssh-keygen -p -m PKCS8 -f FILE rewrites it as PKCS#8, in place");
    } else if (block.label().equals("DSA PRIVATE KEY")) {
      throw unsupported(block, "of DSA, which TLS no longer knows");
    }
  }

  private static MinicaException unsupported(PemBlock block, String how) {
    return new MinicaException(
        Kind.BAD_INPUT,
        "line " + block.line() + ": a private key " + how + ", which is not supported");
  }
}
