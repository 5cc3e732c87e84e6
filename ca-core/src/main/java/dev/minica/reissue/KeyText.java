package dev.minica.reissue;

import dev.minica.encoding.EncodedPrivateKey;
import dev.minica.encoding.EncryptedPrivateKeyInfo;
import dev.minica.encoding.Pem;
import dev.minica.encoding.PrivateKeyForm;
import dev.minica.internal.asn1.Tlv;
import dev.minica.key.KeyPair;
import dev.minica.key.PrivateKeyInfo;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;

/**
 * A private key in PEM or DER, and how it is written.
 *
 * @param password what it is encrypted under; absent for a key that is not
 */
record KeyText(KeyPair pair, PrivateKeyForm form, Optional<char[]> password) {

  static KeyText of(EncodedPrivateKey encoded, byte[] der, Passwords passwords) {
    if (encoded.isEncrypted()) {
      Passwords.Opened<PrivateKeyInfo> opened = passwords.open(encoded::open);
      return new KeyText(
          KeyPair.of(opened.value()), PrivateKeyForm.PKCS8, Optional.of(opened.password()));
    }
    return new KeyText(KeyPair.of(encoded.open()), form(der), Optional.empty());
  }

  /** By the second field, since labels are mixed up in practice; PKCS#8 has a SEQUENCE there. */
  private static PrivateKeyForm form(byte[] der) {
    List<Tlv> fields = Tlv.of(der, "private key").elements(2);
    if (fields.get(1).is(Tlv.INTEGER)) {
      return PrivateKeyForm.PKCS1;
    }
    return fields.get(1).is(Tlv.OCTET_STRING) ? PrivateKeyForm.SEC1 : PrivateKeyForm.PKCS8;
  }

  /** Another key, written in the same way, as DER. */
  byte[] der(PrivateKeyInfo key, SecureRandom random) {
    return password
        .map(characters -> encrypted(key, characters, random).encoded())
        .orElseGet(() -> form.encode(key));
  }

  /** The same as PEM. */
  String pem(PrivateKeyInfo key, SecureRandom random) {
    return password
        .map(characters -> Pem.encode(encrypted(key, characters, random)))
        .orElseGet(() -> form.pem(key));
  }

  private static EncryptedPrivateKeyInfo encrypted(
      PrivateKeyInfo key, char[] password, SecureRandom random) {
    return EncryptedPrivateKeyInfo.encrypt(
        PrivateKeyInfo.decode(PrivateKeyForm.PKCS8.encode(key)), password, random);
  }
}
