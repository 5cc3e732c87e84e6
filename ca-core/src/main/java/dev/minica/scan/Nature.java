package dev.minica.scan;

import java.nio.ByteBuffer;

/** What a file can be, as far as its first octets tell; whatever is none of these holds nothing. */
enum Nature {
  /** ASN.1: it begins as a SEQUENCE does. */
  ASN1,
  /** A key store of Java's or Bouncy Castle's own that is not ASN.1. */
  STORE,
  /** An archive in the format of zip, as a jar is. */
  ZIP,
  /** A text in ASCII or a superset of it. */
  TEXT,
  /** A text in UTF-16 that says so by its mark, or has the upper half of a character first. */
  UTF16,
  /** A text in UTF-16 without a mark that has the lower half first. */
  UTF16_LITTLE_ENDIAN,
  OTHER;

  /** So many octets tell, if there are as many. */
  static final int HEAD = 8 * 1024;

  private static final int SHORT_SEQUENCE = 0x30;
  private static final int JKS = 0xFEEDFEED;
  private static final int JCEKS = 0xCECECECE;
  private static final int LOCAL_FILE = 0x504B0304;
  private static final int EMPTY_ZIP = 0x504B0506;

  /** BKS and UBER begin with their version, 1 or 2, and a salt of so many octets. */
  private static final int BKS_SALT = 20;

  /**
   * Reads the signs.
   *
   * @param head all of it, or its first {@link #HEAD} octets
   */
  static Nature of(byte[] head) {
    if (head.length < 2) {
      return OTHER;
    }
    Nature binary = head.length < 8 ? OTHER : ofMagic(ByteBuffer.wrap(head));
    if (binary != OTHER) {
      return binary;
    } else if (head[0] == SHORT_SEQUENCE && (head[1] < 0 || head.length == 2 + head[1])) {
      return ASN1;
    }
    return ofText(head);
  }

  private static Nature ofMagic(ByteBuffer head) {
    int second = head.getInt(Integer.BYTES);
    return switch (head.getInt(0)) {
      case JKS, JCEKS -> STORE;
      case 1, 2 -> second == BKS_SALT ? STORE : OTHER;
      case LOCAL_FILE, EMPTY_ZIP -> ZIP;
      default -> OTHER;
    };
  }

  private static Nature ofText(byte[] head) {
    int mark = (head[0] & 0xff) << 8 | (head[1] & 0xff);
    if (mark == 0xfeff || mark == 0xfffe) {
      return UTF16;
    }
    int upper = zeros(head, 0);
    int lower = zeros(head, 1);
    if (upper == 0 && lower == 0) {
      return TEXT;
    } else if (lower == 0 && isMost(upper, head)) {
      return UTF16;
    }
    return upper == 0 && isMost(lower, head) ? UTF16_LITTLE_ENDIAN : OTHER;
  }

  /** Of the octets at even offsets, or of those at odd ones. */
  private static int zeros(byte[] head, int first) {
    int zeros = 0;
    for (int i = first; i < head.length; i += 2) {
      zeros += head[i] == 0 ? 1 : 0;
    }
    return zeros;
  }

  /** What is looked for is in ASCII, and so is most of what is around it. */
  private static boolean isMost(int zeros, byte[] head) {
    return zeros > head.length / 4;
  }
}
