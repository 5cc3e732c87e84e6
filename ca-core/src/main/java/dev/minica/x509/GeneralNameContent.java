package dev.minica.x509;

import dev.minica.MinicaException;
import dev.minica.internal.asn1.Der;
import java.util.HexFormat;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1IA5String;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.ASN1UTF8String;
import org.bouncycastle.asn1.BERTags;

/** What a decoded GeneralName is and says. The caller runs it under {@link Der#read}. */
final class GeneralNameContent {

  private GeneralNameContent() {}

  static ASN1TaggedObject tagged(ASN1Encodable decoded) {
    if (decoded instanceof ASN1TaggedObject tagged
        && tagged.getTagClass() == BERTags.CONTEXT_SPECIFIC
        && tagged.getTagNo() <= 8) {
      return tagged;
    }
    throw new MinicaException(
        MinicaException.Kind.BAD_INPUT, "general name: none of the nine kinds of RFC 5280");
  }

  static GeneralName.Kind kind(ASN1TaggedObject content) {
    return switch (content.getTagNo()) {
      case 0 -> isUpn(content) ? GeneralName.Kind.UPN : GeneralName.Kind.OTHER;
      case 1 -> GeneralName.Kind.EMAIL;
      case 2 -> GeneralName.Kind.DNS;
      case 4 -> GeneralName.Kind.DIRECTORY;
      case 6 -> GeneralName.Kind.URI;
      case 7 -> GeneralName.Kind.IP;
      case 8 -> GeneralName.Kind.REGISTERED_ID;
      default -> GeneralName.Kind.OTHER;
    };
  }

  static String text(GeneralName.Kind kind, ASN1TaggedObject content) {
    return switch (kind) {
      case DNS, EMAIL, URI -> ASN1IA5String.getInstance(content, false).getString();
      case IP -> IpAddress.text(ASN1OctetString.getInstance(content, false).getOctets());
      case DIRECTORY ->
          DistinguishedName.decode(Der.encode(content.getExplicitBaseObject())).toString();
      case REGISTERED_ID -> ASN1ObjectIdentifier.getInstance(content, false).getId();
      case UPN -> AttributeText.of(otherValue(content));
      case OTHER -> other(content);
    };
  }

  private static String other(ASN1TaggedObject content) {
    return switch (content.getTagNo()) {
      case 0 -> otherType(content).getId() + ":" + AttributeText.of(otherValue(content));
      case 3 -> "x400Address:#" + hex(content);
      default -> "ediPartyName:#" + hex(content);
    };
  }

  private static boolean isUpn(ASN1TaggedObject content) {
    return otherType(content).equals(GeneralName.UPN)
        && otherValue(content) instanceof ASN1UTF8String;
  }

  /**
   *
   *
   * <pre>OtherName ::= SEQUENCE { type-id OBJECT IDENTIFIER, value [0] EXPLICIT ANY }</pre>
   */
  private static ASN1ObjectIdentifier otherType(ASN1TaggedObject content) {
    return ASN1ObjectIdentifier.getInstance(otherName(content).getObjectAt(0));
  }

  private static ASN1Encodable otherValue(ASN1TaggedObject content) {
    return ASN1TaggedObject.getInstance(
            otherName(content).getObjectAt(1), BERTags.CONTEXT_SPECIFIC, 0)
        .getExplicitBaseObject();
  }

  private static ASN1Sequence otherName(ASN1TaggedObject content) {
    return ASN1Sequence.getInstance(content, false);
  }

  private static String hex(ASN1TaggedObject content) {
    return HexFormat.of().formatHex(Der.encode(content));
  }
}
