package dev.minica.tls.format;

import dev.minica.tls.capture.Conversation;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/**
 * Writes pcapng: one section, one interface of bare IP packets, times in nanoseconds. Its blocks
 * can be written one after the other: after each the file is complete.
 */
final class PcapngWriter {

  private static final int NANOSECONDS = 9;
  private static final int VERSION_MAJOR = 1;
  private static final int VERSION_MINOR = 0;
  private static final long LENGTH_NOT_SAID = -1;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private PcapngWriter() {}

  static byte[] write(List<Conversation> conversations, KeyLog keyLog) {
    PcapngWriter writer = new PcapngWriter();
    writer.begin();
    if (!keyLog.entries().isEmpty()) {
      writer.secrets(keyLog);
    }
    for (int i = 0; i < conversations.size(); i++) {
      TcpPackets.of(conversations.get(i), i, writer::packet);
    }
    return writer.out.toByteArray();
  }

  /** What a file begins with. */
  static byte[] beginning() {
    PcapngWriter writer = new PcapngWriter();
    writer.begin();
    return writer.out.toByteArray();
  }

  /**
   * The packets of one conversation, to follow what is there.
   *
   * @param number how many came before it
   */
  static byte[] packets(Conversation conversation, int number) {
    PcapngWriter writer = new PcapngWriter();
    TcpPackets.of(conversation, number, writer::packet);
    return writer.out.toByteArray();
  }

  private void begin() {
    section();
    networkInterface();
  }

  private void section() {
    byte[] application = "minica".getBytes(StandardCharsets.US_ASCII);
    ByteBuffer body = body(16 + option(application) + 4);
    body.putInt(Pcapng.BYTE_ORDER_MAGIC);
    body.putShort((short) VERSION_MAJOR).putShort((short) VERSION_MINOR).putLong(LENGTH_NOT_SAID);
    putOption(body, Pcapng.SHB_USERAPPL, application);
    block(Pcapng.SECTION_HEADER, body);
  }

  private void networkInterface() {
    byte[] resolution = {NANOSECONDS};
    ByteBuffer body = body(8 + option(resolution) + 4);
    body.putShort((short) LinkType.RAW.number()).putShort((short) 0).putInt(0);
    putOption(body, Pcapng.IF_TSRESOL, resolution);
    block(Pcapng.INTERFACE_DESCRIPTION, body);
  }

  /** Before the packets that it opens. */
  private void secrets(KeyLog keyLog) {
    byte[] text = keyLog.encoded();
    ByteBuffer body = body(8 + text.length);
    body.putInt(Pcapng.TLS_KEY_LOG).putInt(text.length).put(text);
    block(Pcapng.DECRYPTION_SECRETS, body);
  }

  private void packet(Instant at, byte[] packet) {
    long time = at.getEpochSecond() * 1_000_000_000 + at.getNano();
    ByteBuffer body = body(20 + packet.length);
    body.putInt(0).putInt((int) (time >>> 32)).putInt((int) time);
    body.putInt(packet.length).putInt(packet.length).put(packet);
    block(Pcapng.ENHANCED_PACKET, body);
  }

  private static ByteBuffer body(int length) {
    return ByteBuffer.allocate(Pcapng.padded(length)).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static int option(byte[] value) {
    return 4 + Pcapng.padded(value.length);
  }

  private static void putOption(ByteBuffer body, int code, byte[] value) {
    int start = body.position();
    body.putShort((short) code).putShort((short) value.length).put(value);
    body.position(start + option(value));
  }

  private void block(int type, ByteBuffer body) {
    int length = Pcapng.BLOCK_FRAME + body.capacity();
    ByteBuffer block = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    block.putInt(type).putInt(length).put(body.rewind()).putInt(length);
    out.writeBytes(block.array());
  }
}
