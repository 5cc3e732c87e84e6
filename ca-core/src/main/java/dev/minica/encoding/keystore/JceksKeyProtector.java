package dev.minica.encoding.keystore;

import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.internal.pbe.CbcCipher;
import dev.minica.internal.pbe.KeyDerivation;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.crypto.DataLengthException;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.digests.MD5Digest;

/**
 * Java's cipher for keys in JCEKS, PBEWithMD5AndTripleDES: each half of the salt is hashed with the
 * password over and over, and the two results are key and initialization vector for triple DES.
 *
 * <pre>
 * PBEParameter ::= SEQUENCE {
 *   salt        OCTET STRING (SIZE(8)),
 *   iterations  INTEGER }
 * </pre>
 */
record JceksKeyProtector(byte[] salt, int iterations) {

  static final String OID = "1.3.6.1.4.1.42.2.19.1";

  /** What Java itself allows the property that sets it. */
  static final int MAX_ITERATIONS = 5_000_000;

  private static final int SALT_OCTETS = 8;
  private static final int HALF = SALT_OCTETS / 2;
  private static final int KEY_OCTETS = 24;

  static JceksKeyProtector decode(ASN1Encodable parameters) {
    ASN1Sequence fields = ASN1Sequence.getInstance(parameters);
    byte[] salt = ASN1OctetString.getInstance(fields.getObjectAt(0)).getOctets();
    if (salt.length != SALT_OCTETS) {
      throw new MinicaException(
          Kind.BAD_INPUT, "salt of " + salt.length + " octets instead of " + SALT_OCTETS);
    }
    return new JceksKeyProtector(
        salt,
        KeyDerivation.bounded(
            ASN1Integer.getInstance(fields.getObjectAt(1)), MAX_ITERATIONS, "the iteration count"));
  }

  /** The key, or nothing if its padding does not come out right. */
  Optional<byte[]> recover(byte[] encrypted, char[] password) {
    byte[] derived = derive(password);
    byte[] key = Arrays.copyOf(derived, KEY_OCTETS);
    byte[] iv = Arrays.copyOfRange(derived, KEY_OCTETS, derived.length);
    try {
      return Optional.of(CbcCipher.TRIPLE_DES.decrypt(key, iv, encrypted));
    } catch (InvalidCipherTextException | DataLengthException wrong) {
      return Optional.empty();
    } finally {
      Arrays.fill(key, (byte) 0);
    }
  }

  private byte[] derive(char[] password) {
    byte[] octets = lowBits(password);
    byte[] distinct = distinctHalves();
    byte[] derived = new byte[KEY_OCTETS + SALT_OCTETS];
    for (int half = 0; half < 2; half++) {
      byte[] hash = Arrays.copyOfRange(distinct, half * HALF, (half + 1) * HALF);
      for (int i = 0; i < iterations; i++) {
        hash = md5(hash, octets);
      }
      System.arraycopy(hash, 0, derived, half * hash.length, hash.length);
    }
    Arrays.fill(octets, (byte) 0);
    return derived;
  }

  /** Java takes seven bits of each character. */
  private static byte[] lowBits(char[] password) {
    byte[] octets = new byte[password.length];
    for (int i = 0; i < password.length; i++) {
      octets[i] = (byte) (password[i] & 0x7f);
    }
    return octets;
  }

  /** Equal halves would give equal hashes, so Java turns the first around. */
  private byte[] distinctHalves() {
    byte[] changed = salt.clone();
    if (Arrays.equals(salt, 0, HALF, salt, HALF, SALT_OCTETS)) {
      for (int i = 0; i < HALF; i++) {
        changed[i] = salt[HALF - 1 - i];
      }
    }
    return changed;
  }

  private static byte[] md5(byte[] hash, byte[] password) {
    MD5Digest md5 = new MD5Digest();
    md5.update(hash, 0, hash.length);
    md5.update(password, 0, password.length);
    byte[] result = new byte[md5.getDigestSize()];
    md5.doFinal(result, 0);
    return result;
  }
}
