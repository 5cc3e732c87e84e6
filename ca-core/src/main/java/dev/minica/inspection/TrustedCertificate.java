package dev.minica.inspection;

import dev.minica.internal.asn1.Der;
import dev.minica.x509.Certificate;
import dev.minica.x509.KeyPurpose;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.ASN1TaggedObject;

/**
 * OpenSSL's own form of a certificate: after it comes what OpenSSL's user thinks of it.
 *
 * <pre>
 * SEQUENCE {
 *   trust   SEQUENCE OF OBJECT IDENTIFIER OPTIONAL,
 *   reject  [0] SEQUENCE OF OBJECT IDENTIFIER OPTIONAL,
 *   alias   UTF8String OPTIONAL,
 *   keyid   OCTET STRING OPTIONAL,
 *   other   [1] SEQUENCE OF AlgorithmIdentifier OPTIONAL }
 * </pre>
 */
public final class TrustedCertificate {

  private static final String WHAT = "certificate in OpenSSL's own form";

  private TrustedCertificate() {}

  static Finding read(byte[] octets, Instant now) {
    List<byte[]> parts = Der.read(WHAT, () -> parts(octets));
    Certificate certificate = Certificate.decode(parts.get(0));
    Description description = CertificateDescription.of(certificate, now);
    return Finding.of(
        certificate,
        parts.size() == 1
            ? description
            : description.with(Der.read(WHAT, () -> settings(parts.get(1)))));
  }

  /**
   * The certificate alone, as it is encoded.
   *
   * @throws dev.minica.MinicaException BAD_INPUT if it is not this form
   */
  public static byte[] certificate(byte[] octets) {
    return Der.read(WHAT, () -> parts(octets)).get(0);
  }

  /** One or two values one after the other, as the elements of one around them. */
  private static List<byte[]> parts(byte[] octets) {
    byte[] around =
        ByteBuffer.allocate(6 + octets.length)
            .put((byte) 0x30)
            .put((byte) 0x84)
            .putInt(octets.length)
            .put(octets)
            .array();
    Der.check(around, WHAT);
    List<byte[]> parts = Der.elements(around);
    if (parts.isEmpty() || parts.size() > 2) {
      throw new IllegalArgumentException(parts.size() + " values instead of 1 or 2");
    }
    return parts;
  }

  private static Description settings(byte[] der) {
    Description.Builder settings = Description.builder();
    for (ASN1Encodable field : (ASN1Sequence) Der.decode(der, WHAT)) {
      if (field instanceof ASN1Sequence trusted) {
        purposes("opensslTrust", "trusted for", trusted, settings);
      } else if (field instanceof ASN1TaggedObject tagged && tagged.hasContextTag(0)) {
        purposes("opensslReject", "rejected for", Asn1.sequence(tagged), settings);
      } else if (field instanceof ASN1String alias) {
        settings.shown("opensslAlias", "alias", alias.getString());
      } else if (field instanceof ASN1OctetString identifier) {
        settings.hidden("opensslKeyId", Lines.colons(identifier.getOctets()));
      }
    }
    return settings.build();
  }

  private static void purposes(
      String name, String label, ASN1Sequence oids, Description.Builder settings) {
    List<String> words = new ArrayList<>();
    for (ASN1Encodable oid : oids) {
      String purpose = Asn1.oid(oid);
      words.add(KeyPurpose.ofOid(purpose).map(KeyPurpose::label).orElse(purpose));
    }
    settings.shown(name, label, Value.texts(words), Lines.flowed(words));
  }
}
