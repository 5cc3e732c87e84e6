package dev.minica.internal.pbe;

import java.util.Iterator;
import java.util.OptionalInt;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
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
 * @param prf inside HMAC, the pseudo-random function
 */
public record Pbkdf2(byte[] salt, int iterations, OptionalInt keyLength, HashFunction prf)
    implements KeyDerivation {

  public static final String OID = "1.2.840.113549.1.5.12";

  /**
   * Some five seconds of work, and what Java's own PKCS#12 takes at most. Programs write from 1 to
   * 10,000, careful ones up to a million; OWASP asks for 600,000, and 1,300,000 with SHA-1.
   */
  public static final int MAX_ITERATIONS = 5_000_000;

  /** For keys of this many octets. */
  public static Pbkdf2 with(HashFunction prf, byte[] salt, int iterations, int keyLength) {
    return new Pbkdf2(salt, iterations, OptionalInt.of(keyLength), prf);
  }

  public static Pbkdf2 decode(ASN1Encodable parameters) {
    Iterator<ASN1Encodable> fields = ASN1Sequence.getInstance(parameters).iterator();
    byte[] salt = KeyDerivation.salt(ASN1OctetString.getInstance(fields.next()).getOctets());
    int iterations =
        KeyDerivation.bounded(
            ASN1Integer.getInstance(fields.next()), MAX_ITERATIONS, "PBKDF2's iteration count");
    OptionalInt keyLength = OptionalInt.empty();
    HashFunction prf = HashFunction.SHA1;
    while (fields.hasNext()) {
      ASN1Encodable field = fields.next();
      if (field instanceof ASN1Integer length) {
        keyLength = OptionalInt.of(KeyDerivation.bounded(length, 64, "PBKDF2's key length"));
      } else {
        prf = HashFunction.ofHmac(ASN1Sequence.getInstance(field));
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
              AlgorithmIds.withNull(prf.hmacOid())
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

  @Override
  public String description() {
    return "PBKDF2 with HMAC-" + prf.label();
  }

  @Override
  public long work() {
    return iterations;
  }
}
