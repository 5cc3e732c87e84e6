package dev.minica.inspection;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;

/** How a key is made of a password (RFC 8018 appendix A.2, RFC 7914 section 7). */
final class KeyDerivationDescription {

  private static final String PBKDF2 = "1.2.840.113549.1.5.12";
  private static final String SCRYPT = "1.3.6.1.4.1.11591.4.11";

  private static final int MAX_NUMBER_BITS = 256;

  private static final Map<String, String> FUNCTIONS =
      Map.of(
          "1.2.840.113549.2.7", "HMAC-SHA1",
          "1.2.840.113549.2.8", "HMAC-SHA224",
          "1.2.840.113549.2.9", "HMAC-SHA256",
          "1.2.840.113549.2.10", "HMAC-SHA384",
          "1.2.840.113549.2.11", "HMAC-SHA512",
          "1.2.840.113549.2.12", "HMAC-SHA512/224",
          "1.2.840.113549.2.13", "HMAC-SHA512/256");

  private KeyDerivationDescription() {}

  /** The caller runs it under Der.read. */
  static Meaning of(ASN1Sequence algorithm) {
    String oid = Asn1.oid(algorithm.getObjectAt(0));
    return switch (oid) {
      case PBKDF2 -> pbkdf2((ASN1Sequence) algorithm.getObjectAt(1));
      case SCRYPT -> scrypt((ASN1Sequence) algorithm.getObjectAt(1));
      default ->
          new Meaning(
              EncryptionDescription.named(oid, oid),
              List.of(Lines.bounded("key derivation " + oid)));
    };
  }

  /**
   *
   *
   * <pre>
   * PBKDF2-params ::= SEQUENCE {
   *   salt            CHOICE { specified OCTET STRING, ... },
   *   iterationCount  INTEGER (1..MAX),
   *   keyLength       INTEGER (1..MAX) OPTIONAL,
   *   prf             AlgorithmIdentifier DEFAULT algid-hmacWithSHA1 }
   * </pre>
   */
  static Meaning pbkdf2(ASN1Sequence parameters) {
    int salt = ((ASN1OctetString) parameters.getObjectAt(0)).getOctets().length;
    Value iterations = number(parameters.getObjectAt(1));
    String function = "HMAC-SHA1";
    for (int i = 2; i < parameters.size(); i++) {
      if (parameters.getObjectAt(i) instanceof ASN1Sequence prf) {
        String oid = Asn1.oid(prf.getObjectAt(0));
        function = FUNCTIONS.getOrDefault(oid, oid);
      }
    }
    String words =
        "PBKDF2 with "
            + function
            + ", "
            + counted(iterations, "iterations")
            + ", "
            + salt
            + " octets of salt";
    return new Meaning(
        Description.builder()
            .hidden("name", "PBKDF2")
            .hidden("oid", PBKDF2)
            .hidden("prf", function)
            .hidden("iterations", iterations)
            .hidden("saltOctets", Value.of(salt))
            .build(),
        List.of(Lines.bounded(words)));
  }

  /**
   *
   *
   * <pre>
   * scrypt-params ::= SEQUENCE {
   *   salt OCTET STRING, costParameter INTEGER, blockSize INTEGER,
   *   parallelizationParameter INTEGER, keyLength INTEGER OPTIONAL }
   * </pre>
   */
  private static Meaning scrypt(ASN1Sequence parameters) {
    int salt = ((ASN1OctetString) parameters.getObjectAt(0)).getOctets().length;
    Value cost = number(parameters.getObjectAt(1));
    Value blockSize = number(parameters.getObjectAt(2));
    Value parallelization = number(parameters.getObjectAt(3));
    String words =
        "scrypt with N " + text(cost) + ", r " + text(blockSize) + ", p " + text(parallelization);
    return new Meaning(
        Description.builder()
            .hidden("name", "scrypt")
            .hidden("oid", SCRYPT)
            .hidden("cost", cost)
            .hidden("blockSize", blockSize)
            .hidden("parallelization", parallelization)
            .hidden("saltOctets", Value.of(salt))
            .build(),
        List.of(words + ", " + salt + " octets of salt"));
  }

  /** One that is too large to mean anything is not printed: that would take minutes. */
  static Value number(ASN1Encodable field) {
    BigInteger number = ((ASN1Integer) field).getValue();
    if (number.bitLength() < Long.SIZE) {
      return Value.of(number.longValueExact());
    }
    int bits = number.bitLength();
    return Value.of(bits <= MAX_NUMBER_BITS ? number.toString() : "a number of " + bits + " bits");
  }

  static String counted(Value number, String what) {
    return text(number) + " " + what;
  }

  private static String text(Value number) {
    return number instanceof Value.Whole whole
        ? Long.toString(whole.number())
        : ((Value.Text) number).text();
  }
}
