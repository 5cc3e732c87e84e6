package dev.minica.tls.crypto;

import java.nio.ByteBuffer;

/**
 * The header of a record (RFC 5246 section 6.2.1, RFC 8446 section 5.1).
 *
 * <pre>
 * ContentType type;
 * ProtocolVersion version;
 * uint16 length;
 * </pre>
 */
record RecordHeader(int type, int version, int length) {

  static final int OCTETS = 5;

  static final int TLS_1_2 = 0x0303;

  static RecordHeader of(byte[] record) {
    ByteBuffer header = ByteBuffer.wrap(record);
    return new RecordHeader(
        Byte.toUnsignedInt(header.get()),
        Short.toUnsignedInt(header.getShort()),
        Short.toUnsignedInt(header.getShort()));
  }

  byte[] octets() {
    return ByteBuffer.allocate(OCTETS)
        .put((byte) type)
        .putShort((short) version)
        .putShort((short) length)
        .array();
  }

  /** seq_num + type + version + length: what TLS 1.2 authenticates besides the content. */
  byte[] withSequence(long sequence) {
    return ByteBuffer.allocate(Long.BYTES + OCTETS).putLong(sequence).put(octets()).array();
  }

  RecordHeader withLength(int otherLength) {
    return new RecordHeader(type, version, otherLength);
  }

  byte[] followedBy(byte[]... fragments) {
    ByteBuffer record = ByteBuffer.allocate(OCTETS + length).put(octets());
    for (byte[] fragment : fragments) {
      record.put(fragment);
    }
    return record.array();
  }
}
