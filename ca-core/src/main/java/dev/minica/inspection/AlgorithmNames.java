package dev.minica.inspection;

import dev.minica.MinicaException;
import dev.minica.internal.asn1.Der;
import dev.minica.key.SignatureAlgorithm;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.ECNamedCurveTable;
import org.bouncycastle.operator.DefaultAlgorithmNameFinder;
import org.bouncycastle.operator.DefaultSignatureNameFinder;

/** What algorithms are called; one without a name is called by its object identifier. */
public final class AlgorithmNames {

  private AlgorithmNames() {}

  static String ofKey(String oid) {
    return switch (oid) {
      case "1.2.840.113549.1.1.10" -> "RSASSA-PSS";
      case "1.2.840.10045.2.1" -> "EC";
      case "1.2.840.10040.4.1" -> "DSA";
      case "1.2.840.113549.1.3.1", "1.2.840.10046.2.1" -> "DH";
      default -> new DefaultAlgorithmNameFinder().getAlgorithmName(new ASN1ObjectIdentifier(oid));
    };
  }

  /** NIST's own names where there are some (FIPS 186-4 appendix D), else SEC 2's or RFC 5639's. */
  static String ofCurve(String oid) {
    return switch (oid) {
      case "1.2.840.10045.3.1.7" -> "P-256";
      case "1.3.132.0.34" -> "P-384";
      case "1.3.132.0.35" -> "P-521";
      default -> {
        String name = ECNamedCurveTable.getName(new ASN1ObjectIdentifier(oid));
        yield name == null ? oid : name;
      }
    };
  }

  /**
   * The name of a signature algorithm.
   *
   * @param der an AlgorithmIdentifier, whose parameters decide the name in the case of RSASSA-PSS
   */
  public static String ofSignature(String oid, byte[] der) {
    return SignatureAlgorithm.ofIdentifier(der)
        .or(() -> SignatureAlgorithm.ofOid(oid))
        .map(SignatureAlgorithm::label)
        .orElseGet(() -> foreignSignature(oid, der));
  }

  private static String foreignSignature(String oid, byte[] der) {
    String what = "signature algorithm";
    DefaultSignatureNameFinder names = new DefaultSignatureNameFinder();
    try {
      return Der.read(
          what,
          () -> names.getAlgorithmName(AlgorithmIdentifier.getInstance(Der.decode(der, what))));
    } catch (MinicaException malformedParameters) {
      return names.getAlgorithmName(new ASN1ObjectIdentifier(oid));
    }
  }
}
