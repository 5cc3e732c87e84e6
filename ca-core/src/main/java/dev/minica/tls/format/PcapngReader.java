package dev.minica.tls.format;

import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The newer of the two kinds of file: blocks, of which those that are not known are passed over.
 *
 * <pre>
 * block = type(4) length(4) body length(4)
 * </pre>
 */
final class PcapngReader {

  private final ByteBuffer file;
  private final Packets packets = new Packets();
  private final List<CaptureInterface> interfaces = new ArrayList<>();

  private PcapngReader(byte[] octets) {
    this.file = ByteBuffer.wrap(octets);
  }

  /**
   * @throws MinicaException BAD_INPUT if it is damaged, or has packets of a link type that is not
   *     known
   */
  static Packets read(byte[] octets) {
    PcapngReader reader = new PcapngReader(octets);
    while (reader.file.hasRemaining()) {
      if (!reader.readBlock()) {
        reader.packets.cutOff();
        break;
      }
    }
    return reader.packets;
  }

  /** Whether there is a whole block more. */
  private boolean readBlock() {
    int start = file.position();
    if (file.remaining() < Pcapng.BLOCK_FRAME) {
      return false;
    }
    // the same in either order of octets; what follows it says which
    if (file.getInt(start) == Pcapng.SECTION_HEADER) {
      file.order(order(file.getInt(start + 8)));
      interfaces.clear();
    }
    int length = file.getInt(start + 4);
    if (length < Pcapng.BLOCK_FRAME || length % 4 != 0) {
      throw damaged("a block of " + Integer.toUnsignedString(length) + " octets", start);
    }
    if (length > file.remaining()) {
      return false;
    }
    ByteBuffer body = file.slice(start + 8, length - Pcapng.BLOCK_FRAME).order(file.order());
    read(file.getInt(start), body, start);
    file.position(start + length);
    return true;
  }

  private ByteOrder order(int magic) {
    if (magic == Pcapng.BYTE_ORDER_MAGIC) {
      return file.order();
    }
    if (Integer.reverseBytes(magic) == Pcapng.BYTE_ORDER_MAGIC) {
      return file.order() == ByteOrder.BIG_ENDIAN ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
    }
    throw damaged("a section of unknown order of octets", file.position());
  }

  private void read(int type, ByteBuffer body, int at) {
    switch (type) {
      case Pcapng.INTERFACE_DESCRIPTION ->
          interfaces.add(CaptureInterface.decode(required(body, 8, at)));
      case Pcapng.ENHANCED_PACKET -> readPacket(required(body, 20, at), at);
      case Pcapng.SIMPLE_PACKET -> readSimplePacket(required(body, 4, at), at);
      case Pcapng.DECRYPTION_SECRETS -> readSecrets(required(body, 8, at), at);
      default -> {
        // names, statistics, and whatever somebody adds: for others
      }
    }
  }

  /** interface(4) timestamp high(4) low(4) captured(4) original(4) octets. */
  private void readPacket(ByteBuffer body, int at) {
    CaptureInterface source = source(body.getInt(), at);
    long time = Integer.toUnsignedLong(body.getInt()) << 32 | Integer.toUnsignedLong(body.getInt());
    int captured = body.getInt();
    body.getInt();
    packets.add(source.link(), source.time(time), content(body, captured, at));
  }

  /** original(4) octets, without a time, of the first interface. */
  private void readSimplePacket(ByteBuffer body, int at) {
    CaptureInterface source = source(0, at);
    int captured = Math.min(body.getInt(), body.remaining());
    packets.add(source.link(), Instant.EPOCH, content(body, captured, at));
  }

  /** type(4) length(4) octets. */
  private void readSecrets(ByteBuffer body, int at) {
    int type = body.getInt();
    ByteBuffer content = content(body, body.getInt(), at);
    if (type == Pcapng.TLS_KEY_LOG) {
      byte[] text = new byte[content.remaining()];
      content.get(text);
      packets.add(KeyLog.parse(text));
    }
  }

  private CaptureInterface source(int number, int at) {
    if (number < 0 || number >= interfaces.size()) {
      throw damaged("a packet of an interface that is not described", at);
    }
    return interfaces.get(number);
  }

  private static ByteBuffer content(ByteBuffer body, int length, int at) {
    if (length < 0 || length > body.remaining()) {
      throw damaged("a block shorter than what is in it", at);
    }
    return body.slice(body.position(), length);
  }

  private static ByteBuffer required(ByteBuffer body, int length, int at) {
    if (body.remaining() < length) {
      throw damaged("a block too short for its type", at);
    }
    return body;
  }

  private static MinicaException damaged(String what, int at) {
    return new MinicaException(Kind.BAD_INPUT, "damaged pcapng: " + what + ", at octet " + at);
  }
}
