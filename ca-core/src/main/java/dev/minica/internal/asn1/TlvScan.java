package dev.minica.internal.asn1;

import java.io.IOException;
import java.util.Arrays;

/**
 * One pass over tags and lengths (X.690 clause 8.1) before a recursive parser sees the octets: they
 * must be exactly one value, every length must fit its parent, and nesting is bounded. It needs no
 * recursion itself.
 */
final class TlvScan {

  /** Deeper than any honest artefact: PKCS#12 with nested content reaches about 20. */
  static final int MAX_DEPTH = 64;

  /**
   * Octets of an OBJECT IDENTIFIER: room for the 128 arcs of up to 32 bits that RFC 2578 section
   * 3.5 allows, and for those that hold a UUID. To write a longer one in dots takes time that grows
   * with its square.
   */
  static final int MAX_OBJECT_IDENTIFIER = 1024;

  private static final int CONSTRUCTED = 0x20;
  private static final int OBJECT_IDENTIFIER = 0x06;
  private static final int HIGH_TAG = 0x1f;
  private static final int INDEFINITE = -1;

  private final byte[] octets;
  // Room for a certificate; every part that is decoded has a pass of its own.
  private int[] ends = new int[12];
  private int depth;
  private int position;

  private TlvScan(byte[] octets) {
    this.octets = octets;
  }

  /**
   * Checks that the octets are one value and nothing more.
   *
   * @param maximum how many values may be in it, itself counted
   * @throws IOException with the reason and the offset if they are not
   */
  static void check(byte[] octets, int maximum) throws IOException {
    TlvScan scan = new TlvScan(octets);
    int values = 0;
    do {
      if (values++ == maximum) {
        throw new IOException("more than " + maximum + " values at offset " + scan.position);
      }
      scan.element();
      scan.leaveFinished();
    } while (scan.depth > 0);
    if (scan.position != octets.length) {
      throw new IOException(
          (octets.length - scan.position)
              + " octets after the end of the value at "
              + scan.position);
    }
  }

  private void element() throws IOException {
    int start = position;
    boolean constructed = tag();
    int length = length();
    if (length == INDEFINITE) {
      require(constructed, "indefinite length of a primitive value", start);
      enter(INDEFINITE, start);
    } else {
      require(length <= limit() - position, "a length that runs past the end", start);
      if (constructed) {
        enter(position + length, start);
      } else {
        requireShort(octets[start], length, start);
        position += length;
      }
    }
  }

  private static void requireShort(byte tag, int length, int start) throws IOException {
    if (tag == OBJECT_IDENTIFIER && length > MAX_OBJECT_IDENTIFIER) {
      throw new IOException(
          "an object identifier of "
              + length
              + " octets, over "
              + MAX_OBJECT_IDENTIFIER
              + " at offset "
              + start);
    }
  }

  /** Reads an identifier (8.1.2) and tells whether the value is constructed. */
  private boolean tag() throws IOException {
    int first = next();
    if ((first & HIGH_TAG) == HIGH_TAG) {
      while ((next() & 0x80) != 0) {
        // a tag number of any size: the parser proper bounds it
      }
    }
    return (first & CONSTRUCTED) != 0;
  }

  /** Reads a length (8.1.3). */
  private int length() throws IOException {
    int start = position;
    int first = next();
    if (first < 0x80) {
      return first;
    }
    int count = first & 0x7f;
    if (count > 4) {
      throw new IOException("a length of " + count + " octets at offset " + start);
    }
    long length = 0;
    for (int i = 0; i < count; i++) {
      length = (length << 8) | next();
    }
    require(length <= octets.length, "a length that runs past the end", start);
    return count == 0 ? INDEFINITE : (int) length;
  }

  private void enter(int end, int start) throws IOException {
    if (depth == MAX_DEPTH) {
      throw new IOException("nested deeper than " + MAX_DEPTH + " levels at offset " + start);
    }
    if (depth == ends.length) {
      ends = Arrays.copyOf(ends, MAX_DEPTH);
    }
    ends[depth++] = end;
  }

  /** Leaves every value that is complete: by its length, or by end-of-contents octets (8.1.5). */
  private void leaveFinished() throws IOException {
    while (depth > 0) {
      int end = ends[depth - 1];
      if (end == INDEFINITE && atEndOfContents()) {
        position += 2;
      } else if (end != position) {
        return;
      }
      depth--;
    }
  }

  private boolean atEndOfContents() {
    return limit() - position >= 2 && octets[position] == 0 && octets[position + 1] == 0;
  }

  /** The end of the innermost value of definite length around the position. */
  private int limit() {
    for (int i = depth - 1; i >= 0; i--) {
      if (ends[i] != INDEFINITE) {
        return ends[i];
      }
    }
    return octets.length;
  }

  private int next() throws IOException {
    require(position < limit(), "ends too early", position);
    return octets[position++] & 0xff;
  }

  private static void require(boolean holds, String otherwise, int offset) throws IOException {
    if (!holds) {
      throw new IOException(otherwise + " at offset " + offset);
    }
  }
}
