package dev.minica.internal.pbe;

import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.crypto.InvalidCipherTextException;

/** PBES2 as a file has it. */
record Pbes2Scheme(KeyDerivation derivation, CbcCipher cipher, byte[] iv)
    implements EncryptionScheme {

  static Pbes2Scheme decode(ASN1Encodable parameters) {
    ASN1Sequence fields = ASN1Sequence.getInstance(parameters);
    ASN1Sequence scheme = ASN1Sequence.getInstance(fields.getObjectAt(1));
    CbcCipher cipher = CbcCipher.decode(scheme);
    byte[] iv = CbcCipher.iv(scheme);
    if (iv.length != cipher.blockOctets()) {
      throw new MinicaException(
          Kind.BAD_INPUT,
          "initialization vector of " + iv.length + " octets instead of " + cipher.blockOctets());
    }
    return new Pbes2Scheme(
        derivation(ASN1Sequence.getInstance(fields.getObjectAt(0)), cipher), cipher, iv);
  }

  private static KeyDerivation derivation(ASN1Sequence algorithm, CbcCipher cipher) {
    KeyDerivation derivation = KeyDerivation.decode(algorithm);
    if (!derivation.allows(cipher.keyOctets())) {
      throw new MinicaException(
          Kind.BAD_INPUT,
          "derives a key of another length than the "
              + cipher.keyOctets()
              + " octets that the cipher takes");
    }
    return derivation;
  }

  @Override
  public byte[] decrypt(char[] password, byte[] encrypted) {
    cipher.requireBlocks(encrypted);
    try (PasswordOctets octets = PasswordOctets.utf8(password)) {
      return cipher.decrypt(derivation.key(octets, cipher.keyOctets()), iv, encrypted);
    } catch (InvalidCipherTextException padding) {
      throw Pbes2.wrongPassphrase(padding);
    }
  }

  @Override
  public String description() {
    return "PBES2, " + derivation.description() + ", " + cipher.label();
  }

  @Override
  public long work() {
    return derivation.work();
  }
}
