package dev.minica.inspection;

import dev.minica.internal.asn1.Der;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;

/**
 * How something is encrypted under a password (RFC 8018, RFC 7292 appendix C, RFC 7914): the
 * parameters as they stand, out of any bounds or not, since nothing is done with them.
 */
final class EncryptionDescription {

  private static final String PBES2 = "1.2.840.113549.1.5.13";

  /** PBES1, and PKCS#12's own schemes, each with its key derivation and its cipher. */
  private static final Map<String, List<String>> SCHEMES =
      Map.ofEntries(
          Map.entry("1.2.840.113549.1.5.1", List.of("PBES1", "MD2", "DES-CBC")),
          Map.entry("1.2.840.113549.1.5.3", List.of("PBES1", "MD5", "DES-CBC")),
          Map.entry("1.2.840.113549.1.5.4", List.of("PBES1", "MD2", "RC2-CBC")),
          Map.entry("1.2.840.113549.1.5.6", List.of("PBES1", "MD5", "RC2-CBC")),
          Map.entry("1.2.840.113549.1.5.10", List.of("PBES1", "SHA-1", "DES-CBC")),
          Map.entry("1.2.840.113549.1.5.11", List.of("PBES1", "SHA-1", "RC2-CBC")),
          Map.entry("1.2.840.113549.1.12.1.1", List.of("PKCS#12 PBE", "SHA-1", "RC4-128")),
          Map.entry("1.2.840.113549.1.12.1.2", List.of("PKCS#12 PBE", "SHA-1", "RC4-40")),
          Map.entry("1.2.840.113549.1.12.1.3", List.of("PKCS#12 PBE", "SHA-1", "3DES-CBC")),
          Map.entry("1.2.840.113549.1.12.1.4", List.of("PKCS#12 PBE", "SHA-1", "2DES-CBC")),
          Map.entry("1.2.840.113549.1.12.1.5", List.of("PKCS#12 PBE", "SHA-1", "RC2-128-CBC")),
          Map.entry("1.2.840.113549.1.12.1.6", List.of("PKCS#12 PBE", "SHA-1", "RC2-40-CBC")));

  private static final Map<String, String> CIPHERS =
      Map.of(
          "2.16.840.1.101.3.4.1.2", "AES-128-CBC",
          "2.16.840.1.101.3.4.1.22", "AES-192-CBC",
          "2.16.840.1.101.3.4.1.42", "AES-256-CBC",
          "2.16.840.1.101.3.4.1.6", "AES-128-GCM",
          "2.16.840.1.101.3.4.1.26", "AES-192-GCM",
          "2.16.840.1.101.3.4.1.46", "AES-256-GCM",
          "1.2.840.113549.3.7", "3DES-CBC",
          "1.3.14.3.2.7", "DES-CBC",
          "1.2.840.113549.3.2", "RC2-CBC");

  private EncryptionDescription() {}

  /** The meaning of an AlgorithmIdentifier. The caller runs it under {@link Der#read}. */
  static Meaning of(ASN1Sequence algorithm) {
    String oid = Asn1.oid(algorithm.getObjectAt(0));
    if (oid.equals(PBES2)) {
      return pbes2(Asn1.sequence(algorithm.getObjectAt(1), 2, 2));
    }
    return SCHEMES.containsKey(oid)
        ? passwordBased(oid, SCHEMES.get(oid), Asn1.sequence(algorithm.getObjectAt(1), 2, 2))
        : new Meaning(
            Description.builder().hidden("scheme", oid).hidden("oid", oid).build(),
            List.of(Lines.bounded("algorithm " + oid)));
  }

  /**
   *
   *
   * <pre>
   * PBES2-params ::= SEQUENCE {
   *   keyDerivationFunc  AlgorithmIdentifier,
   *   encryptionScheme   AlgorithmIdentifier }
   * </pre>
   */
  private static Meaning pbes2(ASN1Sequence parameters) {
    Meaning kdf = KeyDerivationDescription.of((ASN1Sequence) parameters.getObjectAt(0));
    String oid = Asn1.oid(((ASN1Sequence) parameters.getObjectAt(1)).getObjectAt(0));
    String cipher = CIPHERS.getOrDefault(oid, oid);
    List<String> lines = new ArrayList<>(List.of("PBES2: " + kdf.lines().get(0)));
    lines.add(Lines.bounded("cipher " + cipher));
    return new Meaning(
        Description.builder()
            .hidden("scheme", "PBES2")
            .hidden("oid", PBES2)
            .hidden("kdf", kdf.value())
            .hidden("cipher", named(cipher, oid))
            .build(),
        lines);
  }

  /**
   *
   *
   * <pre>
   * PBEParameter ::= SEQUENCE { salt OCTET STRING, iterationCount INTEGER }
   * </pre>
   */
  private static Meaning passwordBased(String oid, List<String> scheme, ASN1Sequence parameters) {
    int salt = ((ASN1OctetString) parameters.getObjectAt(0)).getOctets().length;
    Value iterations = KeyDerivationDescription.number(parameters.getObjectAt(1));
    String words =
        scheme.get(0)
            + " with "
            + scheme.get(1)
            + ", "
            + KeyDerivationDescription.counted(iterations, "iterations");
    return new Meaning(
        Description.builder()
            .hidden("scheme", scheme.get(0))
            .hidden("oid", oid)
            .hidden(
                "kdf",
                Description.builder()
                    .hidden("name", scheme.get(1))
                    .hidden("iterations", iterations)
                    .hidden("saltOctets", Value.of(salt))
                    .build())
            .hidden("cipher", Description.builder().hidden("name", scheme.get(2)).build())
            .build(),
        List.of(words + ", " + salt + " octets of salt", "cipher " + scheme.get(2)));
  }

  static Value named(String name, String oid) {
    return Description.builder().hidden("name", name).hidden("oid", oid).build();
  }
}
