package dev.minica.encoding.keystore;

import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.internal.asn1.Der;
import dev.minica.internal.pbe.AlgorithmIds;
import dev.minica.internal.pbe.EncryptionScheme;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

  private Pkcs12Decoder(KeyStorePasswords passwords) {
    this.passwords = passwords;
  }

  /** One ContentInfo whose work has been noted and not been done. */
  private interface Closed {

    /** Its bags; what was encrypted may hold keys with work of their own. */
    List<SafeBagDecoder.Closed> open();
  }

  static OpenedKeyStore decode(byte[] octets, KeyStorePasswords passwords) {
    return Der.read("PKCS#12", () -> new Pkcs12Decoder(passwords).decode(octets));
  }

  /** The iterations of the MAC, which is checked before all else, or of what there is without. */
  static long work(byte[] octets) {
    Pkcs12Decoder decoder = new Pkcs12Decoder(KeyStorePasswords.of(new char[0]));
    Pfx pfx = Der.read("PKCS#12", () -> decoder.closed(octets));
    return pfx.mac().map(mac -> mac.protection().work()).orElseGet(decoder.budget::spent);
  }

  /** What is inside, whose work has been noted, and how to check that it is whole. */
  private record Pfx(byte[] safe, Optional<Pkcs12Mac> mac, List<Closed> contents) {}

  private OpenedKeyStore decode(byte[] octets) {
    Pfx pfx = closed(octets);
    boolean verified = pfx.mac().isPresent() && verify(pfx.mac().get(), pfx.safe());
    return Pkcs12Entries.of(opened(pfx.contents())).opened(verified, budget.protections());
  }

  private Pfx closed(byte[] octets) {
    ASN1Sequence pfx = ASN1Sequence.getInstance(Der.decode(octets, "PKCS#12"));
    ASN1Integer version = ASN1Integer.getInstance(pfx.getObjectAt(0));
    if (!version.hasValue(3)) {
      throw unsupported("another version than 3");
    }
    byte[] safe = data(ASN1Sequence.getInstance(pfx.getObjectAt(1)));
    ASN1Sequence contents = ASN1Sequence.getInstance(Der.decode(safe, "AuthenticatedSafe"));
    Optional<Pkcs12Mac> mac = pfx.size() > 2 ? Optional.of(mac(pfx)) : Optional.empty();
    List<Closed> closed = new ArrayList<>();
    for (ASN1Encodable content : contents) {
      closed.add(closed(ASN1Sequence.getInstance(content)));
    }
    return new Pfx(safe, mac, closed);
  }

  private static List<SafeBag> opened(List<Closed> contents) {
    List<SafeBagDecoder.Closed> bags = new ArrayList<>();
    contents.forEach(content -> bags.addAll(content.open()));
    return bags.stream().map(SafeBagDecoder.Closed::open).toList();
  }

  private Pkcs12Mac mac(ASN1Sequence pfx) {
    Pkcs12Mac mac = Pkcs12Mac.decode(ASN1Sequence.getInstance(pfx.getObjectAt(2)));
    budget.spend(mac.protection(), passwords.store().isPresent() ? 1 : 0);
    return mac;
  }

  private boolean verify(Pkcs12Mac mac, byte[] safe) {
    if (passwords.store().isEmpty()) {
      return false;
    }
    if (!mac.verifies(safe, passwords.store().get())) {
      throw KeyStorePasswords.wrong();
    }
    return true;
  }

  private Closed closed(ASN1Sequence contentInfo) {
    String type = AlgorithmIds.oid(contentInfo);
    return switch (type) {
      case Pkcs12Encoder.DATA -> {
        List<SafeBagDecoder.Closed> bags = bags(data(contentInfo));
        yield () -> bags;
      }
      case Pkcs12Encoder.ENCRYPTED_DATA -> encrypted(contentInfo);
      default -> throw unsupported("contents of type " + type + " (encrypted for a public key?)");
    };
  }

  private List<SafeBagDecoder.Closed> bags(byte[] safeContents) {
    return SafeBagDecoder.bags(safeContents, passwords, budget);
  }

  private static byte[] data(ASN1Sequence contentInfo) {
    String type = AlgorithmIds.oid(contentInfo);
    if (!type.equals(Pkcs12Encoder.DATA)) {
      throw unsupported("contents of type " + type + " (signed?)");
    }
    return ASN1OctetString.getInstance(content(contentInfo)).getOctets();
  }

  private Closed encrypted(ASN1Sequence contentInfo) {
    ASN1Sequence encryptedData = ASN1Sequence.getInstance(content(contentInfo));
    ASN1Sequence info = ASN1Sequence.getInstance(encryptedData.getObjectAt(1));
    EncryptionScheme scheme =
        EncryptionScheme.decode(ASN1Sequence.getInstance(info.getObjectAt(1)));
    budget.spend(
        new Protection(Protection.Part.CERTIFICATES, scheme.description(), scheme.work()),
        passwords.store().isPresent() ? 1 : 0);
    byte[] encrypted =
        ASN1OctetString.getInstance(ASN1TaggedObject.getInstance(info.getObjectAt(2)), false)
            .getOctets();
    return () -> bags(scheme.decrypt(passwords.required(), encrypted));
  }

  private static ASN1Encodable content(ASN1Sequence contentInfo) {
    return ASN1TaggedObject.getInstance(contentInfo.getObjectAt(1)).getExplicitBaseObject();
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
