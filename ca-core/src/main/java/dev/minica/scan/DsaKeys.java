package dev.minica.scan;

import dev.minica.internal.asn1.Tlv;
import dev.minica.lint.Specimen;
import dev.minica.scan.Judgement.Verdict;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/**
 * How long keys for DSA are, which minica does not make, and reads for nothing else. DSA is as
 * strong as RSA of the same size.
 *
 * <pre>
 * Dss-Parms ::= SEQUENCE {    -- RFC 3279 section 2.3.2
 *   p  INTEGER,
 *   q  INTEGER,
 *   g  INTEGER }
 * </pre>
 */
final class DsaKeys {

  private static final String OID = "1.2.840.10040.4.1";
  private static final int SMALLEST_PRIME = 2048;

  private DsaKeys() {}

  static Optional<Verdict> weakness(Specimen certificate) {
    return certificate
        .keyParameters()
        .filter(parameters -> certificate.keyOid().equals(OID))
        .map(Tlv::elements)
        .filter(numbers -> !numbers.isEmpty())
        .flatMap(numbers -> weakness(numbers.get(0)));
  }

  /** Whether this is a private key for DSA in PKCS#8, not encrypted. */
  static boolean isPrivateKey(byte[] der) {
    return parameters(Tlv.of(der, "private key"), 1).isPresent();
  }

  /** PKCS#8 (RFC 5958 section 2) has them in its second field. */
  static Optional<Verdict> weaknessOfPkcs8(byte[] der) {
    return parameters(Tlv.of(der, "private key"), 1).flatMap(DsaKeys::weakness);
  }

  /** A SubjectPublicKeyInfo has them in its first field. */
  static Optional<Verdict> weaknessOfPublicKey(byte[] der) {
    return parameters(Tlv.of(der, "public key"), 0).flatMap(DsaKeys::weakness);
  }

  /** OpenSSL's own form has zero, p, q, g, and the halves of the key. */
  static Optional<Verdict> weaknessOfTraditional(byte[] der) {
    List<Tlv> numbers = Tlv.of(der, "private key").elements(6);
    return numbers.size() == 6 ? weakness(numbers.get(1)) : Optional.empty();
  }

  /** The first number of the parameters in an AlgorithmIdentifier for DSA, which is this field. */
  private static Optional<Tlv> parameters(Tlv key, int field) {
    List<Tlv> fields = key.is(Tlv.SEQUENCE) ? key.elements() : List.of();
    List<Tlv> algorithm =
        fields.size() > field && fields.get(field).is(Tlv.SEQUENCE)
            ? fields.get(field).elements()
            : List.of();
    boolean isDsa =
        algorithm.size() == 2
            && algorithm.get(0).is(Tlv.OBJECT_IDENTIFIER)
            && algorithm.get(0).objectIdentifier().equals(OID)
            && algorithm.get(1).is(Tlv.SEQUENCE);
    return isDsa ? algorithm.get(1).elements().stream().findFirst() : Optional.empty();
  }

  private static Optional<Verdict> weakness(Tlv prime) {
    int bits = new BigInteger(1, prime.content()).bitLength();
    return bits < SMALLEST_PRIME
        ? Optional.of(
            Verdict.of(Problem.WEAK_KEY, "DSA key of " + bits + " bits, below " + SMALLEST_PRIME))
        : Optional.empty();
  }
}
