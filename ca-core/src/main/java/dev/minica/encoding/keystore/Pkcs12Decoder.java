package dev.minica.encoding.keystore;

import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.internal.asn1.Der;
import dev.minica.internal.pbe.AlgorithmIds;
import dev.minica.internal.pbe.EncryptionScheme;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1TaggedObject;

/**
 * Reads PKCS#12 (RFC 7292 section 4) in password integrity and privacy modes, BER or DER; {@link
 * Pkcs12Encoder} has the ASN.1.
 */
final class Pkcs12Decoder {

  private final KeyStorePasswords passwords;
  private final WorkBudget budget = new WorkBudget();
  private final SafeBagDecoder bags;

  private Pkcs12Decoder(KeyStorePasswords passwords) {
    this.passwords = passwords;
    this.bags = new SafeBagDecoder(passwords, budget);
  }

  static OpenedKeyStore decode(byte[] octets, KeyStorePasswords passwords) {
    return Der.read("PKCS#12", () -> new Pkcs12Decoder(passwords).decode(octets));
  }

  private OpenedKeyStore decode(byte[] octets) {
    ASN1Sequence pfx = ASN1Sequence.getInstance(Der.decode(octets, "PKCS#12"));
    ASN1Integer version = ASN1Integer.getInstance(pfx.getObjectAt(0));
    if (!version.hasValue(3)) {
      throw unsupported("another version than 3");
    }
    byte[] safe = data(ASN1Sequence.getInstance(pfx.getObjectAt(1)));
    ASN1Sequence contents = ASN1Sequence.getInstance(Der.decode(safe, "AuthenticatedSafe"));
    boolean verified = pfx.size() > 2 && verify(pfx.getObjectAt(2), safe);
    for (ASN1Encodable content : contents) {
      add(ASN1Sequence.getInstance(content));
    }
    return Pkcs12Entries.of(bags.bags()).opened(verified, budget.protections());
  }

  private boolean verify(ASN1Encodable macData, byte[] safe) {
    Pkcs12Mac mac = Pkcs12Mac.decode(ASN1Sequence.getInstance(macData));
    budget.spend(mac.protection(), 1);
    if (passwords.store().isEmpty()) {
      return false;
    }
    if (!mac.verifies(safe, passwords.store().get())) {
      throw new MinicaException(
          Kind.WRONG_PASSPHRASE, "wrong passphrase, or the key store is damaged");
    }
    return true;
  }

  private void add(ASN1Sequence contentInfo) {
    String type = AlgorithmIds.oid(contentInfo);
    switch (type) {
      case Pkcs12Encoder.DATA -> bags.add(data(contentInfo));
      case Pkcs12Encoder.ENCRYPTED_DATA -> bags.add(decrypted(contentInfo));
      default -> throw unsupported("contents of type " + type + " (encrypted for a public key?)");
    }
  }

  private static byte[] data(ASN1Sequence contentInfo) {
    String type = AlgorithmIds.oid(contentInfo);
    if (!type.equals(Pkcs12Encoder.DATA)) {
      throw unsupported("contents of type " + type + " (signed?)");
    }
    return ASN1OctetString.getInstance(content(contentInfo)).getOctets();
  }

  private byte[] decrypted(ASN1Sequence contentInfo) {
    ASN1Sequence encryptedData = ASN1Sequence.getInstance(content(contentInfo));
    ASN1Sequence info = ASN1Sequence.getInstance(encryptedData.getObjectAt(1));
    EncryptionScheme scheme =
        EncryptionScheme.decode(ASN1Sequence.getInstance(info.getObjectAt(1)));
    budget.spend(
        new Protection(Protection.Part.CERTIFICATES, scheme.description(), scheme.work()), 1);
    byte[] encrypted =
        ASN1OctetString.getInstance(ASN1TaggedObject.getInstance(info.getObjectAt(2)), false)
            .getOctets();
    return scheme.decrypt(passwords.store().orElseThrow(Pkcs12Decoder::noPassphrase), encrypted);
  }

  private static ASN1Encodable content(ASN1Sequence contentInfo) {
    return ASN1TaggedObject.getInstance(contentInfo.getObjectAt(1)).getExplicitBaseObject();
  }

  private static MinicaException noPassphrase() {
    return new MinicaException(
            Kind.WRONG_PASSPHRASE, "the key store is encrypted and no passphrase was given")
        .withHint("give its passphrase");
  }

  private static MinicaException unsupported(String what) {
    return new MinicaException(Kind.BAD_INPUT, "PKCS#12: " + what + ", which is not supported");
  }

  /**
   * Whether anything in it takes a password to read.
   *
   * @throws MinicaException BAD_INPUT if it is malformed
   */
  static boolean isLocked(byte[] octets) {
    try {
      OpenedKeyStore open = decode(octets, KeyStorePasswords.none());
      return !open.protections().isEmpty();
    } catch (MinicaException e) {
      if (e.kind() == Kind.WRONG_PASSPHRASE) {
        return true;
      }
      throw e;
    }
  }
}
