package dev.minica.encoding.keystore;

import dev.minica.internal.asn1.Der;
import dev.minica.internal.pbe.PasswordOctets;
import dev.minica.x509.Certificate;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.DLSequence;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.engines.AESEngine;
import org.bouncycastle.crypto.modes.CCMBlockCipher;
import org.bouncycastle.crypto.modes.CCMModeCipher;
import org.bouncycastle.crypto.params.AEADParameters;
import org.bouncycastle.crypto.params.KeyParameter;

/**
 * What reader and writer of BCFKS have in common. The format is Bouncy Castle's; in the names of
 * its ASN.1 classes:
 *
 * <pre>
 * ObjectStore ::= SEQUENCE {
 *   CHOICE { EncryptedObjectStoreData, ObjectStoreData },
 *   integrityCheck  CHOICE { PbkdMacIntegrityCheck, [0] EXPLICIT SignatureCheck } }
 * EncryptedObjectStoreData ::= SEQUENCE {
 *   encryptionAlgorithm  AlgorithmIdentifier,   -- PBES2
 *   encryptedContent     OCTET STRING }         -- ObjectStoreData
 * ObjectStoreData ::= SEQUENCE {
 *   version             INTEGER (1),
 *   integrityAlgorithm  AlgorithmIdentifier,
 *   creationDate        GeneralizedTime,
 *   lastModifiedDate    GeneralizedTime,
 *   objectDataSequence  SEQUENCE OF ObjectData,
 *   comment             UTF8String OPTIONAL }
 * ObjectData ::= SEQUENCE {
 *   type              INTEGER,
 *   identifier        UTF8String,
 *   creationDate      GeneralizedTime,
 *   lastModifiedDate  GeneralizedTime,
 *   data              OCTET STRING,
 *   comment           UTF8String OPTIONAL }
 * EncryptedPrivateKeyData ::= SEQUENCE {
 *   encryptedPrivateKeyInfo  EncryptedPrivateKeyInfo,
 *   certificates             SEQUENCE OF Certificate }
 * PbkdMacIntegrityCheck ::= SEQUENCE {
 *   macAlgorithm   AlgorithmIdentifier,
 *   pbkdAlgorithm  AlgorithmIdentifier,
 *   mac            OCTET STRING }
 * </pre>
 */
final class Bcfks {

  static final int CERTIFICATE = 0;
  static final int PRIVATE_KEY = 1;
  static final int SECRET_KEY = 2;
  static final int PROTECTED_PRIVATE_KEY = 3;
  static final int PROTECTED_SECRET_KEY = 4;

  static final String PBES2 = "1.2.840.113549.1.5.13";
  static final String AES_256_CCM = "2.16.840.1.101.3.4.1.47";
  static final String AES_256_WRAP_PAD = "2.16.840.1.101.3.4.1.48";
  static final int KEY_OCTETS = 32;

  private Bcfks() {}

  /** What a derived key is for; its name goes into the derivation behind the password. */
  enum Purpose {
    STORE_ENCRYPTION,
    PRIVATE_KEY_ENCRYPTION,
    INTEGRITY_CHECK;

    PasswordOctets with(char[] password) {
      return PasswordOctets.bmpTerminated(password, name().toCharArray());
    }
  }

  /** An EncryptedPrivateKeyData; certificates stay as they are, DER or not. */
  static byte[] privateKeyData(ASN1Encodable encryptedPrivateKeyInfo, List<Certificate> chain) {
    ASN1Encodable[] certificates =
        chain.stream()
            .map(certificate -> Der.decode(certificate.encoded(), "certificate"))
            .toArray(ASN1Encodable[]::new);
    return Der.asRead(new DLSequence(encryptedPrivateKeyInfo, new DLSequence(certificates)));
  }

  /** AES-CCM (RFC 3610), the tag behind the octets. */
  static byte[] ccm(boolean encrypting, byte[] key, byte[] nonce, int tagOctets, byte[] input)
      throws InvalidCipherTextException {
    CCMModeCipher ccm = CCMBlockCipher.newInstance(AESEngine.newInstance());
    ccm.init(encrypting, new AEADParameters(new KeyParameter(key), 8 * tagOctets, nonce));
    byte[] output = new byte[ccm.getOutputSize(input.length)];
    int written = ccm.processBytes(input, 0, input.length, output, 0);
    written += ccm.doFinal(output, written);
    return Arrays.copyOf(output, written);
  }
}
