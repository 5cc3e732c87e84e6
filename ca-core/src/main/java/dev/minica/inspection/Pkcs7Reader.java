package dev.minica.inspection;

import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.encoding.PemBlock;
import dev.minica.encoding.Pkcs7Certificates;
import dev.minica.internal.asn1.Der;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.BERTags;

/**
 * PKCS#7 (RFC 2315) and its heir CMS (RFC 5652): of what type it is, and of signed data the
 * certificates and CRLs. Its signatures are not checked.
 *
 * <pre>
 * ContentInfo ::= SEQUENCE {
 *   contentType  OBJECT IDENTIFIER,
 *   content      [0] EXPLICIT ANY DEFINED BY contentType }
 *
 * SignedData ::= SEQUENCE {
 *   version           INTEGER,
 *   digestAlgorithms  SET OF AlgorithmIdentifier,
 *   encapContentInfo  SEQUENCE { ... },
 *   certificates      [0] IMPLICIT SET OF CertificateChoices OPTIONAL,
 *   crls              [1] IMPLICIT SET OF RevocationInfoChoice OPTIONAL,
 *   signerInfos       SET OF SignerInfo }
 * </pre>
 */
final class Pkcs7Reader {

  private static final String WHAT = "PKCS#7";
  private static final String SIGNED_DATA = "1.2.840.113549.1.7.2";

  private final ArtefactReaders readers;
  private final List<Finding> inside = new ArrayList<>();
  private int certificates;
  private int crls;
  private int signers;

  Pkcs7Reader(ArtefactReaders readers) {
    this.readers = readers;
  }

  /** The container first, then what it holds; once. */
  List<Finding> read(byte[] octets) {
    String type = Der.read(WHAT, () -> content((ASN1Sequence) Der.decode(octets, WHAT)));
    List<Finding> findings = new ArrayList<>();
    findings.add(Finding.of(describe(type, octets)));
    findings.addAll(inside);
    return findings;
  }

  private String content(ASN1Sequence info) {
    String type = Asn1.oid(info.getObjectAt(0));
    if (type.equals(SIGNED_DATA)) {
      signedData((ASN1Sequence) ((ASN1TaggedObject) info.getObjectAt(1)).getExplicitBaseObject());
    }
    return type;
  }

  private void signedData(ASN1Sequence fields) {
    for (int i = 3; i < fields.size(); i++) {
      ASN1Encodable field = fields.getObjectAt(i);
      if (field instanceof ASN1Set signatures) {
        signers = signatures.size();
      } else {
        ASN1TaggedObject tagged = (ASN1TaggedObject) field;
        ASN1Set values = (ASN1Set) tagged.getBaseUniversal(false, BERTags.SET);
        requireWithinBound(values.size());
        values.forEach(value -> add(tagged.hasContextTag(0), value));
      }
    }
  }

  private static void requireWithinBound(int values) {
    if (values > Pkcs7Certificates.MAX_CERTIFICATES) {
      throw new MinicaException(
          Kind.BAD_INPUT,
          "PKCS#7: "
              + values
              + " certificates or CRLs, over the bound of "
              + Pkcs7Certificates.MAX_CERTIFICATES);
    }
  }

  /** Choices other than certificates and CRLs of X.509 have tags (RFC 5652 section 10.2). */
  private void add(boolean certificate, ASN1Encodable value) {
    String place =
        certificate ? "certificate " + ++certificates + " inside" : "CRL " + ++crls + " inside";
    Artefact artefact = certificate ? Artefact.CERTIFICATE : Artefact.CRL;
    PemBlock block = new PemBlock(place, Der.encode(value));
    try {
      readers.read(artefact, block).forEach(finding -> inside.add(finding.at(place)));
    } catch (MinicaException e) {
      MinicaException failure = e.restated(e.kind(), place + ": " + e.getMessage());
      inside.add(Finding.failed(UnreadableDescription.of(block, e), failure).at(place));
    }
  }

  private Description describe(String type, byte[] octets) {
    return Description.builder()
        .shown("type", "type", Value.of("pkcs7"), List.of("PKCS#7 or CMS, " + words(type)))
        .hidden("contentType", type)
        .shown("certificates", "certificates", Value.of(certificates), counted(certificates))
        .shown("crls", "CRLs", Value.of(crls), counted(crls))
        .shown("signers", "signers", Value.of(signers), counted(signers))
        .shown("sha256", "SHA-256", Lines.colons(Digests.sha256(octets)))
        .build();
  }

  private static List<String> counted(int count) {
    return List.of(count == 0 ? "none" : Integer.toString(count));
  }

  private static String words(String type) {
    return switch (type) {
      case "1.2.840.113549.1.7.1" -> "data";
      case SIGNED_DATA -> "signed data";
      case "1.2.840.113549.1.7.3" -> "enveloped data";
      case "1.2.840.113549.1.7.5" -> "digested data";
      case "1.2.840.113549.1.7.6" -> "encrypted data";
      default -> Lines.bounded("type " + type);
    };
  }
}
