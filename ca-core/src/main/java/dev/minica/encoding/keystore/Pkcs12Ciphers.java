package dev.minica.encoding.keystore;

import dev.minica.encoding.keystore.Protection.Part;
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
  static Pkcs12Ciphers of(Pkcs12Protection as, char[] password, SecureRandom random) {
    int keys = as.iterations(Part.KEYS);
    int certificates = as.iterations(Part.CERTIFICATES);
    return switch (as.profile()) {
      case MODERN, PBMAC1 -> aes(keys, certificates, password, random);
      case JAVA8 ->
          new Pkcs12Ciphers(
              old(Cipher.TRIPLE_DES, keys, password, random),
              old(Cipher.TRIPLE_DES, certificates, password, random));
      case LEGACY ->
          new Pkcs12Ciphers(
              old(Cipher.TRIPLE_DES, keys, password, random),
              old(Cipher.RC2_40, certificates, password, random));
    };
  }

  /** One derivation serves keys and certificates: they are under the same password anyway. */
  private static Pkcs12Ciphers aes(
      int keys, int certificates, char[] password, SecureRandom random) {
    PartCipher ofKeys = aes(keys, password, random);
    return new Pkcs12Ciphers(
        ofKeys, keys == certificates ? ofKeys : aes(certificates, password, random));
  }

  private static PartCipher aes(int iterations, char[] password, SecureRandom random) {
    byte[] salt = new byte[Pkcs12Encoder.SALT_OCTETS];
    random.nextBytes(salt);
    try (PasswordOctets octets = PasswordOctets.utf8(password)) {
      Pbes2 derived = Pbes2.under(octets, iterations, salt);
      return plain -> derived.encrypt(plain, random);
    }
  }

  /** The derivation gives the initialization vector too, so each plaintext needs its own. */
  private static PartCipher old(
      Cipher cipher, int iterations, char[] password, SecureRandom random) {
    return plain -> Pkcs12Scheme.fresh(cipher, iterations, random).encrypt(password, plain);
  }
}
