package dev.minica.encoding.keystore;

import dev.minica.internal.pbe.AlgorithmIds;
import dev.minica.internal.pbe.PasswordOctets;
import java.security.SecureRandom;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.crypto.CipherParameters;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.generators.PKCS12ParametersGenerator;
import org.bouncycastle.crypto.macs.HMac;

/**
 * The integrity of PKCS#12 under a password: HMAC-SHA256 with a key from the derivation of RFC 7292
 * appendix B over SHA-256 (Java calls it HmacPBESHA256).
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
 */
final class Pkcs12Mac {

  private static final String SHA256 = "2.16.840.1.101.3.4.2.1";

  private Pkcs12Mac() {}

  /** The MacData for the contents of authSafe. */
  static DERSequence encode(byte[] authSafe, char[] password, SecureRandom random) {
    byte[] salt = new byte[Pkcs12Encoder.SALT_OCTETS];
    random.nextBytes(salt);
    DEROctetString digest = new DEROctetString(mac(authSafe, key(password, salt)));
    return new DERSequence(
        new ASN1Encodable[] {
          new DERSequence(AlgorithmIds.withNull(SHA256), digest),
          new DEROctetString(salt),
          new ASN1Integer(Pkcs12Encoder.ITERATIONS)
        });
  }

  private static CipherParameters key(char[] password, byte[] salt) {
    PKCS12ParametersGenerator generator = new PKCS12ParametersGenerator(new SHA256Digest());
    try (PasswordOctets octets = PasswordOctets.bmpTerminated(password)) {
      generator.init(octets.octets(), salt, Pkcs12Encoder.ITERATIONS);
      return generator.generateDerivedMacParameters(8 * new SHA256Digest().getDigestSize());
    }
  }

  private static byte[] mac(byte[] octets, CipherParameters key) {
    HMac hmac = new HMac(new SHA256Digest());
    hmac.init(key);
    hmac.update(octets, 0, octets.length);
    byte[] mac = new byte[hmac.getMacSize()];
    hmac.doFinal(mac, 0);
    return mac;
  }
}
