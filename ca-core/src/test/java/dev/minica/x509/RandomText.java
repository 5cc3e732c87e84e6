package dev.minica.x509;

import java.util.Random;

/** Text and octets at random, rich in what parsers treat specially. */
final class RandomText {

  private static final String[] FRAGMENTS = {
    ".",
    "..",
    "/",
    "//",
    "\\",
    ":",
    "::",
    "@",
    "*",
    "*.",
    "-",
    "--",
    "_",
    "%",
    "[",
    "]",
    " ",
    "\0",
    "\n",
    "\u200f",
    "\u202e",
    "\u00fc",
    "\u00df",
    "\uD83D\uDE00",
    "\uD800",
    "xn--",
    "XN--",
    "kva",
    "dns:",
    "ip:",
    "email:",
    "uri:",
    "upn:",
    "://",
    "urn:",
    "127.0.0.1",
    "0x7f",
    "255",
    "1",
    "ffff",
    "example",
    "COM",
    "a",
    "b",
    "#",
    "?",
    "%41",
    "con",
    "nul",
    "CN",
    "O",
    "=",
    "+",
    ",",
    ";",
    "\"",
    "<",
    "#0c0161",
    "\\2c",
    "\\,",
    "1.2.3",
    "2.5.4.3",
    "C",
    "DE",
    "emailAddress",
    "\u0661",
    "\u05d0"
  };

  private RandomText() {}

  static String from(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(9); i >= 0; i--) {
      text.append(
          random.nextInt(8) == 0
              ? Character.toString(random.nextInt(Character.MAX_CODE_POINT + 1))
              : FRAGMENTS[random.nextInt(FRAGMENTS.length)]);
    }
    return text.toString();
  }

  /** A value of random tag, right length and random content, mostly of nested values itself. */
  static byte[] tlv(Random random, int maxTag) {
    byte[] content = new byte[random.nextInt(6)];
    random.nextBytes(content);
    int tag = random.nextInt(maxTag + 1);
    for (int depth = random.nextInt(5); depth >= 0; depth--) {
      content = wrapped(tag, content);
      int[] likely = {0x30, 0x31, 0xa0, 0xa4, 0x0c, 0x13, 0x82, 0x87, random.nextInt(256)};
      tag = likely[random.nextInt(likely.length)];
    }
    return content;
  }

  private static byte[] wrapped(int tag, byte[] content) {
    byte[] whole = new byte[content.length + 2];
    whole[0] = (byte) tag;
    whole[1] = (byte) content.length;
    System.arraycopy(content, 0, whole, 2, content.length);
    return whole;
  }
}
