package dev.minica.tls;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;

/** A ClientHello of TLS 1.2 (RFC 5246 section 7.4.1.2) that offers whatever servers may have. */
final class ClientHello {

  private static final int VERSION = 0x0303;

  /** x25519, x448, P-256, P-384, P-521 (RFC 8422 section 5.1.1). */
  private static final int[] GROUPS = {29, 30, 23, 24, 25};

  /** RFC 8446 section 4.2.3, and SHA-1 and MD5 of RFC 5246 section 7.4.1.4.1, DSA with both. */
  private static final int[] SIGNATURES = {
    0x0403, 0x0503, 0x0603, 0x0807, 0x0808, 0x0804, 0x0805, 0x0806, 0x0809, 0x080a, 0x080b, 0x0401,
    0x0501, 0x0601, 0x0301, 0x0303, 0x0203, 0x0201, 0x0402, 0x0202, 0x0101
  };

  private final ServerAddress address;
  private final SecureRandom random;

  ClientHello(ServerAddress address, SecureRandom random) {
    this.address = address;
    this.random = random;
  }

  /** The hello in its record; old servers want version 1.0 there (RFC 5246 appendix E.1). */
  byte[] record() {
    return join(octets(22), uint16(0x0301), vector(2, join(octets(1), vector(3, body()))));
  }

  private byte[] body() {
    byte[] nonce = new byte[32];
    random.nextBytes(nonce);
    return join(
        uint16(VERSION),
        nonce,
        vector(1, new byte[0]),
        vector(2, uint16(OfferedSuite.numbers())),
        vector(1, octets(0)),
        vector(2, extensions()));
  }

  private byte[] extensions() {
    return join(
        address.isLiteral() ? new byte[0] : extension(0, serverName()),
        extension(5, octets(1, 0, 0, 0, 0)), // status_request: ocsp, of any responder
        extension(10, vector(2, uint16(GROUPS))),
        extension(11, vector(1, octets(0))), // uncompressed points
        extension(13, vector(2, uint16(SIGNATURES))),
        extension(23, new byte[0]), // extended master secret, which some servers insist on
        extension(0xff01, vector(1, new byte[0]))); // no renegotiation of any other connection
  }

  /** RFC 6066 section 3: a list of names, each with its type, of which host_name is 0. */
  private byte[] serverName() {
    byte[] name = address.host().getBytes(StandardCharsets.US_ASCII);
    return vector(2, join(octets(0), vector(2, name)));
  }

  private static byte[] extension(int type, byte[] data) {
    return join(uint16(type), vector(2, data));
  }

  private static byte[] octets(int... values) {
    byte[] octets = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      octets[i] = (byte) values[i];
    }
    return octets;
  }

  private static byte[] uint16(int... values) {
    ByteBuffer buffer = ByteBuffer.allocate(2 * values.length);
    for (int value : values) {
      buffer.putShort((short) value);
    }
    return buffer.array();
  }

  /** Octets with their length before them (RFC 5246 section 4.3). */
  private static byte[] vector(int octetsOfLength, byte[] content) {
    byte[] length = new byte[octetsOfLength];
    for (int i = 0; i < octetsOfLength; i++) {
      length[i] = (byte) (content.length >>> (8 * (octetsOfLength - 1 - i)));
    }
    return join(length, content);
  }

  private static byte[] join(byte[]... parts) {
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      joined.writeBytes(part);
    }
    return joined.toByteArray();
  }
}
