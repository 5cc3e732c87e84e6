package dev.minica.tls.wire;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;

/**
 * Reads the presentation language of RFC 8446 section 3 from octets in memory, and keeps a {@link
 * Field} of whatever it reads. It never reads past the vector that it is in.
 *
 * <p>Not for use by several threads.
 */
public final class Cursor {

  /** Reads one value of a kind. */
  @FunctionalInterface
  public interface Decoder<T> {
    T decode(Cursor in) throws WireException;
  }

  private final byte[] octets;
  private int position;
  private int limit;
  private List<Field> fields = new ArrayList<>();

  /** Reads these octets from the first on; offsets are counted from there. */
  public Cursor(Octets octets) {
    this.octets = octets.toArray();
    this.limit = this.octets.length;
  }

  /** Where the next octet to be read is. */
  public int position() {
    return position;
  }

  /** How many octets are left in the innermost vector, or in all if no vector is being read. */
  public int remaining() {
    return limit - position;
  }

  public boolean hasRemaining() {
    return position < limit;
  }

  /** What has been read so far on this level. */
  public List<Field> fields() {
    return List.copyOf(fields);
  }

  /** The next uint16 without reading it; -1 if there are not two octets. */
  public int peekUint16() {
    return remaining() < 2 ? -1 : (octets[position] & 0xff) << 8 | (octets[position + 1] & 0xff);
  }

  /** A number of one octet. */
  public int uint8(String name) throws WireException {
    return uint8(name, String::valueOf);
  }

  /** A number of one octet that stands for something. */
  public int uint8(String name, IntFunction<String> meaning) throws WireException {
    int value = (int) unsigned(name, 1);
    leaf(name, withNumber(meaning.apply(value), String.valueOf(value)), 1);
    return value;
  }

  /** A number of two octets. */
  public int uint16(String name) throws WireException {
    int value = (int) unsigned(name, 2);
    leaf(name, String.valueOf(value), 2);
    return value;
  }

  /** A number of two octets that stands for something. */
  public int uint16(String name, IntFunction<String> meaning) throws WireException {
    int value = (int) unsigned(name, 2);
    String number = "0x" + HexFormat.of().toHexDigits((short) value);
    leaf(name, withNumber(meaning.apply(value), number), 2);
    return value;
  }

  /** A number of three octets. */
  public int uint24(String name) throws WireException {
    int value = (int) unsigned(name, 3);
    leaf(name, String.valueOf(value), 3);
    return value;
  }

  /** A number of four octets. */
  public long uint32(String name) throws WireException {
    long value = unsigned(name, 4);
    leaf(name, String.valueOf(value), 4);
    return value;
  }

  /** So many octets, as they are. */
  public Octets opaque(String name, int length) throws WireException {
    require(name, length);
    Octets value = Octets.ofRange(octets, position, position + length);
    leaf(name, value.hex(), length);
    return value;
  }

  /** All that is left of the innermost vector. */
  public Octets rest(String name) throws WireException {
    return opaque(name, remaining());
  }

  /** {@code opaque name<floor..ceiling>}, shown in hexadecimal. */
  public Octets opaqueVector(String name, int lengthOctets, int floor, int ceiling)
      throws WireException {
    return opaqueVector(name, lengthOctets, floor, ceiling, Octets::hex);
  }

  /** {@code opaque name<floor..ceiling>}. */
  public Octets opaqueVector(
      String name, int lengthOctets, int floor, int ceiling, Function<Octets, String> meaning)
      throws WireException {
    return structure(
        name,
        in -> {
          int length = in.length(name, lengthOctets, floor, ceiling);
          Octets value = Octets.ofRange(octets, position, position + length);
          leaf("opaque", meaning.apply(value), length);
          return value;
        },
        meaning);
  }

  /** {@code T name<floor..ceiling>}: as many elements as the octets of the vector hold. */
  public <T> List<T> list(String name, int lengthOctets, int floor, int ceiling, Decoder<T> element)
      throws WireException {
    return structure(
        name,
        in -> in.within(in.length(name, lengthOctets, floor, ceiling), inner -> all(element)),
        values -> "");
  }

  /**
   * {@code T name<floor..ceiling>} with a single T in it, which has to fill it.
   *
   * @throws WireException if it does not
   */
  public <T> T vector(String name, int lengthOctets, int floor, int ceiling, Decoder<T> content)
      throws WireException {
    return structure(
        name, in -> in.within(in.length(name, lengthOctets, floor, ceiling), content), value -> "");
  }

  /** What a struct holds, under one name. */
  public <T> T structure(String name, Decoder<T> content, Function<T, String> meaning)
      throws WireException {
    int start = position;
    List<Field> outer = fields;
    fields = new ArrayList<>();
    T value = content.decode(this);
    Field field =
        new Field(name, meaning.apply(value), start, position - start, "", List.copyOf(fields));
    fields = outer;
    fields.add(field);
    return value;
  }

  /** What the next {@code length} octets hold, which has to fill them. */
  public <T> T within(int length, Decoder<T> content) throws WireException {
    require("content", length);
    int outer = limit;
    limit = position + length;
    T value = content.decode(this);
    end();
    limit = outer;
    return value;
  }

  /** The length before a vector, checked against its bounds and what there is. */
  private int length(String name, int lengthOctets, int floor, int ceiling) throws WireException {
    int start = position;
    long length = unsigned("the length of " + name, lengthOctets);
    if (length < floor || length > ceiling) {
      throw new WireException(
          start, name + " of " + floor + " to " + ceiling + " octets expected, it has " + length);
    }
    leaf("length", String.valueOf(length), lengthOctets);
    require(name, (int) length);
    return (int) length;
  }

  /** Says more of what was read last. */
  public void note(String note) {
    fields.add(fields.remove(fields.size() - 1).withNote(note));
  }

  /**
   * Checks that nothing is left.
   *
   * @throws WireException if there are octets that nothing accounts for
   */
  public void end() throws WireException {
    if (hasRemaining()) {
      throw new WireException(position, "nothing more expected, " + remaining() + " octets follow");
    }
  }

  private <T> List<T> all(Decoder<T> element) throws WireException {
    List<T> values = new ArrayList<>();
    while (hasRemaining()) {
      int start = position;
      values.add(element.decode(this));
      if (position == start) {
        throw new IllegalStateException("an element without octets");
      }
    }
    return List.copyOf(values);
  }

  private long unsigned(String name, int length) throws WireException {
    require(name, length);
    long value = 0;
    for (int i = 0; i < length; i++) {
      value = value << 8 | (octets[position + i] & 0xff);
    }
    return value;
  }

  private void require(String name, int length) throws WireException {
    if (length > remaining()) {
      throw new WireException(
          position, name + " of " + length + " octets expected, " + remaining() + " are left");
    }
  }

  /** Takes the octets of a field that has no parts. */
  private void leaf(String name, String value, int length) {
    if (length > 0) {
      fields.add(new Field(name, value, position, length, "", List.of()));
      position += length;
    }
  }

  /** A name says its number by itself where nobody registered it. */
  private static String withNumber(String meaning, String number) {
    boolean saysIt = meaning.equals(number) || meaning.endsWith("(" + number + ")");
    return saysIt ? meaning : meaning + " (" + number + ")";
  }
}
