package dev.minica.defect;

import dev.minica.internal.asn1.Der;
import dev.minica.internal.asn1.Tlv;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;

/** The encodings that drafts are changed with. */
final class Octets {

  static final String COMMON_NAME = "2.5.4.3";
  static final String ORGANIZATION = "2.5.4.10";

  private static final int DNS_NAME = 0x82;

  private Octets() {}

  /** Spaces are left out. */
  static byte[] hex(String digits) {
    return HexFormat.of().parseHex(digits.replace(" ", ""));
  }

  /** A value of this tag; a character is an octet. */
  static byte[] text(int tag, String text) {
    return Der.constructed(tag, text.getBytes(StandardCharsets.ISO_8859_1));
  }

  static byte[] oid(String dotted) {
    return Der.encode(new ASN1ObjectIdentifier(dotted));
  }

  static byte[] sequence(byte[]... elements) {
    return Der.constructed(Tlv.SEQUENCE, elements);
  }

  /** A Name of one attribute. */
  static byte[] name(String type, byte[] value) {
    return sequence(Der.constructed(Tlv.SET, sequence(oid(type), value)));
  }

  /** A dNSName (RFC 5280 section 4.2.1.6). */
  static byte[] dns(String name) {
    return text(DNS_NAME, name);
  }

  static byte[] join(byte[] first, byte[] second) {
    byte[] both = java.util.Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }
}
