package dev.minica.internal.asn1;

import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;

/** Walks the values inside a constructed value, each as it is encoded. */
final class Elements implements Iterator<byte[]> {

  private static final int CONSTRUCTED = 0x20;
  private static final int HIGH_TAG = 0x1f;
  private static final byte INDEFINITE = (byte) 0x80;

  private final byte[] der;
  private int position;

  /**
   * @param der one complete value
   * @throws dev.minica.MinicaException BAD_INPUT if it is not constructed, or not in DER
   */
  Elements(byte[] der) {
    if (der.length < 2 || (der[0] & CONSTRUCTED) == 0) {
      throw Der.badInput("DER", "a primitive value where a constructed one belongs", null);
    }
    this.der = der;
    this.position = contentsAt(der, lengthAt(der, 0));
  }

  @Override
  public boolean hasNext() {
    return position < der.length;
  }

  @Override
  public byte[] next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    int end = endAt(der, position);
    byte[] element = Arrays.copyOfRange(der, position, end);
    position = end;
    return element;
  }

  /** Where the value ends that begins there. */
  private static int endAt(byte[] der, int start) {
    int length = lengthAt(der, start);
    int contents = contentsAt(der, length);
    long octets = der[length];
    if (octets < 0) {
      octets = 0;
      for (int i = length + 1; i < contents; i++) {
        octets = (octets << 8) | (der[i] & 0xff);
      }
    }
    if (contents + octets > der.length) {
      throw Der.badInput("DER", "a length that runs past the end at offset " + start, null);
    }
    return contents + (int) octets;
  }

  /** Where the length is, after an identifier of one octet or several (X.690 clause 8.1.2). */
  private static int lengthAt(byte[] der, int start) {
    int position = start + 1;
    if ((der[start] & HIGH_TAG) == HIGH_TAG) {
      while (position < der.length - 1 && der[position] < 0) {
        position++;
      }
      position++;
    }
    if (position >= der.length) {
      throw Der.badInput("DER", "no length at offset " + start, null);
    }
    return position;
  }

  /** Where the contents begin, after a length of one octet or several (X.690 clause 8.1.3). */
  private static int contentsAt(byte[] der, int length) {
    int octets = der[length] < 0 ? der[length] & 0x7f : 0;
    if (der[length] == INDEFINITE || octets > Integer.BYTES || octets >= der.length - length) {
      throw Der.badInput("DER", "a length that is not DER at offset " + length, null);
    }
    return length + 1 + octets;
  }
}
