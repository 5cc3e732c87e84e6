package dev.minica.x509;

import dev.minica.internal.asn1.Der;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.bouncycastle.asn1.ASN1BitString;
import org.bouncycastle.asn1.ASN1Boolean;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.BERTags;

/**
 * Decodes the values of single extensions, whatever their object identifier: the reverse of {@link
 * Extensions}. Each method throws a {@link dev.minica.MinicaException} of kind BAD_INPUT if the
 * value is not what it should be.
 */
public final class ExtensionValues {

  private ExtensionValues() {}

  /** RFC 5280 section 4.2.1.2. */
  public static byte[] subjectKeyIdentifier(Extension extension) {
    return Der.read(
        "subject key identifier", () -> ((ASN1OctetString) value(extension)).getOctets());
  }

  /** The keyIdentifier of RFC 5280 section 4.2.1.1, if it has one. */
  public static Optional<byte[]> authorityKeyIdentifier(Extension extension) {
    return Der.read(
        "authority key identifier",
        () -> {
          for (ASN1Encodable field : (ASN1Sequence) value(extension)) {
            ASN1TaggedObject tagged = (ASN1TaggedObject) field;
            if (tagged.hasTag(BERTags.CONTEXT_SPECIFIC, 0)) {
              return Optional.of(ASN1OctetString.getInstance(tagged, false).getOctets());
            }
          }
          return Optional.empty();
        });
  }

  /** RFC 5280 section 4.2.1.3. */
  public static Set<KeyUsage> keyUsage(Extension extension) {
    return Der.read(
        "key usage",
        () -> {
          byte[] octets = ((ASN1BitString) value(extension)).getBytes();
          Set<KeyUsage> usages = EnumSet.noneOf(KeyUsage.class);
          for (KeyUsage usage : KeyUsage.values()) {
            int octet = usage.bit() / 8;
            if (octet < octets.length && (octets[octet] & (0x80 >> (usage.bit() % 8))) != 0) {
              usages.add(usage);
            }
          }
          return usages;
        });
  }

  /** The key purposes of RFC 5280 section 4.2.1.12 as object identifiers in dots. */
  public static List<String> extendedKeyUsage(Extension extension) {
    return Der.read(
        "extended key usage",
        () -> {
          List<String> oids = new ArrayList<>();
          for (ASN1Encodable purpose : (ASN1Sequence) value(extension)) {
            oids.add(((ASN1ObjectIdentifier) purpose).getId());
          }
          return oids;
        });
  }

  /** RFC 5280 section 4.2.1.9. */
  public static BasicConstraints basicConstraints(Extension extension) {
    return Der.read(
        "basic constraints",
        () -> {
          ASN1Sequence fields = (ASN1Sequence) value(extension);
          boolean hasFlag = fields.size() > 0 && fields.getObjectAt(0) instanceof ASN1Boolean;
          boolean ca = hasFlag && ((ASN1Boolean) fields.getObjectAt(0)).isTrue();
          int at = hasFlag ? 1 : 0;
          if (fields.size() == at) {
            return new BasicConstraints(ca, OptionalInt.empty());
          } else if (fields.size() > at + 1) {
            throw new IllegalArgumentException("too many fields");
          }
          int length = ((ASN1Integer) fields.getObjectAt(at)).intValueExact();
          if (length < 0) { // INTEGER (0..MAX)
            throw new IllegalArgumentException("a path length of " + length);
          }
          return new BasicConstraints(ca, OptionalInt.of(length));
        });
  }

  /** The names of RFC 5280 section 4.2.1.6 or 4.2.1.7. */
  public static List<GeneralName> generalNames(Extension extension) {
    return Der.read(
        "subject alternative name",
        () -> {
          List<GeneralName> names = new ArrayList<>();
          for (ASN1Encodable name : (ASN1Sequence) value(extension)) {
            names.add(GeneralName.decode(Der.encode(name)));
          }
          return names;
        });
  }

  private static ASN1Primitive value(Extension extension) {
    return Der.decode(extension.value(), "extension " + extension.oid());
  }
}
