package dev.minica.verification;

import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.internal.asn1.Der;
import dev.minica.revocation.DistributionPoint;
import dev.minica.x509.Certificate;
import dev.minica.x509.Extension;
import dev.minica.x509.GeneralName;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Sequence;

/**
 * Whether a certificate is encoded so that there is one way to read it: in DER (RFC 5280 section
 * 4.1), each extension once, their values in DER, too, and not empty where something is required.
 */
final class Encodings {

  private Encodings() {}

  /**
   * @throws MinicaException BAD_INPUT saying what is malformed
   */
  static void check(Certificate certificate) {
    checkDer(certificate.encoded(), "certificate");
    NameEncodings.check(certificate.subject(), "subject");
    NameEncodings.check(certificate.issuer(), "issuer");
    Set<String> seen = new HashSet<>();
    for (Extension extension : certificate.extensions()) {
      require(seen.add(extension.oid()), "extension " + extension.oid() + " is there twice");
      check(extension);
    }
    certificate.subjectAltNames().forEach(Encodings::check);
  }

  private static void check(Extension extension) {
    switch (extension.oid()) {
      case Extension.SUBJECT_ALT_NAME,
          Extension.EXTENDED_KEY_USAGE,
          ExtensionOids.CERTIFICATE_POLICIES,
          ExtensionOids.POLICY_MAPPINGS,
          ExtensionOids.POLICY_CONSTRAINTS,
          Extension.NAME_CONSTRAINTS ->
          nonEmptySequence(extension);
      case DistributionPoint.CRL_DISTRIBUTION_POINTS -> {
        nonEmptySequence(extension);
        DistributionPoint.decodeAll(extension);
      }
      case ExtensionOids.AUTHORITY_INFORMATION_ACCESS ->
          Der.read("authority information access", () -> accessDescriptions(extension));
      case Extension.BASIC_CONSTRAINTS,
          Extension.KEY_USAGE,
          Extension.SUBJECT_KEY_IDENTIFIER,
          Extension.AUTHORITY_KEY_IDENTIFIER,
          ExtensionOids.INHIBIT_ANY_POLICY ->
          checkDer(extension.value(), "extension " + extension.oid());
      default -> {
        // what nobody reads here may hold anything
      }
    }
  }

  /**
   *
   *
   * <pre>SEQUENCE SIZE (1..MAX) OF AccessDescription (RFC 5280 section 4.2.2.1)</pre>
   */
  private static boolean accessDescriptions(Extension extension) {
    for (ASN1Encodable description : nonEmptySequence(extension)) {
      ASN1Sequence pair = (ASN1Sequence) description;
      require(pair.size() == 2, "access description of " + pair.size() + " parts");
      ASN1ObjectIdentifier.getInstance(pair.getObjectAt(0));
      GeneralName.decode(Der.encode(pair.getObjectAt(1)));
    }
    return true;
  }

  private static ASN1Sequence nonEmptySequence(Extension extension) {
    String what = "extension " + extension.oid();
    checkDer(extension.value(), what);
    boolean filled =
        Der.decode(extension.value(), what) instanceof ASN1Sequence sequence && sequence.size() > 0;
    require(filled, what + " is no sequence, or an empty one");
    return (ASN1Sequence) Der.decode(extension.value(), what);
  }

  /** RFC 5280 section 4.2.1.6: IA5String for these, four or sixteen octets for an address. */
  private static void check(GeneralName name) {
    boolean sound =
        switch (name.kind()) {
          case DNS, EMAIL, URI -> !name.value().isEmpty() && isAscii(name.value());
          case IP -> name.ipBytes().length == 4 || name.ipBytes().length == 16;
          default -> true;
        };
    require(sound, "subject alternative name " + name + " is malformed");
  }

  private static boolean isAscii(String text) {
    return text.chars().allMatch(c -> c < 0x80);
  }

  private static void checkDer(byte[] encoded, String what) {
    boolean canonical =
        Der.read(what, () -> Arrays.equals(Der.encode(Der.decode(encoded, what)), encoded));
    require(canonical, what + " is not in DER");
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new MinicaException(Kind.BAD_INPUT, otherwise);
    }
  }
}
