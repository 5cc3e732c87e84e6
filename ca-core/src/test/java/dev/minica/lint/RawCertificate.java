package dev.minica.lint;

import dev.minica.internal.asn1.Tlv;
import dev.minica.x509.Certificate;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;

/** A certificate put together from octets, so that it can be wrong in any way. */
final class RawCertificate {

  private byte[] version;
  private byte[] serialNumber;
  private byte[] innerAlgorithm;
  private byte[] issuer;
  private byte[] notBefore;
  private byte[] notAfter;
  private byte[] subject;
  private byte[] key;
  private byte[] uniqueIdentifiers = {};
  private boolean hasExtensions = true;
  private final List<String> oids = new ArrayList<>();
  private final List<byte[]> extensions = new ArrayList<>();
  private byte[] outerAlgorithm;
  private byte[] signature;

  private RawCertificate(Certificate certificate) {
    List<Tlv> outer = Tlv.of(certificate.encoded(), "certificate").elements();
    List<Tlv> tbs = outer.get(0).elements();
    version = tbs.get(0).encoded();
    serialNumber = tbs.get(1).encoded();
    innerAlgorithm = tbs.get(2).encoded();
    issuer = tbs.get(3).encoded();
    notBefore = tbs.get(4).elements().get(0).encoded();
    notAfter = tbs.get(4).elements().get(1).encoded();
    subject = tbs.get(5).encoded();
    key = tbs.get(6).encoded();
    for (Tlv extension : tbs.get(7).elements().get(0).elements()) {
      oids.add(extension.elements().get(0).objectIdentifier());
      extensions.add(extension.encoded());
    }
    outerAlgorithm = outer.get(1).encoded();
    signature = outer.get(2).encoded();
  }

  static RawCertificate of(Certificate certificate) {
    return new RawCertificate(certificate);
  }

  byte[] encoded() {
    byte[] list =
        hasExtensions ? der(0xa3, der(0x30, extensions.toArray(byte[][]::new))) : new byte[0];
    byte[] validity = der(0x30, notBefore, notAfter);
    byte[] tbs =
        der(
            0x30,
            version,
            serialNumber,
            innerAlgorithm,
            issuer,
            validity,
            subject,
            key,
            uniqueIdentifiers,
            list);
    return der(0x30, tbs, outerAlgorithm, signature);
  }

  /** The whole field, or nothing. */
  RawCertificate version(String hex) {
    version = hex(hex);
    return this;
  }

  RawCertificate serialNumber(String hex) {
    serialNumber = hex(hex);
    return this;
  }

  RawCertificate validity(byte[] from, byte[] to) {
    notBefore = from;
    notAfter = to;
    return this;
  }

  RawCertificate issuer(byte[] name) {
    issuer = name;
    return this;
  }

  RawCertificate subject(byte[] name) {
    subject = name;
    return this;
  }

  RawCertificate key(byte[] algorithm, byte[] bits) {
    key = der(0x30, algorithm, der(3, new byte[1], bits));
    return this;
  }

  RawCertificate uniqueIdentifiers(String hex) {
    uniqueIdentifiers = hex(hex);
    return this;
  }

  RawCertificate outerAlgorithm(byte[] algorithm) {
    outerAlgorithm = algorithm;
    return this;
  }

  RawCertificate signed(byte[] algorithm, byte[] octets) {
    innerAlgorithm = algorithm;
    outerAlgorithm = algorithm;
    signature = der(3, new byte[1], octets);
    return this;
  }

  RawCertificate withoutExtensions() {
    hasExtensions = false;
    version = new byte[0];
    return this;
  }

  RawCertificate withEmptyExtensions() {
    oids.clear();
    extensions.clear();
    return this;
  }

  RawCertificate without(String oid) {
    int at = oids.indexOf(oid);
    oids.remove(at);
    extensions.remove(at);
    return this;
  }

  /** Instead of one with the same identifier, or added. */
  RawCertificate with(String oid, boolean critical, byte[] value) {
    if (oids.contains(oid)) {
      without(oid);
    }
    return also(oid, critical, value);
  }

  RawCertificate with(String oid, boolean critical, String hexValue) {
    return with(oid, critical, hex(hexValue));
  }

  /** Even if there is one with the same identifier. */
  RawCertificate also(String oid, boolean critical, byte[] value) {
    return alsoRaw(oid, critical ? hex("0101ff") : new byte[0], value);
  }

  RawCertificate alsoRaw(String oid, byte[] critical, byte[] value) {
    oids.add(oid);
    extensions.add(der(0x30, oid(oid), critical, der(4, value)));
    return this;
  }

  static byte[] hex(String digits) {
    return HexFormat.of().parseHex(digits.replace(" ", ""));
  }

  static byte[] oid(String dotted) {
    try {
      return new ASN1ObjectIdentifier(dotted).getEncoded();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static byte[] algorithm(String oid) {
    return der(0x30, oid(oid));
  }

  static byte[] algorithm(String oid, String hexParameters) {
    return der(0x30, oid(oid), hex(hexParameters));
  }

  static byte[] text(int tag, String text) {
    return der(tag, text.getBytes(StandardCharsets.ISO_8859_1));
  }

  static byte[] utf8(String text) {
    return der(0x0c, text.getBytes(StandardCharsets.UTF_8));
  }

  /** A name of one attribute. */
  static byte[] name(String type, byte[] value) {
    return der(0x30, der(0x31, der(0x30, oid(type), value)));
  }

  static byte[] commonName(String text) {
    return name("2.5.4.3", utf8(text));
  }

  static byte[] der(int tag, byte[]... contents) {
    ByteArrayOutputStream inside = new ByteArrayOutputStream();
    for (byte[] content : contents) {
      inside.writeBytes(content);
    }
    ByteArrayOutputStream encoded = new ByteArrayOutputStream();
    encoded.write(tag);
    int size = inside.size();
    if (size >= 0x100) {
      encoded.writeBytes(new byte[] {(byte) 0x82, (byte) (size >> 8), (byte) size});
    } else if (size >= 0x80) {
      encoded.writeBytes(new byte[] {(byte) 0x81, (byte) size});
    } else {
      encoded.write(size);
    }
    encoded.writeBytes(inside.toByteArray());
    return encoded.toByteArray();
  }
}
