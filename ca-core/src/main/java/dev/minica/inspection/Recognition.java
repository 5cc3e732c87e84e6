package dev.minica.inspection;

import dev.minica.MinicaException;
import dev.minica.encoding.keystore.KeyStoreFormat;
import dev.minica.internal.asn1.Tlv;
import java.util.List;
import java.util.Optional;

/** Tells artefacts apart: by the label of a PEM block, by the shape of ASN.1, by first octets. */
public final class Recognition {

  private static final int SEQUENCE = 0x30;
  private static final int MAX_SHAPE = 10;
  private static final int CLASS = 0xc0;
  private static final int CONSTRUCTED = 0x20;
  private static final int ENUMERATED = 0x0a;
  private static final String PKCS7_ARC = "1.2.840.113549.1.7.";

  private Recognition() {}

  /** What a PEM block of this label holds, if the label is known (RFC 7468 sections 5 to 13). */
  public static Optional<Artefact> ofLabel(String label) {
    return Optional.ofNullable(
        switch (label) {
          case "CERTIFICATE", "X509 CERTIFICATE" -> Artefact.CERTIFICATE;
          case "TRUSTED CERTIFICATE" -> Artefact.TRUSTED_CERTIFICATE;
          case "ATTRIBUTE CERTIFICATE" -> Artefact.ATTRIBUTE_CERTIFICATE;
          case "CERTIFICATE REQUEST", "NEW CERTIFICATE REQUEST" -> Artefact.REQUEST;
          case "X509 CRL", "CRL" -> Artefact.CRL;
          case "PRIVATE KEY" -> Artefact.PRIVATE_KEY;
          case "ENCRYPTED PRIVATE KEY" -> Artefact.ENCRYPTED_PRIVATE_KEY;
          case "RSA PRIVATE KEY" -> Artefact.RSA_PRIVATE_KEY;
          case "EC PRIVATE KEY" -> Artefact.EC_PRIVATE_KEY;
          case "DSA PRIVATE KEY" -> Artefact.DSA_PRIVATE_KEY;
          case "OPENSSH PRIVATE KEY" -> Artefact.OPENSSH_PRIVATE_KEY;
          case "PUBLIC KEY" -> Artefact.PUBLIC_KEY;
          case "RSA PUBLIC KEY" -> Artefact.RSA_PUBLIC_KEY;
          case "EC PARAMETERS", "DH PARAMETERS", "DSA PARAMETERS" -> Artefact.PARAMETERS;
          case "PKCS7", "CMS" -> Artefact.PKCS7;
          default -> null;
        });
  }

  /**
   * What octets hold that are no text; empty if nothing is known to look so.
   *
   * @throws MinicaException BAD_INPUT if they begin as only a SEQUENCE can, and are malformed
   */
  public static Optional<Artefact> ofBinary(byte[] octets) {
    Optional<Artefact> der = ofDer(octets);
    return der.filter(artefact -> artefact != Artefact.OTHER_DER)
        .or(() -> KeyStoreFormat.detect(octets).map(Artefact::of))
        .or(() -> der);
  }

  /**
   * What a SEQUENCE is by its shape, in BER or DER; empty for octets that are none.
   *
   * @throws MinicaException BAD_INPUT if they begin as only a SEQUENCE can, and are malformed
   */
  static Optional<Artefact> ofDer(byte[] octets) {
    if (octets.length < 2 || octets[0] != SEQUENCE) {
      return Optional.empty();
    }
    try {
      return Optional.of(ofSequence(Tlv.of(octets, "DER")));
    } catch (MinicaException malformed) {
      if (octets[1] < 0) {
        throw malformed; // the length has several octets: no text begins so
      }
      return Optional.empty();
    }
  }

  /** The same for the content of a PEM block, which need not be ASN.1. */
  public static Optional<Artefact> ofBlock(byte[] octets) {
    try {
      return ofDer(octets).filter(artefact -> artefact != Artefact.OTHER_DER);
    } catch (MinicaException malformed) {
      return Optional.empty();
    }
  }

  private static Artefact ofSequence(Tlv sequence) {
    List<Tlv> fields = sequence.elements(MAX_SHAPE);
    String shape = shape(fields);
    return switch (shape) {
      case "DT" -> isPkcs7(fields) ? Artefact.PKCS7 : Artefact.OTHER_DER;
      case "E", "ET" -> Artefact.OCSP_RESPONSE;
      case "SB" -> Artefact.PUBLIC_KEY;
      case "SO" -> Artefact.ENCRYPTED_PRIVATE_KEY;
      case "SSB" -> ofSigned(shape(fields.get(0).elements(MAX_SHAPE)));
      case "II" -> Artefact.RSA_PUBLIC_KEY;
      case "IIIIII" -> Artefact.DSA_PRIVATE_KEY;
      case "IIIIIIIII" -> Artefact.RSA_PRIVATE_KEY;
      default -> ofBeginning(shape, fields);
    };
  }

  private static Artefact ofBeginning(String shape, List<Tlv> fields) {
    if (shape.startsWith("ISO")) {
      return Artefact.PRIVATE_KEY;
    } else if (shape.startsWith("IO")) {
      return Artefact.EC_PRIVATE_KEY;
    }
    boolean pkcs12 =
        shape.startsWith("IS") && shape(fields.get(1).elements(MAX_SHAPE)).equals("DT");
    return pkcs12 ? Artefact.PKCS12 : Artefact.OTHER_DER;
  }

  /** What is signed in SEQUENCE { toBeSigned, algorithm, signature }. */
  private static Artefact ofSigned(String toBeSigned) {
    if (toBeSigned.startsWith("SSU") || toBeSigned.startsWith("ISSU")) {
      return Artefact.CRL;
    } else if (toBeSigned.equals("ISS") || toBeSigned.equals("ISST")) {
      return Artefact.REQUEST;
    }
    return toBeSigned.startsWith("IST") ? Artefact.ATTRIBUTE_CERTIFICATE : Artefact.CERTIFICATE;
  }

  private static boolean isPkcs7(List<Tlv> fields) {
    return fields.get(0).objectIdentifier().startsWith(PKCS7_ARC);
  }

  /** A letter for each field: what the definitions of all these artefacts differ in. */
  private static String shape(List<Tlv> fields) {
    StringBuilder shape = new StringBuilder();
    fields.forEach(field -> shape.append(letter(field.tag())));
    return shape.toString();
  }

  private static char letter(int tag) {
    if ((tag & CLASS) != 0) {
      return 'T';
    }
    return switch (tag) {
      case Tlv.SEQUENCE -> 'S';
      case Tlv.INTEGER -> 'I';
      case Tlv.OCTET_STRING, CONSTRUCTED | Tlv.OCTET_STRING -> 'O';
      case Tlv.BIT_STRING, CONSTRUCTED | Tlv.BIT_STRING -> 'B';
      case Tlv.OBJECT_IDENTIFIER -> 'D';
      case ENUMERATED -> 'E';
      case Tlv.UTC_TIME, Tlv.GENERALIZED_TIME -> 'U';
      default -> '?';
    };
  }
}
