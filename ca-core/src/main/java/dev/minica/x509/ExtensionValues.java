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

/** Decodes extension values: the reverse of {@link Extensions}. */
final class ExtensionValues {

  private ExtensionValues() {}

  static byte[] subjectKeyIdentifier(Extension extension) {
    return Der.read(
        "subject key identifier", () -> ((ASN1OctetString) value(extension)).getOctets());
  }

  static Optional<byte[]> authorityKeyIdentifier(Extension extension) {
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

  static Set<KeyUsage> keyUsage(Extension extension) {
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

  static List<String> extendedKeyUsage(Extension extension) {
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

  static BasicConstraints basicConstraints(Extension extension) {
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
          return new BasicConstraints(ca, OptionalInt.of(length));
        });
  }

  static List<GeneralName> generalNames(Extension extension) {
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
