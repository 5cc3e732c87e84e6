package dev.minica.inspection;

import dev.minica.MinicaException;
import dev.minica.encoding.keystore.KeyStoreFormat;
import dev.minica.internal.asn1.Der;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1BitString;
import org.bouncycastle.asn1.ASN1Enumerated;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.ASN1UTCTime;

/** Tells artefacts apart: by the label of a PEM block, by the shape of ASN.1, by first octets. */
final class Recognition {

  private static final int SEQUENCE = 0x30;
  private static final int MAX_SHAPE = 10;
  private static final String PKCS7_ARC = "1.2.840.113549.1.7.";

  private Recognition() {}

  /** What a PEM block of this label holds, if the label is known (RFC 7468 sections 5 to 13). */
  static Optional<Artefact> ofLabel(String label) {
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
  static Optional<Artefact> ofBinary(byte[] octets) {
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
      return Optional.of(
          Der.read("DER", () -> ofSequence((ASN1Sequence) Der.decode(octets, "DER"))));
    } catch (MinicaException malformed) {
      if (octets[1] < 0) {
        throw malformed; // the length has several octets: no text begins so
      }
      return Optional.empty();
    }
  }

  /** The same for the content of a PEM block, which need not be ASN.1. */
  static Optional<Artefact> ofBlock(byte[] octets) {
    try {
      return ofDer(octets).filter(artefact -> artefact != Artefact.OTHER_DER);
    } catch (MinicaException malformed) {
      return Optional.empty();
    }
  }

  private static Artefact ofSequence(ASN1Sequence sequence) {
    String shape = shape(sequence);
    return switch (shape) {
      case "DT" -> isPkcs7(sequence) ? Artefact.PKCS7 : Artefact.OTHER_DER;
      case "E", "ET" -> Artefact.OCSP_RESPONSE;
      case "SB" -> Artefact.PUBLIC_KEY;
      case "SO" -> Artefact.ENCRYPTED_PRIVATE_KEY;
      case "SSB" -> ofSigned(shape((ASN1Sequence) sequence.getObjectAt(0)));
      case "II" -> Artefact.RSA_PUBLIC_KEY;
      case "IIIIII" -> Artefact.DSA_PRIVATE_KEY;
      case "IIIIIIIII" -> Artefact.RSA_PRIVATE_KEY;
      default -> ofBeginning(shape, sequence);
    };
  }

  private static Artefact ofBeginning(String shape, ASN1Sequence sequence) {
    if (shape.startsWith("ISO")) {
      return Artefact.PRIVATE_KEY;
    } else if (shape.startsWith("IO")) {
      return Artefact.EC_PRIVATE_KEY;
    }
    boolean pkcs12 =
        shape.startsWith("IS") && shape((ASN1Sequence) sequence.getObjectAt(1)).equals("DT");
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

  private static boolean isPkcs7(ASN1Sequence sequence) {
    return ((ASN1ObjectIdentifier) sequence.getObjectAt(0)).getId().startsWith(PKCS7_ARC);
  }

  /** A letter for each field: what the definitions of all these artefacts differ in. */
  private static String shape(ASN1Sequence sequence) {
    StringBuilder shape = new StringBuilder();
    for (int i = 0; i < Math.min(sequence.size(), MAX_SHAPE); i++) {
      shape.append(letter(sequence.getObjectAt(i).toASN1Primitive()));
    }
    return shape.toString();
  }

  private static char letter(ASN1Primitive value) {
    if (value instanceof ASN1Sequence) {
      return 'S';
    } else if (value instanceof ASN1Integer) {
      return 'I';
    } else if (value instanceof ASN1OctetString) {
      return 'O';
    } else if (value instanceof ASN1BitString) {
      return 'B';
    } else if (value instanceof ASN1ObjectIdentifier) {
      return 'D';
    } else if (value instanceof ASN1Enumerated) {
      return 'E';
    } else if (value instanceof ASN1UTCTime || value instanceof ASN1GeneralizedTime) {
      return 'U';
    }
    return value instanceof ASN1TaggedObject ? 'T' : '?';
  }
}
