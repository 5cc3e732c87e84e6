package dev.minica.internal.pbe;

import java.util.Iterator;
import java.util.OptionalInt;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.crypto.Digest;
import org.bouncycastle.crypto.digests.SHA1Digest;
import org.bouncycastle.crypto.digests.SHA224Digest;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.digests.SHA384Digest;
import org.bouncycastle.crypto.digests.SHA512Digest;
import org.bouncycastle.crypto.generators.PKCS5S2ParametersGenerator;
import org.bouncycastle.crypto.params.KeyParameter;

/**
 * PBKDF2 (RFC 8018 section 5.2).
 *
 * <pre>
 * PBKDF2-params ::= SEQUENCE {
 *   salt            CHOICE { specified OCTET STRING, ... },
 *   iterationCount  INTEGER (1..MAX),
 *   keyLength       INTEGER (1..MAX) OPTIONAL,
 *   prf             AlgorithmIdentifier DEFAULT algid-hmacWithSHA1 }
 * </pre>
 *
 * @param keyLength in octets
 */
public record Pbkdf2(byte[] salt, int iterations, OptionalInt keyLength, Prf prf)
    implements KeyDerivation {

  public static final String OID = "1.2.840.113549.1.5.12";

  /** Some ten seconds of work; OWASP asks for 600,000, and 1,300,000 with SHA-1. */
  public static final int MAX_ITERATIONS = 10_000_000;

  /** The pseudo-random functions of RFC 8018 appendix B.1. */
  public enum Prf {
    HMAC_SHA1("1.2.840.113549.2.7"),
    HMAC_SHA224("1.2.840.113549.2.8"),
    HMAC_SHA256("1.2.840.113549.2.9"),
    HMAC_SHA384("1.2.840.113549.2.10"),
    HMAC_SHA512("1.2.840.113549.2.11");

    private final String oid;

    Prf(String oid) {
      this.oid = oid;
    }

    private static Prf ofOid(String oid) {
      for (Prf prf : values()) {
        if (prf.oid.equals(oid)) {
          return prf;
        }
      }
      throw KeyDerivation.unsupported("PBKDF2 over " + oid);
    }

    private Digest digest() {
      return switch (this) {
        case HMAC_SHA1 -> new SHA1Digest();
        case HMAC_SHA224 -> new SHA224Digest();
        case HMAC_SHA256 -> new SHA256Digest();
        case HMAC_SHA384 -> new SHA384Digest();
        case HMAC_SHA512 -> new SHA512Digest();
      };
    }
  }

  /** With HMAC-SHA256, for keys of this many octets. */
  public static Pbkdf2 withSha256(byte[] salt, int iterations, int keyLength) {
    return new Pbkdf2(salt, iterations, OptionalInt.of(keyLength), Prf.HMAC_SHA256);
  }

  public static Pbkdf2 decode(ASN1Encodable parameters) {
    Iterator<ASN1Encodable> fields = ASN1Sequence.getInstance(parameters).iterator();
    byte[] salt = KeyDerivation.salt(ASN1OctetString.getInstance(fields.next()).getOctets());
    int iterations =
        KeyDerivation.bounded(
            ASN1Integer.getInstance(fields.next()), MAX_ITERATIONS, "PBKDF2's iteration count");
    OptionalInt keyLength = OptionalInt.empty();
    Prf prf = Prf.HMAC_SHA1;
    while (fields.hasNext()) {
      ASN1Encodable field = fields.next();
      if (field instanceof ASN1Integer length) {
        keyLength = OptionalInt.of(KeyDerivation.bounded(length, 64, "PBKDF2's key length"));
      } else {
        prf = Prf.ofOid(AlgorithmIds.oid(ASN1Sequence.getInstance(field)));
      }
    }
    return new Pbkdf2(salt, iterations, keyLength, prf);
  }

  /** DER of the AlgorithmIdentifier; only for a function other than the default, HMAC-SHA1. */
  public DERSequence encode() {
    return AlgorithmIds.of(
        OID,
        new DERSequence(
            new ASN1Encodable[] {
              new DEROctetString(salt),
              new ASN1Integer(iterations),
              new ASN1Integer(keyLength.orElseThrow()),
              AlgorithmIds.withNull(prf.oid)
            }));
  }

  @Override
  public boolean allows(int octets) {
    return keyLength.isEmpty() || keyLength.getAsInt() == octets;
  }

  @Override
  public byte[] key(PasswordOctets password, int octets) {
    PKCS5S2ParametersGenerator generator = new PKCS5S2ParametersGenerator(prf.digest());
    generator.init(password.octets(), salt, iterations);
    return ((KeyParameter) generator.generateDerivedMacParameters(8 * octets)).getKey();
  }
}
