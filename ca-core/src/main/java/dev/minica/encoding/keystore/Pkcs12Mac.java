package dev.minica.encoding.keystore;

import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.internal.pbe.AlgorithmIds;
import dev.minica.internal.pbe.HashFunction;
import dev.minica.internal.pbe.PasswordOctets;
import dev.minica.internal.pbe.Pbkdf2;
import dev.minica.internal.pbe.Pkcs12Derivation;
import java.security.MessageDigest;
import java.security.SecureRandom;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.crypto.params.KeyParameter;

/**
 * The integrity of PKCS#12 under a password: HMAC with a key from the derivation of RFC 7292
 * appendix B (Java calls it HmacPBESHA256 and so on), or from PBKDF2 (PBMAC1 of RFC 9579).
 *
 * <pre>
 * MacData ::= SEQUENCE {
 *   mac         DigestInfo,
 *   macSalt     OCTET STRING,
 *   iterations  INTEGER DEFAULT 1 }
 * DigestInfo ::= SEQUENCE {
 *   digestAlgorithm  AlgorithmIdentifier,
 *   digest           OCTET STRING }
 * </pre>
 *
 * @param digest the value that was read
 */
record Pkcs12Mac(Scheme scheme, byte[] digest) {

  static final String PBMAC1_LABEL = "PBMAC1";

  private static final String PBMAC1 = "1.2.840.113549.1.5.14";

  /** How the value is computed. */
  sealed interface Scheme {
    byte[] mac(byte[] safe, char[] password);

    String description();

    int work();

    /** The MacData with this value. */
    DERSequence encode(DEROctetString digest);
  }

  /**
   * With the derivation of PKCS#12.
   *
   * @param derivation its hash function is that of the HMAC too
   */
  record Classic(Pkcs12Derivation derivation) implements Scheme {

    static Classic fresh(
        HashFunction function, int saltOctets, int iterations, SecureRandom random) {
      byte[] salt = salt(saltOctets, random);
      return new Classic(new Pkcs12Derivation(function, salt, iterations));
    }

    @Override
    public DERSequence encode(DEROctetString digest) {
      return macData(
          AlgorithmIds.withNull(derivation.function().oid()),
          digest,
          derivation.salt(),
          derivation.iterations());
    }

    @Override
    public byte[] mac(byte[] safe, char[] password) {
      try (PasswordOctets octets = PasswordOctets.bmpTerminated(password)) {
        return mac(safe, octets);
      }
    }

    /** As programs compute it that take an empty password for none: without the end mark. */
    byte[] macOfNone(byte[] safe) {
      try (PasswordOctets none = PasswordOctets.bmp(new char[0])) {
        return mac(safe, none);
      }
    }

    private byte[] mac(byte[] safe, PasswordOctets password) {
      return derivation.function().hmac(derivation.macKey(password), safe);
    }

    @Override
    public String description() {
      return "HMAC-" + derivation.function().label();
    }

    @Override
    public int work() {
      return derivation.iterations();
    }
  }

  /**
   * PBMAC1 (RFC 8018 section 7.1, RFC 9579 section 4).
   *
   * <pre>
   * PBMAC1-params ::= SEQUENCE {
   *   keyDerivationFunc  AlgorithmIdentifier,
   *   messageAuthScheme  AlgorithmIdentifier }
   * </pre>
   */
  record Pbmac1(Pbkdf2 derivation, HashFunction function) implements Scheme {

    static Pbmac1 fresh(int iterations, SecureRandom random) {
      HashFunction function = HashFunction.SHA256;
      byte[] salt = salt(Pkcs12Encoder.SALT_OCTETS, random);
      int keyOctets = function.digest().getDigestSize();
      return new Pbmac1(Pbkdf2.with(function, salt, iterations, keyOctets), function);
    }

    /** What stands in place of salt and iterations means nothing (RFC 9579 section 4). */
    @Override
    public DERSequence encode(DEROctetString digest) {
      DERSequence parameters =
          new DERSequence(derivation.encode(), AlgorithmIds.withNull(function.hmacOid()));
      return macData(AlgorithmIds.of(PBMAC1, parameters), digest, derivation.salt(), 1);
    }

    static Pbmac1 decode(ASN1Encodable parameters) {
      ASN1Sequence fields = ASN1Sequence.getInstance(parameters);
      ASN1Sequence derivation = ASN1Sequence.getInstance(fields.getObjectAt(0));
      if (!AlgorithmIds.oid(derivation).equals(Pbkdf2.OID)) {
        throw new MinicaException(Kind.BAD_INPUT, "PBMAC1 with another derivation than PBKDF2");
      }
      Pbkdf2 pbkdf2 = Pbkdf2.decode(AlgorithmIds.parameters(derivation));
      if (pbkdf2.keyLength().isEmpty()) {
        throw new MinicaException(
            Kind.BAD_INPUT, "PBMAC1 does not say how long its key is (RFC 9579 section 4)");
      }
      return new Pbmac1(
          pbkdf2, HashFunction.ofHmac(ASN1Sequence.getInstance(fields.getObjectAt(1))));
    }

    @Override
    public byte[] mac(byte[] safe, char[] password) {
      try (PasswordOctets octets = PasswordOctets.utf8(password)) {
        byte[] key = derivation.key(octets, derivation.keyLength().orElseThrow());
        return function.hmac(new KeyParameter(key), safe);
      }
    }

    @Override
    public String description() {
      return PBMAC1_LABEL + ", " + derivation.description() + ", HMAC-" + function.label();
    }

    @Override
    public int work() {
      return derivation.iterations();
    }
  }

  private static byte[] salt(int octets, SecureRandom random) {
    byte[] salt = new byte[octets];
    random.nextBytes(salt);
    return salt;
  }

  private static DERSequence macData(
      DERSequence algorithm, DEROctetString digest, byte[] salt, int iterations) {
    DERSequence digestInfo = new DERSequence(algorithm, digest);
    return iterations == 1
        ? new DERSequence(digestInfo, new DEROctetString(salt))
        : new DERSequence(
            new ASN1Encodable[] {
              digestInfo, new DEROctetString(salt), new ASN1Integer(iterations)
            });
  }

  static Pkcs12Mac decode(ASN1Sequence macData) {
    ASN1Sequence digestInfo = ASN1Sequence.getInstance(macData.getObjectAt(0));
    ASN1Sequence algorithm = ASN1Sequence.getInstance(digestInfo.getObjectAt(0));
    byte[] digest = ASN1OctetString.getInstance(digestInfo.getObjectAt(1)).getOctets();
    if (AlgorithmIds.oid(algorithm).equals(PBMAC1)) {
      return new Pkcs12Mac(Pbmac1.decode(AlgorithmIds.parameters(algorithm)), digest);
    }
    ASN1Encodable iterations = macData.size() > 2 ? macData.getObjectAt(2) : new ASN1Integer(1);
    HashFunction function = HashFunction.ofOid(AlgorithmIds.oid(algorithm));
    return new Pkcs12Mac(
        new Classic(Pkcs12Derivation.decode(function, macData.getObjectAt(1), iterations)), digest);
  }

  /** Whether it is the MAC of these contents under this password. */
  boolean verifies(byte[] safe, char[] password) {
    return MessageDigest.isEqual(digest, scheme.mac(safe, password))
        || (password.length == 0
            && scheme instanceof Classic classic
            && MessageDigest.isEqual(digest, classic.macOfNone(safe)));
  }

  Protection protection() {
    return new Protection(Protection.Part.INTEGRITY, scheme.description(), scheme.work());
  }

  /** The MAC of a store that is so protected, over the contents of authSafe. */
  static Pkcs12Mac of(Pkcs12Protection as, byte[] authSafe, char[] password, SecureRandom random) {
    int iterations = as.iterations(Protection.Part.INTEGRITY);
    Scheme scheme =
        switch (as.profile()) {
          case MODERN ->
              Classic.fresh(HashFunction.SHA256, Pkcs12Encoder.SALT_OCTETS, iterations, random);
          case JAVA8, LEGACY ->
              Classic.fresh(HashFunction.SHA1, Pkcs12Encoder.OLD_SALT_OCTETS, iterations, random);
          case PBMAC1 -> Pbmac1.fresh(iterations, random);
        };
    return new Pkcs12Mac(scheme, scheme.mac(authSafe, password));
  }

  DERSequence encode() {
    return scheme.encode(new DEROctetString(digest));
  }
}
