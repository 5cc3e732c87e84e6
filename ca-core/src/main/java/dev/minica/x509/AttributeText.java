package dev.minica.x509;

import dev.minica.internal.asn1.Der;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.bouncycastle.asn1.ASN1BMPString;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1IA5String;
import org.bouncycastle.asn1.ASN1NumericString;
import org.bouncycastle.asn1.ASN1PrintableString;
import org.bouncycastle.asn1.ASN1T61String;
import org.bouncycastle.asn1.ASN1UTF8String;
import org.bouncycastle.asn1.ASN1UniversalString;
import org.bouncycastle.asn1.ASN1VisibleString;
import org.jspecify.annotations.Nullable;

/** The text of a decoded ASN.1 string of any type. */
final class AttributeText {

  /** Not among the constants of the platform, but every Java platform has it. */
  private static final String UTF_32 = "UTF-32BE";

  private AttributeText() {}

  /**
   * The text, or for what is no well-formed string {@code #} with its DER in hexadecimal digits.
   */
  static String of(ASN1Encodable value) {
    String text = orNull(value);
    return text != null ? text : "#" + HexFormat.of().formatHex(Der.encode(value));
  }

  /** The text, or null for what is no string or not well-formed in its own encoding. */
  static @Nullable String orNull(ASN1Encodable value) {
    if (value instanceof ASN1UTF8String utf8) {
      return utf8(utf8);
    }
    if (value instanceof ASN1PrintableString
        || value instanceof ASN1IA5String
        || value instanceof ASN1VisibleString
        || value instanceof ASN1NumericString
        || value instanceof ASN1T61String) {
      return value.toString();
    }
    if (value instanceof ASN1BMPString bmp) {
      return wellFormed(bmp.getString());
    }
    return value instanceof ASN1UniversalString universal ? utf32(universal.getOctets()) : null;
  }

  private static @Nullable String utf8(ASN1UTF8String value) {
    try {
      return wellFormed(value.getString());
    } catch (IllegalArgumentException malformed) {
      return null;
    }
  }

  private static @Nullable String utf32(byte[] octets) {
    try {
      return Charset.forName(UTF_32).newDecoder().decode(ByteBuffer.wrap(octets)).toString();
    } catch (CharacterCodingException malformed) {
      return null;
    }
  }

  private static @Nullable String wellFormed(String text) {
    return StandardCharsets.UTF_16BE.newEncoder().canEncode(text) ? text : null;
  }
}
