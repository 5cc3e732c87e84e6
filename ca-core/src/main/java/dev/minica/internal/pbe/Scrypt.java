package dev.minica.internal.pbe;

import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import java.util.Locale;
import java.util.OptionalInt;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.crypto.generators.SCrypt;

/**
 * scrypt (RFC 7914 section 7), for reading only: what it takes to be stronger than PBKDF2 is more
 * memory than OpenSSL and Java allow it.
 *
 * <pre>
 * scrypt-params ::= SEQUENCE {
 *   salt                      OCTET STRING,
 *   costParameter             INTEGER (1..MAX),
 *   blockSize                 INTEGER (1..MAX),
 *   parallelizationParameter  INTEGER (1..MAX),
 *   keyLength                 INTEGER (1..MAX) OPTIONAL }
 * </pre>
 *
 * @param cost N of RFC 7914, a power of two greater than 1
 * @param blockSize r
 * @param parallelization p
 * @param keyLength in octets
 */
public record Scrypt(
    byte[] salt, int cost, int blockSize, int parallelization, OptionalInt keyLength)
    implements KeyDerivation {

  public static final String OID = "1.3.6.1.4.1.11591.4.11";

  /**
   * 128 r N octets are held at once (RFC 7914 section 5): 64 MiB is N = 2^16 with r = 8, four times
   * what OpenSSL and Bouncy Castle write (N = 2^14) and twice what OpenSSL reads.
   */
  static final long MAX_MEMORY = 64L * 1024 * 1024;

  /** r N p is the work, in which a unit is about an iteration of PBKDF2: some five seconds. */
  static final long MAX_WORK = Pbkdf2.MAX_ITERATIONS;

  public Scrypt {
    long memory = 128L * blockSize * cost;
    long work = (long) cost * blockSize * parallelization;
    if (Integer.bitCount(cost) != 1 || cost == 1) {
      throw new MinicaException(
          Kind.BAD_INPUT, "scrypt's cost is " + cost + ", which is no power of two above 1");
    } else if (memory > MAX_MEMORY || work > MAX_WORK) {
      String what =
          String.format(
              Locale.ROOT,
              "scrypt with N=%d, r=%d, p=%d is over the bound of %d MiB and N*r*p of %d",
              cost,
              blockSize,
              parallelization,
              MAX_MEMORY >> 20,
              MAX_WORK);
      throw new MinicaException(Kind.BAD_INPUT, what, new BoundExceeded(what));
    }
  }

  public static Scrypt decode(ASN1Encodable parameters) {
    ASN1Sequence fields = ASN1Sequence.getInstance(parameters);
    return new Scrypt(
        KeyDerivation.salt(ASN1OctetString.getInstance(fields.getObjectAt(0)).getOctets()),
        number(fields, 1, 1 << 20, "scrypt's cost"),
        number(fields, 2, 1 << 10, "scrypt's block size"),
        number(fields, 3, 1 << 10, "scrypt's parallelization"),
        fields.size() > 4
            ? OptionalInt.of(number(fields, 4, 64, "scrypt's key length"))
            : OptionalInt.empty());
  }

  private static int number(ASN1Sequence fields, int index, int bound, String name) {
    return KeyDerivation.bounded(ASN1Integer.getInstance(fields.getObjectAt(index)), bound, name);
  }

  @Override
  public boolean allows(int octets) {
    return keyLength.isEmpty() || keyLength.getAsInt() == octets;
  }

  @Override
  public byte[] key(PasswordOctets password, int octets) {
    return SCrypt.generate(password.octets(), salt, cost, blockSize, parallelization, octets);
  }

  @Override
  public String description() {
    return "scrypt";
  }

  @Override
  public long work() {
    return (long) cost * blockSize * parallelization;
  }
}
