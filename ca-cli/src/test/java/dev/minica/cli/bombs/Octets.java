package dev.minica.cli.bombs;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.function.IntFunction;

/** Writes X.690 and PEM, of any size and as wrong as it takes. */
final class Octets {

  static final int MEBI = 1 << 20;

  private Octets() {}

  static byte[] tlv(int tag, byte[]... contents) {
    byte[] content = join(contents);
    int length = content.length;
    if (length < 0x80) {
      return join(new byte[] {(byte) tag, (byte) length}, content);
    }
    int count = (39 - Integer.numberOfLeadingZeros(length)) / 8;
    byte[] header = new byte[2 + count];
    header[0] = (byte) tag;
    header[1] = (byte) (0x80 | count);
    for (int i = 0; i < count; i++) {
      header[2 + i] = (byte) (length >>> (8 * (count - 1 - i)));
    }
    return join(header, content);
  }

  static byte[] sequence(byte[]... fields) {
    return tlv(0x30, fields);
  }

  static byte[] octets(byte[]... contents) {
    return tlv(4, contents);
  }

  static byte[] integer(long value) {
    return integer(BigInteger.valueOf(value));
  }

  static byte[] integer(BigInteger value) {
    return tlv(2, value.toByteArray());
  }

  /** An odd number of so many bits. */
  static byte[] odd(int bits) {
    return integer(BigInteger.ONE.shiftLeft(bits - 1).setBit(0));
  }

  static byte[] bits(byte[] octets) {
    return tlv(3, new byte[1], octets);
  }

  static byte[] nothing() {
    return tlv(5);
  }

  /** The object identifier of these octets. */
  static byte[] oid(int... octets) {
    byte[] content = new byte[octets.length];
    for (int i = 0; i < octets.length; i++) {
      content[i] = (byte) octets[i];
    }
    return tlv(6, content);
  }

  /** 1.2.840.113549.1 and these arcs. */
  static byte[] pkcs(int... arcs) {
    return tlv(
        6,
        join(new byte[] {0x2a, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xf7, 0x0d, 1}, small(arcs)));
  }

  private static byte[] small(int... arcs) {
    byte[] octets = new byte[arcs.length];
    for (int i = 0; i < arcs.length; i++) {
      octets[i] = (byte) arcs[i];
    }
    return octets;
  }

  static byte[] utf8(String value) {
    return tlv(0x0c, value.getBytes(StandardCharsets.UTF_8));
  }

  static byte[] word(int value) {
    return new byte[] {
      (byte) (value >> 24), (byte) (value >> 16), (byte) (value >> 8), (byte) value
    };
  }

  static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  static byte[] join(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  static byte[] repeated(int times, byte[] part) {
    return numbered(times, i -> part);
  }

  static byte[] numbered(int times, IntFunction<byte[]> part) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (int i = 0; i < times; i++) {
      all.writeBytes(part.apply(i));
    }
    return all.toByteArray();
  }

  static byte[] pem(String label, byte[] der) {
    String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    return ascii("-----BEGIN " + label + "-----\n" + lines + "\n-----END " + label + "-----\n");
  }
}
