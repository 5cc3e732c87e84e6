package dev.minica.tls.wire;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.HexFormat;

/** A sequence of octets as a value. What is handed in and out is copied. */
public final class Octets {

  /** No octets at all. */
  public static final Octets EMPTY = new Octets(new byte[0]);

  private static final int SHOWN = 64;

  private final byte[] octets;

  private Octets(byte[] octets) {
    this.octets = octets;
  }

  public static Octets of(byte[] octets) {
    return octets.length == 0 ? EMPTY : new Octets(octets.clone());
  }

  /** Those from {@code from} (inclusive) to {@code to} (exclusive). */
  public static Octets ofRange(byte[] octets, int from, int to) {
    return from == to ? EMPTY : new Octets(Arrays.copyOfRange(octets, from, to));
  }

  /** From pairs of hexadecimal digits; blanks and line ends between them do not count. */
  public static Octets ofHex(String hex) {
    StringBuilder digits = new StringBuilder(hex.length());
    hex.chars().filter(c -> !Character.isWhitespace(c)).forEach(c -> digits.append((char) c));
    return new Octets(HexFormat.of().parseHex(digits));
  }

  public int length() {
    return octets.length;
  }

  public boolean isEmpty() {
    return octets.length == 0;
  }

  /** The value, 0 to 255, of the octet at {@code index}. */
  public int at(int index) {
    return octets[index] & 0xff;
  }

  /** Those from {@code from} (inclusive) to {@code to} (exclusive). */
  public Octets range(int from, int to) {
    return ofRange(octets, from, to);
  }

  public byte[] toArray() {
    return octets.clone();
  }

  /** All of them in lower-case hexadecimal. */
  public String hex() {
    return HexFormat.of().formatHex(octets);
  }

  void copyTo(byte[] target, int at) {
    System.arraycopy(octets, 0, target, at, octets.length);
  }

  void appendTo(ByteArrayOutputStream out) {
    out.writeBytes(octets);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Octets same && Arrays.equals(octets, same.octets);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(octets);
  }

  /** In hexadecimal; long ones cut short, with their length. */
  @Override
  public String toString() {
    return octets.length <= SHOWN
        ? hex()
        : HexFormat.of().formatHex(octets, 0, SHOWN) + "... (" + octets.length + " octets)";
  }
}
