package dev.minica.inspection;

import dev.minica.MinicaException;
import dev.minica.internal.asn1.Der;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1TaggedObject;

/**
 * What a PKCS#12 store shows without a password (RFC 7292 section 4): how its integrity is
 * protected, and which of its parts are encrypted and how.
 *
 * <pre>
 * PFX ::= SEQUENCE { version INTEGER, authSafe ContentInfo, macData MacData OPTIONAL }
 * MacData ::= SEQUENCE {
 *   mac         SEQUENCE { digestAlgorithm AlgorithmIdentifier, digest OCTET STRING },
 *   macSalt     OCTET STRING,
 *   iterations  INTEGER DEFAULT 1 }
 * </pre>
 */
final class Pkcs12Outside {

  private static final String WHAT = "PKCS#12";
  private static final String ENCRYPTED_DATA = "1.2.840.113549.1.7.6";
  private static final String PBMAC1 = "1.2.840.113549.1.5.14";

  private static final Map<String, String> HASHES =
      Map.of(
          "1.3.14.3.2.26", "SHA-1",
          "2.16.840.1.101.3.4.2.4", "SHA-224",
          "2.16.840.1.101.3.4.2.1", "SHA-256",
          "2.16.840.1.101.3.4.2.2", "SHA-384",
          "2.16.840.1.101.3.4.2.3", "SHA-512");

  private final byte[] octets;

  Pkcs12Outside(byte[] octets) {
    this.octets = octets;
  }

  /**
   * @throws MinicaException BAD_INPUT if not even the outside can be read
   */
  void addTo(Description.Builder description) {
    Meaning mac = Der.read(WHAT, () -> mac(pfx()));
    description.shown("mac", "MAC", mac.value(), mac.lines());
    Meaning parts = Der.read(WHAT, () -> parts(pfx()));
    description.shown("parts", "parts", parts.value(), parts.lines());
  }

  private ASN1Sequence pfx() {
    return Asn1.sequence(Der.decode(octets, WHAT), 2, 3);
  }

  private static Meaning mac(ASN1Sequence pfx) {
    if (pfx.size() < 3) {
      return Meaning.of("none");
    }
    ASN1Sequence data = Asn1.sequence(pfx.getObjectAt(2), 2, 3);
    ASN1Sequence algorithm = (ASN1Sequence) ((ASN1Sequence) data.getObjectAt(0)).getObjectAt(0);
    String oid = Asn1.oid(algorithm.getObjectAt(0));
    if (oid.equals(PBMAC1)) {
      return pbmac1((ASN1Sequence) algorithm.getObjectAt(1));
    }
    String hash = HASHES.getOrDefault(oid, oid);
    Value iterations =
        data.size() > 2 ? KeyDerivationDescription.number(data.getObjectAt(2)) : Value.of(1);
    int salt = ((ASN1OctetString) data.getObjectAt(1)).getOctets().length;
    return new Meaning(
        Description.builder()
            .hidden("algorithm", "HMAC with " + hash)
            .hidden("oid", oid)
            .hidden("iterations", iterations)
            .hidden("saltOctets", Value.of(salt))
            .build(),
        List.of(
            Lines.bounded(
                "HMAC with "
                    + hash
                    + ", "
                    + KeyDerivationDescription.counted(iterations, "iterations")
                    + ", "
                    + salt
                    + " octets of salt")));
  }

  /** RFC 9579: PBMAC1-params ::= SEQUENCE { keyDerivationFunc, messageAuthScheme }. */
  private static Meaning pbmac1(ASN1Sequence parameters) {
    Meaning kdf = KeyDerivationDescription.of((ASN1Sequence) parameters.getObjectAt(0));
    return new Meaning(
        Description.builder()
            .hidden("algorithm", "PBMAC1")
            .hidden("oid", PBMAC1)
            .hidden("kdf", kdf.value())
            .build(),
        List.of("PBMAC1: " + kdf.lines().get(0)));
  }

  /** AuthenticatedSafe ::= SEQUENCE OF ContentInfo. */
  private static Meaning parts(ASN1Sequence pfx) {
    byte[] safe = ((ASN1OctetString) inside((ASN1Sequence) pfx.getObjectAt(1))).getOctets();
    List<Value> values = new ArrayList<>();
    List<String> lines = new ArrayList<>();
    for (ASN1Encodable part : (ASN1Sequence) Der.decode(safe, WHAT)) {
      Meaning meaning = part((ASN1Sequence) part);
      values.add(meaning.value());
      lines.addAll(meaning.lines());
    }
    return new Meaning(Value.items(values), Lines.each(lines));
  }

  private static Meaning part(ASN1Sequence info) {
    if (!Asn1.oid(info.getObjectAt(0)).equals(ENCRYPTED_DATA)) {
      return new Meaning(
          Description.builder().hidden("encrypted", Value.of(false)).build(),
          List.of("in the clear, perhaps with encrypted keys inside"));
    }
    // EncryptedData ::= SEQUENCE { version, SEQUENCE { type, algorithm, [0] octets } }
    ASN1Sequence content = (ASN1Sequence) ((ASN1Sequence) inside(info)).getObjectAt(1);
    Meaning encryption = EncryptionDescription.of((ASN1Sequence) content.getObjectAt(1));
    return new Meaning(
        Description.builder()
            .hidden("encrypted", Value.of(true))
            .hidden("encryption", encryption.value())
            .build(),
        List.of("encrypted with " + String.join(", ", encryption.lines())));
  }

  private static ASN1Encodable inside(ASN1Sequence contentInfo) {
    return ((ASN1TaggedObject) contentInfo.getObjectAt(1)).getExplicitBaseObject();
  }
}
