package dev.minica.encoding;

import dev.minica.Escaped;
import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.internal.pbe.CbcCipher;
import dev.minica.internal.pbe.PasswordOctets;
import dev.minica.internal.pbe.Pbes2;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.generators.OpenSSLPBEParametersGenerator;
import org.bouncycastle.crypto.params.KeyParameter;

/**
 * OpenSSL's encryption of PEM blocks from before PKCS#8, for reading only: one round of MD5 is no
 * match for anybody who guesses. The headers are those of RFC 1421 section 4.6.1:
 *
 * <pre>
 * Proc-Type: 4,ENCRYPTED
 * DEK-Info: AES-256-CBC,2A5D...
 * </pre>
 *
 * @param iv the initialization vector; its first eight octets are the salt too
 */
record TraditionalEncryption(CbcCipher cipher, byte[] iv) {

  private static final String ENCRYPTED = "4,encrypted";
  private static final int SALT_OCTETS = 8;

  /** Longer than any that OpenSSL knows; a message must stay one line. */
  private static final int MAX_NAME = 40;

  /**
   * What the headers say; nothing if there are none.
   *
   * @throws MinicaException BAD_INPUT if there are others than these two, or the cipher is
   *     unsupported
   */
  static Optional<TraditionalEncryption> of(PemBlock block) {
    if (block.headers().isEmpty()) {
      return Optional.empty();
    }
    Optional<String> procType = value(block, "Proc-Type");
    Optional<String> dekInfo = value(block, "DEK-Info");
    if (block.headers().size() != 2
        || dekInfo.isEmpty()
        || !procType.map(type -> type.toLowerCase(Locale.ROOT).equals(ENCRYPTED)).orElse(false)) {
      throw malformed("headers other than Proc-Type: 4,ENCRYPTED and DEK-Info");
    }
    return Optional.of(ofDekInfo(dekInfo.get()));
  }

  private static Optional<String> value(PemBlock block, String name) {
    return block.header(name).map(value -> value.replace(" ", ""));
  }

  private static TraditionalEncryption ofDekInfo(String value) {
    int comma = value.indexOf(',');
    if (comma <= 0) {
      throw malformed("a header DEK-Info that is not a cipher, a comma and hexadecimal digits");
    }
    CbcCipher cipher = cipher(value.substring(0, comma));
    byte[] iv = hex(value.substring(comma + 1));
    if (iv.length != cipher.blockOctets()) {
      throw malformed(
          "an initialization vector of "
              + iv.length
              + " octets instead of "
              + cipher.blockOctets());
    }
    return new TraditionalEncryption(cipher, iv);
  }

  private static CbcCipher cipher(String name) {
    if (name.length() > MAX_NAME) {
      throw malformed("a cipher with a name of " + name.length() + " characters");
    }
    return switch (name.toUpperCase(Locale.ROOT)) {
      case "AES-128-CBC" -> CbcCipher.AES_128;
      case "AES-192-CBC" -> CbcCipher.AES_192;
      case "AES-256-CBC" -> CbcCipher.AES_256;
      case "DES-EDE3-CBC" -> CbcCipher.TRIPLE_DES;
      default ->
          throw malformed("the cipher " + Escaped.of(name) + ", which is not supported")
              .withHint("openssl pkcs8 -topk8 -in OLD -out NEW encrypts it as PKCS#8");
    };
  }

  private static byte[] hex(String digits) {
    try {
      return HexFormat.of().parseHex(digits);
    } catch (IllegalArgumentException e) {
      throw malformed("an initialization vector that is not hexadecimal");
    }
  }

  private static MinicaException malformed(String reason) {
    return new MinicaException(
        Kind.BAD_INPUT, "private key encrypted in OpenSSL's traditional way, with " + reason);
  }

  /**
   * Refuses what no passphrase could open.
   *
   * @throws MinicaException BAD_INPUT
   */
  void requireBlocks(byte[] encrypted) {
    cipher.requireBlocks(encrypted);
  }

  /**
   * Decrypts the content of the block.
   *
   * @param passphrase enters the derivation as UTF-8; cleared by the caller
   * @throws MinicaException WRONG_PASSPHRASE if the padding does not come out right
   */
  byte[] decrypt(byte[] encrypted, char[] passphrase) {
    byte[] key = key(passphrase);
    try {
      return cipher.decrypt(key, iv, encrypted);
    } catch (InvalidCipherTextException padding) {
      throw Pbes2.wrongPassphrase(padding);
    } finally {
      Arrays.fill(key, (byte) 0);
    }
  }

  /** EVP_BytesToKey with MD5 and one round. */
  private byte[] key(char[] passphrase) {
    OpenSSLPBEParametersGenerator generator = new OpenSSLPBEParametersGenerator();
    try (PasswordOctets octets = PasswordOctets.utf8(passphrase)) {
      generator.init(octets.octets(), Arrays.copyOf(iv, SALT_OCTETS));
      return ((KeyParameter) generator.generateDerivedParameters(8 * cipher.keyOctets())).getKey();
    }
  }
}
