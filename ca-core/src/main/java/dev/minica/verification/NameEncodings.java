package dev.minica.verification;

import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.internal.asn1.Der;
import dev.minica.x509.DistinguishedName;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.ASN1UTF8String;

/**
 * Whether the values of a distinguished name can be read in one way only (RFC 5280 section
 * 4.1.2.4). Characters that PrintableString does not have are let pass: they are common, and mean
 * themselves.
 */
final class NameEncodings {

  /** The attribute types of X.520. All that RFC 5280 appendix A.1 has of them are strings. */
  private static final String X520 = "2.5.4.";

  /** x500UniqueIdentifier and the other types of X.520 that are no strings start here. */
  private static final int FIRST_OTHER = 20;

  private NameEncodings() {}

  /**
   * @throws MinicaException BAD_INPUT if a value of a type that is a string is none, or is in
   *     malformed UTF-8
   */
  static void check(DistinguishedName name, String what) {
    Der.read(what, () -> check((ASN1Sequence) Der.decode(name.encoded(), what), what));
  }

  private static boolean check(ASN1Sequence relativeNames, String what) {
    for (ASN1Encodable relativeName : relativeNames) {
      for (ASN1Encodable attribute : (ASN1Set) relativeName) {
        ASN1Sequence pair = (ASN1Sequence) attribute;
        String type = ((ASN1ObjectIdentifier) pair.getObjectAt(0)).getId();
        checkValue(type, pair.getObjectAt(1).toASN1Primitive(), what);
      }
    }
    return true;
  }

  private static void checkValue(String type, ASN1Primitive value, String what) {
    if (value instanceof ASN1UTF8String) {
      requireUtf8(value, what);
    } else if (isString(type) && !(value instanceof ASN1String)) {
      throw malformed(what + ": the attribute " + type + " is no string");
    }
  }

  private static boolean isString(String type) {
    return type.startsWith(X520)
        && type.length() <= X520.length() + 2
        && Integer.parseInt(type.substring(X520.length())) < FIRST_OTHER;
  }

  private static void requireUtf8(ASN1Primitive value, String what) {
    byte[] encoded = Der.encode(value);
    int length = octets(encoded);
    try {
      StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(encoded, encoded.length - length, length));
    } catch (CharacterCodingException e) {
      throw malformed(what + ": a UTF8String is malformed");
    }
  }

  /** How many octets of a DER encoding are content. */
  private static int octets(byte[] encoded) {
    int header = 2 + (encoded[1] < 0 ? encoded[1] & 0x7f : 0);
    return encoded.length - header;
  }

  private static MinicaException malformed(String message) {
    return new MinicaException(Kind.BAD_INPUT, message);
  }
}
