package dev.minica.tls.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minica.tls.crypto.Opening.Opened;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/** What one side sent: records, read in their order. */
final class Direction {

  static final int CHANGE_CIPHER_SPEC = 20;
  static final int HANDSHAKE = 22;
  static final int APPLICATION_DATA = 23;

  private final Deque<byte[]> records = new ArrayDeque<>();
  private int updates;

  Direction(byte[] octets) {
    for (int at = 0; at < octets.length; ) {
      int length = 5 + Short.toUnsignedInt(ByteBuffer.wrap(octets).getShort(at + 3));
      records.add(Arrays.copyOfRange(octets, at, at + length));
      at += length;
    }
  }

  /** The messages before the ChangeCipherSpec, which is taken as well. */
  List<byte[]> clearMessages() {
    ByteArrayOutputStream handshake = new ByteArrayOutputStream();
    while (records.peek()[0] == HANDSHAKE) {
      byte[] record = records.remove();
      handshake.write(record, 5, record.length - 5);
    }
    assertThat(records.remove()[0]).isEqualTo((byte) CHANGE_CIPHER_SPEC);
    return Messages.split(handshake.toByteArray());
  }

  /** The messages up to and including Finished. */
  List<byte[]> messages(RecordProtection protection) {
    ByteArrayOutputStream handshake = new ByteArrayOutputStream();
    List<byte[]> messages = List.of();
    while (messages.isEmpty() || Messages.type(last(messages)) != Messages.FINISHED) {
      Plaintext plaintext = opened(protection, records.remove());
      assertThat(plaintext.type()).isEqualTo(HANDSHAKE);
      handshake.writeBytes(plaintext.content());
      messages = Messages.split(handshake.toByteArray());
    }
    return messages;
  }

  /** The application data in all records that are left, of TLS 1.2. */
  String rest(RecordProtection protection) {
    ByteArrayOutputStream data = new ByteArrayOutputStream();
    for (byte[] record : records) {
      addData(opened(protection, record), data);
    }
    return data.toString(StandardCharsets.US_ASCII);
  }

  /** The same of TLS 1.3, with other keys after each KeyUpdate. */
  String rest(TrafficSecret first) {
    TrafficSecret traffic = first;
    RecordProtection protection = RecordProtection.tls13(traffic.suite(), traffic.writeKeys());
    ByteArrayOutputStream data = new ByteArrayOutputStream();
    for (byte[] record : records) {
      Plaintext plaintext = opened(protection, record);
      addData(plaintext, data);
      if (plaintext.type() == HANDSHAKE && plaintext.content()[0] == Messages.KEY_UPDATE) {
        traffic = traffic.next();
        protection = RecordProtection.tls13(traffic.suite(), traffic.writeKeys());
        updates++;
      }
    }
    return data.toString(StandardCharsets.US_ASCII);
  }

  /** How many KeyUpdate messages were met. */
  int updates() {
    return updates;
  }

  private static void addData(Plaintext plaintext, ByteArrayOutputStream data) {
    if (plaintext.type() == APPLICATION_DATA) {
      data.writeBytes(plaintext.content());
    }
  }

  private static Plaintext opened(RecordProtection protection, byte[] record) {
    Opening opening = protection.open(record);
    assertThat(opening).isInstanceOf(Opened.class);
    return ((Opened) opening).plaintext();
  }

  private static byte[] last(List<byte[]> messages) {
    return messages.get(messages.size() - 1);
  }
}
