package dev.minica.inspection;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The digests that identify a thing. */
final class Digests {

  private Digests() {}

  static byte[] sha256(byte[] octets) {
    return digest("SHA-256", octets);
  }

  /** Broken as a signature's hash, and still what many tools show beside SHA-256. */
  static byte[] sha1(byte[] octets) {
    return digest("SHA-1", octets);
  }

  private static byte[] digest(String algorithm, byte[] octets) {
    try {
      return MessageDigest.getInstance(algorithm).digest(octets);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has " + algorithm, e);
    }
  }
}
