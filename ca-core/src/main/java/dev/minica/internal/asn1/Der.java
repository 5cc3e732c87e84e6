package dev.minica.internal.asn1;

import dev.minica.Escaped;
import dev.minica.MinicaException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Primitive;
import org.jspecify.annotations.Nullable;

/**
 * The façade between hostile bytes and Bouncy Castle. The library parses lazily and leaks unchecked
 * exceptions (illegal state, class cast, array index) and, on deep nesting, stack overflows; here
 * all of them become one {@link MinicaException} of kind {@link MinicaException.Kind#BAD_INPUT}.
 */
public final class Der {

  /** The longest input that is decoded, in octets: room for a CRL of some 400,000 entries. */
  public static final int MAX_OCTETS = 16 * 1024 * 1024;

  private static final int CONSTRUCTED = 0x20;
  private static final int HIGH_TAG = 0x1f;
  private static final byte INDEFINITE = (byte) 0x80;

  private Der() {}

  /**
   * The single ASN.1 value that the octets hold. BER is understood too, since PKCS#7 and PKCS#12
   * files are allowed to use it; {@link #encode} gives DER in any case.
   *
   * @param what the name of the thing for the error message, such as {@code certificate}
   * @throws MinicaException of kind BAD_INPUT if the octets are not one complete value, hold
   *     anything after it, nest deeper than 64 levels, or are more than {@value #MAX_OCTETS}
   */
  public static ASN1Primitive decode(byte[] der, String what) {
    check(der, what);
    return read(what, () -> ASN1Primitive.fromByteArray(der));
  }

  /**
   * Checks that the octets are one complete value, without taking them apart: for what holds more
   * values than ought to be in memory at once.
   *
   * @throws MinicaException as {@link #decode} does
   */
  public static void check(byte[] der, String what) {
    if (der.length > MAX_OCTETS) {
      throw badInput(what, der.length + " octets are over the bound of " + MAX_OCTETS, null);
    }
    read(
        what,
        () -> {
          TlvScan.check(der);
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
   * what a signature covers must not be encoded anew.
   *
   * @param der one complete value, already checked by {@link #decode} or {@link #check}
   * @throws MinicaException of kind BAD_INPUT if it is not constructed, or it or a value inside has
   *     an indefinite length (X.690 clause 10.1)
   */
  public static List<byte[]> elements(byte[] der) {
    if (der.length < 2 || (der[0] & CONSTRUCTED) == 0) {
      throw badInput("DER", "a primitive value where a constructed one belongs", null);
    }
    List<byte[]> elements = new ArrayList<>();
    int position = contentsAt(der, lengthAt(der, 0));
    while (position < der.length) {
      int end = endAt(der, position);
      elements.add(Arrays.copyOfRange(der, position, end));
      position = end;
    }
    return elements;
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
      throw badInput("DER", "a length that runs past the end at offset " + start, null);
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
      throw badInput("DER", "no length at offset " + start, null);
    }
    return position;
  }

  /** Where the contents begin, after a length of one octet or several (X.690 clause 8.1.3). */
  private static int contentsAt(byte[] der, int length) {
    int octets = der[length] < 0 ? der[length] & 0x7f : 0;
    if (der[length] == INDEFINITE || octets > Integer.BYTES || octets >= der.length - length) {
      throw badInput("DER", "a length that is not DER at offset " + length, null);
    }
    return length + 1 + octets;
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

  private static MinicaException badInput(String what, String reason, @Nullable Throwable cause) {
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
