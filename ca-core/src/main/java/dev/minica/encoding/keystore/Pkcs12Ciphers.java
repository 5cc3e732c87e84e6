package dev.minica.encoding.keystore;

import dev.minica.internal.pbe.PasswordOctets;
import dev.minica.internal.pbe.Pbes2;
import dev.minica.internal.pbe.Pkcs12Scheme;
import dev.minica.internal.pbe.Pkcs12Scheme.Cipher;
import java.security.SecureRandom;

/** What a PKCS#12 store is encrypted with: its keys one by one, and all certificates together. */
record Pkcs12Ciphers(PartCipher keys, PartCipher certificates) {

  /** Encrypts any number of plaintexts under one password, no two of them alike. */
  interface PartCipher {
    Pbes2.Encrypted encrypt(byte[] plain);
  }

  /**
   * @param password has to last as long as the ciphers are used
   */
  static Pkcs12Ciphers of(Pkcs12Profile profile, char[] password, SecureRandom random) {
    return switch (profile) {
      case MODERN, PBMAC1 -> same(aes(password, random));
      case JAVA8 -> same(old(Cipher.TRIPLE_DES, password, random));
      case LEGACY ->
          new Pkcs12Ciphers(
              old(Cipher.TRIPLE_DES, password, random), old(Cipher.RC2_40, password, random));
    };
  }

  private static Pkcs12Ciphers same(PartCipher cipher) {
    return new Pkcs12Ciphers(cipher, cipher);
  }

  /** One derivation serves keys and certificates: they are under the same password anyway. */
  private static PartCipher aes(char[] password, SecureRandom random) {
    byte[] salt = new byte[Pkcs12Encoder.SALT_OCTETS];
    random.nextBytes(salt);
    try (PasswordOctets octets = PasswordOctets.utf8(password)) {
      Pbes2 derived = Pbes2.under(octets, Pkcs12Encoder.ITERATIONS, salt);
      return plain -> derived.encrypt(plain, random);
    }
  }

  /** The derivation gives the initialization vector too, so each plaintext needs its own. */
  private static PartCipher old(Cipher cipher, char[] password, SecureRandom random) {
    return plain ->
        Pkcs12Scheme.fresh(cipher, Pkcs12Encoder.ITERATIONS, random).encrypt(password, plain);
  }
}
