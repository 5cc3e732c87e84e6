package dev.minica.tls;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;

/** Puts handshake messages together out of records (RFC 5246 sections 6.2.1 and 7.4). */
final class HandshakeMessages {

  private static final int ALERT = 21;
  private static final int HANDSHAKE = 22;

  /** RFC 5246 section 6.2.1: 2^14 octets; a little more for those who count wrong. */
  private static final int MAX_RECORD = (1 << 14) + 2048;

  /** Room for a long chain; a message may say that it has 16 MiB. */
  private static final int MAX_MESSAGE = 1 << 18;

  private final DataInputStream in;
  private byte[] pending = new byte[0];

  HandshakeMessages(DataInputStream in) {
    this.in = in;
  }

  /**
   * One message.
   *
   * @param type its number, such as 2 for ServerHello
   */
  record Message(int type, byte[] body) {}

  /**
   * The next message.
   *
   * @throws IOException if the server ends the connection, sends an alert, or what it sends is no
   *     TLS; the message says which
   */
  Message next() throws IOException {
    require(4);
    int length = ((pending[1] & 0xff) << 16) | ((pending[2] & 0xff) << 8) | (pending[3] & 0xff);
    if (length > MAX_MESSAGE) {
      throw new IOException("the server sends a message of " + length + " octets");
    }
    require(4 + length);
    byte[] body = Arrays.copyOfRange(pending, 4, 4 + length);
    int type = pending[0] & 0xff;
    pending = Arrays.copyOfRange(pending, 4 + length, pending.length);
    return new Message(type, body);
  }

  private void require(int octets) throws IOException {
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    joined.writeBytes(pending);
    while (joined.size() < octets) {
      joined.writeBytes(record()); // which may hold a single octet
    }
    pending = joined.toByteArray();
  }

  private byte[] record() throws IOException {
    try {
      int type = in.readUnsignedByte();
      int version = in.readUnsignedByte();
      if ((type != HANDSHAKE && type != ALERT) || version != 3) {
        throw new IOException("it does not speak TLS: it answers with something else");
      }
      in.readUnsignedByte();
      int length = in.readUnsignedShort();
      if (length == 0 || length > MAX_RECORD) {
        throw new IOException("the server sends a record of " + length + " octets");
      }
      byte[] content = in.readNBytes(length);
      if (content.length < length) {
        throw new EOFException();
      }
      if (type == ALERT) {
        throw new IOException("the server refuses with the alert " + alert(content));
      }
      return content;
    } catch (EOFException e) {
      throw new IOException("the server ends the connection before it shows a certificate", e);
    }
  }

  /** RFC 5246 section 7.2: what servers say before their certificates. */
  private static String alert(byte[] content) {
    int description = content.length > 1 ? content[1] & 0xff : -1;
    return switch (description) {
      case 0 -> "close_notify";
      case 10 -> "unexpected_message";
      case 40 -> "handshake_failure";
      case 47 -> "illegal_parameter";
      case 50 -> "decode_error";
      case 70 -> "protocol_version";
      case 71 -> "insufficient_security";
      case 80 -> "internal_error";
      case 86 -> "inappropriate_fallback";
      case 112 -> "unrecognized_name";
      default -> String.valueOf(description);
    };
  }
}
