package dev.minica.tls.wire;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Writes the presentation language of RFC 8446 section 3. What does not fit is a mistake of the
 * caller: the values check their bounds when they are made.
 */
public final class Encoder {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  /** What one content becomes, by itself. */
  public static Octets encode(Consumer<Encoder> content) {
    Encoder encoder = new Encoder();
    content.accept(encoder);
    return encoder.octets();
  }

  public Encoder uint8(int value) {
    return unsigned(1, value);
  }

  public Encoder uint16(int value) {
    return unsigned(2, value);
  }

  public Encoder uint24(int value) {
    return unsigned(3, value);
  }

  public Encoder uint32(long value) {
    return unsigned(4, value);
  }

  /** Octets as they are. */
  public Encoder opaque(Octets octets) {
    octets.appendTo(out);
    return this;
  }

  /** Octets with their length before them, in so many octets. */
  public Encoder vector(int lengthOctets, Octets octets) {
    return unsigned(lengthOctets, octets.length()).opaque(octets);
  }

  /** Elements, with the length of all of them, in octets, before them. */
  public <T> Encoder list(int lengthOctets, List<T> elements, BiConsumer<Encoder, T> element) {
    Encoder inner = new Encoder();
    elements.forEach(each -> element.accept(inner, each));
    return vector(lengthOctets, inner.octets());
  }

  /** What has been written. */
  public Octets octets() {
    return Octets.of(out.toByteArray());
  }

  private Encoder unsigned(int length, long value) {
    if (value < 0 || value >= 1L << (8 * length)) {
      throw new IllegalArgumentException(value + " does not fit in " + length + " octets");
    }
    for (int i = length - 1; i >= 0; i--) {
      out.write((int) (value >>> (8 * i)));
    }
    return this;
  }
}
