package dev.minica.internal.asn1;

import dev.minica.Escaped;
import dev.minica.MinicaException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.jspecify.annotations.Nullable;

/**
 * The façade between hostile bytes and Bouncy Castle. The library parses lazily and leaks unchecked
 * exceptions (illegal state, class cast, array index) and, on deep nesting, stack overflows; here
 * all of them become one {@link MinicaException} of kind {@link MinicaException.Kind#BAD_INPUT}.
 */
public final class Der {

  /** The longest input that is decoded, in octets: room for a CRL of some 400,000 entries. */
  public static final int MAX_OCTETS = 16 * 1024 * 1024;

  /**
   * The most values that are decoded at once, each of which takes some hundred octets of memory
   * where it took two or three in the input: a bundle of 5,000 certificates has so many.
   */
  static final int MAX_VALUES = 400_000;

  /** No structure that is taken apart by hand has more than ten fields. */
  private static final int MAX_FIELDS = 100;

  private Der() {}

  /**
   * The single ASN.1 value that the octets hold. BER is understood too, since PKCS#7 and PKCS#12
   * files are allowed to use it; {@link #encode} gives DER in any case.
   *
   * @param what the name of the thing for the error message, such as {@code certificate}
   * @throws MinicaException of kind BAD_INPUT if the octets are not one complete value, hold
   *     anything after it, nest deeper than 64 levels, are more than {@value #MAX_OCTETS}, or hold
   *     more than {@value #MAX_VALUES} values or an object identifier of more than 1,024 octets
   */
  public static ASN1Primitive decode(byte[] der, String what) {
    check(der, what, MAX_VALUES);
    return read(what, () -> ASN1Primitive.fromByteArray(der));
  }

  /**
   * Checks that the octets are one complete value, without taking them apart: for what holds more
   * values than ought to be in memory at once.
   *
   * @throws MinicaException as {@link #decode} does, but for the number of values
   */
  public static void check(byte[] der, String what) {
    check(der, what, Integer.MAX_VALUE);
  }

  private static void check(byte[] der, String what, int maximum) {
    if (der.length > MAX_OCTETS) {
      throw badInput(what, der.length + " octets are over the bound of " + MAX_OCTETS, null);
    }
    read(
        what,
        () -> {
          TlvScan.check(der, maximum);
          return der;
        });
  }

  /**
   * The result of a reading step that walks decoded structures. Everything the step throws becomes
   * a MinicaException, since lazily parsed parts fail only when they are touched.
   *
   * @param what the name of the thing for the error message
   * @throws MinicaException as thrown by the step itself, else of kind BAD_INPUT with the failure
   *     as its cause
   */
  public static <T> T read(String what, Callable<T> step) {
    try {
      return step.call();
    } catch (MinicaException ours) {
      throw ours;
    } catch (StackOverflowError tooDeep) {
      throw badInput(what, "nested too deep", tooDeep);
    } catch (Exception leaked) {
      throw badInput(what, reason(leaked), leaked);
    }
  }

  /**
   * The encodings of the values inside a constructed value, octet for octet as they stand there:
   * what a signature covers must not be encoded anew. For structures of a few fields; a list that
   * may be long is walked by {@link #walk}.
   *
   * @param der one complete value, already checked by {@link #decode} or {@link #check}
   * @throws MinicaException of kind BAD_INPUT if it is not constructed, or it or a value inside has
   *     an indefinite length (X.690 clause 10.1), or there are more than {@value #MAX_FIELDS}
   */
  public static List<byte[]> elements(byte[] der) {
    List<byte[]> elements = new ArrayList<>();
    for (Elements inside = new Elements(der); inside.hasNext(); ) {
      if (elements.size() == MAX_FIELDS) {
        throw badInput("DER", "more than " + MAX_FIELDS + " fields", null);
      }
      elements.add(inside.next());
    }
    return elements;
  }

  /**
   * The same one after the other, so that not all are in memory at once.
   *
   * @throws MinicaException as {@link #elements} does, at once or from the iterator's {@code next}
   */
  public static Iterator<byte[]> walk(byte[] der) {
    return new Elements(der);
  }

  /**
   * The number of a tag that must be of the context-specific class, as those of a CHOICE are.
   *
   * @throws IllegalArgumentException if it is of another class, for the caller's {@link #read}
   */
  public static int contextTag(ASN1TaggedObject tagged) {
    if (!tagged.hasContextTag()) {
      throw new IllegalArgumentException("a tag of another class than belongs there");
    }
    return tagged.getTagNo();
  }

  /** The DER encoding (X.690 clause 10) of a value that this process built or decoded before. */
  public static byte[] encode(ASN1Encodable value) {
    try {
      return value.toASN1Primitive().getEncoded(ASN1Encoding.DER);
    } catch (IOException impossibleInMemory) {
      throw new UncheckedIOException(impossibleInMemory);
    }
  }

  /**
   * A constructed value of values that are encoded already: for what has more of them than ought to
   * be objects at once, or must stay octet for octet as it is.
   *
   * @param tag the identifier octet, such as {@link Tlv#SEQUENCE}
   */
  public static byte[] constructed(int tag, byte[]... elements) {
    int size = 0;
    for (byte[] element : elements) {
      size = Math.addExact(size, element.length);
    }
    byte[] length = length(size);
    ByteBuffer der = ByteBuffer.allocate(Math.addExact(1 + length.length, size));
    der.put((byte) tag).put(length);
    for (byte[] element : elements) {
      der.put(element);
    }
    return der.array();
  }

  /**
   * A primitive value of contents that are encoded already.
   *
   * @param tag the identifier octet, such as {@link Tlv#OCTET_STRING}
   */
  public static byte[] primitive(int tag, byte[] contents) {
    return constructed(tag, contents); // but for the bit in the tag there is no difference
  }

  /** X.690 clause 10.1: in as few octets as it takes. */
  private static byte[] length(int size) {
    if (size < 0x80) {
      return new byte[] {(byte) size};
    }
    int octets = (39 - Integer.numberOfLeadingZeros(size)) / 8;
    byte[] length = new byte[1 + octets];
    length[0] = (byte) (0x80 | octets);
    for (int i = octets, rest = size; i > 0; i--, rest >>>= 8) {
      length[i] = (byte) rest;
    }
    return length;
  }

  /**
   * The octets of a value that was decoded, as they were read: sets keep their order, and what was
   * encoded by another rule than DER stays so. A signature over it stays valid.
   */
  public static byte[] asRead(ASN1Encodable value) {
    try {
      return value.toASN1Primitive().getEncoded(ASN1Encoding.BER);
    } catch (IOException impossibleInMemory) {
      throw new UncheckedIOException(impossibleInMemory);
    }
  }

  static MinicaException badInput(String what, String reason, @Nullable Throwable cause) {
    return new MinicaException(MinicaException.Kind.BAD_INPUT, what + ": " + reason, cause);
  }

  private static String reason(Exception leaked) {
    String message = leaked.getMessage();
    if (message == null || message.isBlank()) {
      return "malformed";
    }
    return message.contains("org.bouncycastle.")
        ? "holds a value of another type than belongs there"
        : Escaped.of(message);
  }
}
