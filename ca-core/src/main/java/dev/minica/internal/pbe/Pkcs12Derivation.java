package dev.minica.internal.pbe;

import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.crypto.CipherParameters;
import org.bouncycastle.crypto.generators.PKCS12ParametersGenerator;
import org.bouncycastle.crypto.params.ParametersWithIV;

/**
 * The derivation of PKCS#12 (RFC 7292 appendix B), which its own ciphers and MACs take their keys
 * from.
 *
 * @param iterations from 1 to {@link Pbkdf2#MAX_ITERATIONS}
 */
public record Pkcs12Derivation(HashFunction function, byte[] salt, int iterations) {

  /** Checks what a file gives as salt and iteration count. */
  public static Pkcs12Derivation decode(
      HashFunction function, ASN1Encodable salt, ASN1Encodable iterations) {
    return new Pkcs12Derivation(
        function,
        KeyDerivation.salt(ASN1OctetString.getInstance(salt).getOctets()),
        KeyDerivation.bounded(
            ASN1Integer.getInstance(iterations), Pbkdf2.MAX_ITERATIONS, "the iteration count"));
  }

  /** A key for HMAC with the same function (appendix B.3, ID 3). */
  public CipherParameters macKey(PasswordOctets password) {
    return macKey(password, function.digest().getDigestSize());
  }

  /** One of another length than the hash function's. */
  public CipherParameters macKey(PasswordOctets password, int octets) {
    return generator(password).generateDerivedMacParameters(8 * octets);
  }

  /** A key for a cipher (ID 1). */
  CipherParameters key(PasswordOctets password, int octets) {
    return generator(password).generateDerivedParameters(8 * octets);
  }

  /** A key and an initialization vector (ID 2). */
  ParametersWithIV keyAndIv(PasswordOctets password, int octets, int ivOctets) {
    return (ParametersWithIV)
        generator(password).generateDerivedParameters(8 * octets, 8 * ivOctets);
  }

  private PKCS12ParametersGenerator generator(PasswordOctets password) {
    PKCS12ParametersGenerator generator = new PKCS12ParametersGenerator(function.digest());
    generator.init(password.octets(), salt, iterations);
    return generator;
  }
}
