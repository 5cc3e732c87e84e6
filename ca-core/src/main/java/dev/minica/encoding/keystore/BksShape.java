package dev.minica.encoding.keystore;

import java.nio.ByteBuffer;
import java.util.Optional;

/** Tells BKS and UBER, which begin with nothing but small numbers, from other files. */
final class BksShape {

  /** Version, length of the salt, salt, iterations. */
  private static final int SALT_OCTETS = 20;

  private static final int HEADER = 4 + 4 + SALT_OCTETS + 4;
  private static final int CHECK_OCTETS = 20;
  private static final int BLOCK = 16;

  private BksShape() {}

  static Optional<KeyStoreFormat> of(byte[] octets) {
    if (octets.length <= HEADER + CHECK_OCTETS) {
      return Optional.empty();
    }
    ByteBuffer buffer = ByteBuffer.wrap(octets);
    int version = buffer.getInt();
    if ((version != 1 && version != 2) || buffer.getInt() != SALT_OCTETS) {
      return Optional.empty();
    } else if (beginsWithAnEntry(buffer.position(HEADER))) {
      return Optional.of(KeyStoreFormat.BKS);
    }
    return (octets.length - HEADER) % BLOCK == 0
        ? Optional.of(KeyStoreFormat.UBER)
        : Optional.empty();
  }

  /** Or with their end. A time of this age leaves two octets of zero behind the alias. */
  private static boolean beginsWithAnEntry(ByteBuffer contents) {
    int kind = contents.get();
    if (kind == 0) {
      return contents.remaining() == CHECK_OCTETS;
    }
    int alias = contents.getShort() & 0xffff;
    return kind >= BksEntries.CERTIFICATE
        && kind <= BksEntries.SEALED
        && contents.remaining() >= alias + Long.BYTES
        && contents.getShort(contents.position() + alias) == 0;
  }
}
