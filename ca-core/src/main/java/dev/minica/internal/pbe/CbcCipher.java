package dev.minica.internal.pbe;

import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.crypto.BlockCipher;
import org.bouncycastle.crypto.CipherParameters;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.engines.AESEngine;
import org.bouncycastle.crypto.engines.DESedeEngine;
import org.bouncycastle.crypto.modes.CBCBlockCipher;
import org.bouncycastle.crypto.paddings.PKCS7Padding;
import org.bouncycastle.crypto.paddings.PaddedBufferedBlockCipher;
import org.bouncycastle.crypto.params.KeyParameter;
import org.bouncycastle.crypto.params.ParametersWithIV;

/**
 * The encryptionScheme of PBES2: a block cipher in CBC mode with the padding of RFC 8018 section
 * 6.1.1, its AlgorithmIdentifier's parameters being the initialization vector (appendix B.2).
 */
public enum CbcCipher {
  AES_128("2.16.840.1.101.3.4.1.2", 16, 16),
  AES_192("2.16.840.1.101.3.4.1.22", 24, 16),
  AES_256("2.16.840.1.101.3.4.1.42", 32, 16),
  /** For reading what older programs wrote. */
  TRIPLE_DES("1.2.840.113549.3.7", 24, 8);

  private final String oid;
  private final int keyOctets;
  private final int blockOctets;

  CbcCipher(String oid, int keyOctets, int blockOctets) {
    this.oid = oid;
    this.keyOctets = keyOctets;
    this.blockOctets = blockOctets;
  }

  /** The cipher of an AlgorithmIdentifier. */
  public static CbcCipher decode(ASN1Sequence algorithm) {
    String oid = AlgorithmIds.oid(algorithm);
    for (CbcCipher cipher : values()) {
      if (cipher.oid.equals(oid)) {
        return cipher;
      }
    }
    throw KeyDerivation.unsupported("cipher " + oid);
  }

  /** The initialization vector of an AlgorithmIdentifier. */
  public static byte[] iv(ASN1Sequence algorithm) {
    ASN1Encodable parameters = AlgorithmIds.parameters(algorithm);
    return ASN1OctetString.getInstance(parameters).getOctets();
  }

  public DERSequence encode(byte[] iv) {
    return AlgorithmIds.of(oid, new DEROctetString(iv));
  }

  public int keyOctets() {
    return keyOctets;
  }

  public int blockOctets() {
    return blockOctets;
  }

  public byte[] encrypt(byte[] key, byte[] iv, byte[] plain) {
    try {
      return process(true, key, iv, plain);
    } catch (InvalidCipherTextException e) {
      throw new IllegalStateException("encrypting cannot fail", e);
    }
  }

  /**
   * Decrypts whole blocks and takes the padding off.
   *
   * @throws InvalidCipherTextException if the padding is wrong, as it nearly always is with a wrong
   *     key
   */
  public byte[] decrypt(byte[] key, byte[] iv, byte[] encrypted) throws InvalidCipherTextException {
    return process(false, key, iv, encrypted);
  }

  private byte[] process(boolean encrypting, byte[] key, byte[] iv, byte[] input)
      throws InvalidCipherTextException {
    return process(encrypting, engine(), new ParametersWithIV(new KeyParameter(key), iv), input);
  }

  /** CBC with padding over any block cipher. */
  static byte[] process(
      boolean encrypting, BlockCipher engine, CipherParameters parameters, byte[] input)
      throws InvalidCipherTextException {
    PaddedBufferedBlockCipher cipher =
        new PaddedBufferedBlockCipher(CBCBlockCipher.newInstance(engine), new PKCS7Padding());
    cipher.init(encrypting, parameters);
    byte[] output = new byte[cipher.getOutputSize(input.length)];
    int written = cipher.processBytes(input, 0, input.length, output, 0);
    written += cipher.doFinal(output, written);
    return java.util.Arrays.copyOf(output, written);
  }

  /**
   * Refuses a length that CBC cannot have.
   *
   * @throws MinicaException BAD_INPUT
   */
  public void requireBlocks(byte[] encrypted) {
    requireBlocks(encrypted, blockOctets);
  }

  static void requireBlocks(byte[] encrypted, int block) {
    if (encrypted.length == 0 || encrypted.length % block != 0) {
      throw new MinicaException(
          Kind.BAD_INPUT, encrypted.length + " encrypted octets, which are no blocks of " + block);
    }
  }

  /** What people call it. */
  public String label() {
    return switch (this) {
      case AES_128 -> "AES-128-CBC";
      case AES_192 -> "AES-192-CBC";
      case AES_256 -> "AES-256-CBC";
      case TRIPLE_DES -> "3DES-CBC";
    };
  }

  private BlockCipher engine() {
    return this == TRIPLE_DES ? new DESedeEngine() : AESEngine.newInstance();
  }
}
