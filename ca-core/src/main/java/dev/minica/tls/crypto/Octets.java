package dev.minica.tls.crypto;

import java.nio.ByteBuffer;

/** Octets one after the other. */
final class Octets {

  private Octets() {}

  static byte[] concatenated(byte[]... parts) {
    int length = 0;
    for (byte[] part : parts) {
      length += part.length;
    }
    ByteBuffer all = ByteBuffer.allocate(length);
    for (byte[] part : parts) {
      all.put(part);
    }
    return all.array();
  }
}
