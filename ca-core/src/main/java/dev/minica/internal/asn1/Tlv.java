package dev.minica.internal.asn1;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One value as it stands in the octets: tag, length and contents (X.690 clause 8.1), nothing
 * decoded and nothing put right. For who must see how something is encoded and not only what it
 * means; everybody else reads through {@link Der#decode}.
 *
 * <p>No method throws for what the contents hold: what is no such thing is empty.
 */
public final class Tlv {

  public static final int BOOLEAN = 0x01;
  public static final int INTEGER = 0x02;
  public static final int BIT_STRING = 0x03;
  public static final int OCTET_STRING = 0x04;
  public static final int NULL = 0x05;
  public static final int OBJECT_IDENTIFIER = 0x06;
  public static final int UTF8_STRING = 0x0c;
  public static final int PRINTABLE_STRING = 0x13;
  public static final int TELETEX_STRING = 0x14;
  public static final int IA5_STRING = 0x16;
  public static final int UTC_TIME = 0x17;
  public static final int GENERALIZED_TIME = 0x18;
  public static final int UNIVERSAL_STRING = 0x1c;
  public static final int BMP_STRING = 0x1e;
  public static final int SEQUENCE = 0x30;
  public static final int SET = 0x31;

  private static final int CONSTRUCTED = 0x20;
  private static final int CONTEXT = 0x80;
  private static final int HIGH_TAG = 0x1f;

  private final byte[] octets;
  private final int start;
  private final int lengthStart;
  private final int contentStart;
  private final int contentEnd;
  private final boolean indefinite;

  // Kept, since rule after rule walks through the same certificate; an immutable list.
  private @Nullable List<Tlv> elements;

  private Tlv(byte[] octets, int start) {
    this.octets = octets;
    this.start = start;
    this.lengthStart = afterTag(octets, start);
    int first = octets[lengthStart] & 0xff;
    int count = first > CONTEXT ? first & 0x7f : 0;
    this.indefinite = first == CONTEXT;
    this.contentStart = lengthStart + 1 + count;
    this.contentEnd =
        indefinite ? endOfContents() : contentStart + (count == 0 ? first : longLength(count));
  }

  /**
   * The single value that the octets hold, which are not copied.
   *
   * @param what the name of the thing for the error message
   * @throws dev.minica.MinicaException as {@link Der#check} does
   */
  public static Tlv of(byte[] octets, String what) {
    Der.check(octets, what);
    return new Tlv(octets, 0);
  }

  private static int afterTag(byte[] octets, int start) {
    int position = start + 1;
    if ((octets[start] & HIGH_TAG) == HIGH_TAG) {
      while (octets[position++] < 0) {
        // 8.1.2.4.2: all but the last octet of a tag number have bit 8
      }
    }
    return position;
  }

  private int longLength(int count) {
    int length = 0;
    for (int i = 0; i < count; i++) {
      length = (length << 8) | (octets[lengthStart + 1 + i] & 0xff);
    }
    return length;
  }

  private int endOfContents() {
    int position = contentStart;
    while (octets[position] != 0 || octets[position + 1] != 0) {
      position = new Tlv(octets, position).end();
    }
    return position;
  }

  private int end() {
    return indefinite ? contentEnd + 2 : contentEnd;
  }

  /** The first identifier octet: class, whether constructed, and number up to 30. */
  public int tag() {
    return octets[start] & 0xff;
  }

  public boolean is(int tag) {
    return tag() == tag;
  }

  /** Whether it has this tag number in the context-specific class, constructed or not. */
  public boolean isContext(int number) {
    return (tag() & ~CONSTRUCTED) == (CONTEXT | number);
  }

  public boolean isConstructed() {
    return (tag() & CONSTRUCTED) != 0;
  }

  /** Clause 8.1.3.6. */
  public boolean isIndefinite() {
    return indefinite;
  }

  /** Whether a definite length takes no more octets than it must (clause 10.1). */
  public boolean isLengthShortest() {
    int taken = contentStart - lengthStart - 1;
    return indefinite || taken == neededOctets();
  }

  private int neededOctets() {
    int size = size();
    return size < CONTEXT ? 0 : (39 - Integer.numberOfLeadingZeros(size)) / 8;
  }

  /** How many octets the contents have. */
  public int size() {
    return contentEnd - contentStart;
  }

  /** An octet of the contents, 0 to 255. */
  public int at(int index) {
    return octets[contentStart + index] & 0xff;
  }

  public byte[] content() {
    return Arrays.copyOfRange(octets, contentStart, contentEnd);
  }

  /** All of it, with tag and length. */
  public byte[] encoded() {
    return Arrays.copyOfRange(octets, start, end());
  }

  /** The values inside; none in a primitive value. */
  public List<Tlv> elements() {
    List<Tlv> kept = elements;
    if (kept == null) {
      kept = List.copyOf(elements(Integer.MAX_VALUE));
      elements = kept;
    }
    return kept;
  }

  /** The first values inside, up to so many. */
  public List<Tlv> elements(int limit) {
    if (!isConstructed() || size() == 0) {
      return List.of();
    }
    List<Tlv> elements = new ArrayList<>();
    for (int position = contentStart; position < contentEnd && elements.size() < limit; ) {
      Tlv element = new Tlv(octets, position);
      elements.add(element);
      position = element.end();
    }
    return elements;
  }

  /** The contents, an octet a character. */
  public String text() {
    return new String(octets, contentStart, size(), StandardCharsets.ISO_8859_1);
  }

  /**
   * The object identifier in dots that the contents are; empty if they are none, or more octets
   * than {@link Der} lets one have: implicit tags hide from it that they are one.
   */
  public String objectIdentifier() {
    if (size() == 0 || size() > TlvScan.MAX_OBJECT_IDENTIFIER || octets[contentEnd - 1] < 0) {
      return "";
    }
    StringBuilder dotted = new StringBuilder();
    int from = 0;
    for (int i = 0; i < size(); i++) {
      if (at(i) < CONTEXT) {
        append(dotted, from, i + 1);
        from = i + 1;
      }
    }
    return dotted.toString();
  }

  /** Clause 8.19.4: the first subidentifier holds two numbers. */
  private void append(StringBuilder dotted, int from, int to) {
    if (to - from > 8) {
      dotted.append('.').append(large(from, to)); // 8.19.2 sets no bound
      return;
    }
    long number = 0;
    for (int i = from; i < to; i++) {
      number = (number << 7) | (at(i) & 0x7f);
    }
    if (from == 0) {
      long top = Math.min(number / 40, 2);
      dotted.append(top);
      number -= 40 * top;
    }
    dotted.append('.').append(number);
  }

  private BigInteger large(int from, int to) {
    BigInteger number = BigInteger.ZERO;
    for (int i = from; i < to; i++) {
      number = number.shiftLeft(7).or(BigInteger.valueOf(at(i) & 0x7f));
    }
    return number;
  }

  /** Whether both are the same octets. */
  public boolean isSameAs(Tlv other) {
    return Arrays.equals(octets, start, end(), other.octets, other.start, other.end());
  }
}
