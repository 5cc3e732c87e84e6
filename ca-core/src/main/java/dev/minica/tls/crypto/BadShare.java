package dev.minica.tls.crypto;

import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;

/** What is said of key shares that lead to no secret. */
final class BadShare {

  private BadShare() {}

  static MinicaException of(String group, String why) {
    return new MinicaException(Kind.BAD_INPUT, "key share of " + group + " refused: " + why);
  }

  static void checkLength(String group, byte[] share, int expected) {
    if (share.length != expected) {
      throw of(group, "it has " + share.length + " octets instead of " + expected);
    }
  }

  static MinicaException privateKey(String group) {
    return new MinicaException(Kind.BAD_INPUT, "this is no private key of " + group);
  }
}
