package dev.minica.encoding.keystore;

import dev.minica.encoding.JavaPrivateKey;
import dev.minica.internal.pbe.Pbes2;
import dev.minica.x509.Certificate;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DERBMPString;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.DERTaggedObject;

/**
 * The bags of PKCS#12 (RFC 7292 section 4.2) with the attributes that tie them together.
 *
 * <pre>
 * SafeBag ::= SEQUENCE {
 *   bagId          OBJECT IDENTIFIER,
 *   bagValue       [0] EXPLICIT ANY DEFINED BY bagId,
 *   bagAttributes  SET OF PKCS12Attribute OPTIONAL }
 * PKCS12Attribute ::= SEQUENCE {
 *   attrId      OBJECT IDENTIFIER,
 *   attrValues  SET OF ANY DEFINED BY attrId }
 * </pre>
 */
final class SafeBags {

  static final String SHROUDED_KEY_BAG = "1.2.840.113549.1.12.10.1.2";
  static final String CERT_BAG = "1.2.840.113549.1.12.10.1.3";
  static final String X509_CERTIFICATE = "1.2.840.113549.1.9.22.1";
  static final String FRIENDLY_NAME = "1.2.840.113549.1.9.20";
  static final String LOCAL_KEY_ID = "1.2.840.113549.1.9.21";

  /** Java's mark of a trusted certificate; without it Java sees no entry in a trust store. */
  static final String TRUSTED_KEY_USAGE = "2.16.840.1.113894.746875.1.1";

  private static final String ANY_EXTENDED_KEY_USAGE = "2.5.29.37.0";

  private final Pkcs12Ciphers.PartCipher cipher;
  private final Set<String> usedIds = new HashSet<>();
  private final Set<Certificate> issuers = new HashSet<>();

  SafeBags(Pkcs12Ciphers.PartCipher cipher) {
    this.cipher = cipher;
  }

  /**
   * What the bags of a key and its certificate have in common. Java reads the time of creation out
   * of it; a millisecond is added where two keys would get the same one, since it must be unique. A
   * sealed bag keeps its own.
   */
  byte[] localKeyId(KeyStoreEntry entry) {
    return sealed(entry)
        .flatMap(SealedBag::localKeyId)
        .filter(id -> usedIds.add(new String(id, StandardCharsets.ISO_8859_1)))
        .orElseGet(() -> timeOf(entry));
  }

  private byte[] timeOf(KeyStoreEntry entry) {
    long time = entry.created().orElse(Instant.EPOCH).toEpochMilli();
    while (!usedIds.add("Time " + time)) {
      time++;
    }
    return ("Time " + time).getBytes(StandardCharsets.US_ASCII);
  }

  /** The bag that is written back instead of a new one. */
  static Optional<SealedBag> sealed(KeyStoreEntry entry) {
    return entry
        .sealed()
        .filter(carried -> carried.format() == KeyStoreFormat.PKCS12)
        .map(carried -> SealedBag.decode(carried.octets()));
  }

  /** The bag under the alias of the entry; tied to its certificate if there is one. */
  static ASN1Sequence carried(
      KeyStoreEntry entry, SealedBag sealed, List<Certificate> chain, byte[] localKeyId) {
    return chain.isEmpty()
        ? sealed.with(friendlyName(entry))
        : sealed.with(friendlyName(entry), localKeyId(localKeyId));
  }

  /** PKCS8ShroudedKeyBag ::= EncryptedPrivateKeyInfo (section 4.2.2). */
  DERSequence shroudedKey(KeyStoreEntry.Key entry, byte[] localKeyId) {
    byte[] plain = JavaPrivateKey.encode(entry.key());
    Pbes2.Encrypted encrypted = cipher.encrypt(plain);
    Arrays.fill(plain, (byte) 0);
    return bag(
        SHROUDED_KEY_BAG,
        new DERSequence(encrypted.algorithm(), new DEROctetString(encrypted.octets())),
        friendlyName(entry),
        localKeyId(localKeyId));
  }

  /**
   * The key's own certificate under its name, then its issuers, but for those that another chain
   * has brought: readers find issuers by their subjects.
   */
  List<DERSequence> chain(KeyStoreEntry entry, List<Certificate> chain, byte[] localKeyId) {
    List<DERSequence> bags = new ArrayList<>();
    for (int i = 0; i < chain.size(); i++) {
      Certificate certificate = chain.get(i);
      if (i == 0) {
        bags.add(certificate(certificate, friendlyName(entry), localKeyId(localKeyId)));
      } else if (issuers.add(certificate)) {
        bags.add(certificate(certificate));
      }
    }
    return bags;
  }

  /** A mark that was not there would make a trust anchor of what was none. */
  DERSequence trusted(KeyStoreEntry.Trusted entry) {
    if (!entry.marked()) {
      return certificate(entry.certificate(), friendlyName(entry));
    }
    return certificate(
        entry.certificate(),
        friendlyName(entry),
        attribute(TRUSTED_KEY_USAGE, new ASN1ObjectIdentifier(ANY_EXTENDED_KEY_USAGE)));
  }

  /**
   * Section 4.2.3.
   *
   * <pre>
   * CertBag ::= SEQUENCE {
   *   certId     OBJECT IDENTIFIER,
   *   certValue  [0] EXPLICIT OCTET STRING }
   * </pre>
   */
  private static DERSequence certificate(Certificate certificate, ASN1Encodable... attributes) {
    DEROctetString value = new DEROctetString(certificate.encoded());
    return bag(
        CERT_BAG,
        new DERSequence(
            new ASN1ObjectIdentifier(X509_CERTIFICATE), new DERTaggedObject(true, 0, value)),
        attributes);
  }

  static DERSequence bag(String id, ASN1Encodable value, ASN1Encodable... attributes) {
    List<ASN1Encodable> fields = new ArrayList<>();
    fields.add(new ASN1ObjectIdentifier(id));
    fields.add(new DERTaggedObject(true, 0, value));
    if (attributes.length > 0) {
      fields.add(new DERSet(attributes));
    }
    return new DERSequence(fields.toArray(ASN1Encodable[]::new));
  }

  private static DERSequence friendlyName(KeyStoreEntry entry) {
    return attribute(FRIENDLY_NAME, new DERBMPString(entry.alias()));
  }

  private static DERSequence localKeyId(byte[] id) {
    return attribute(LOCAL_KEY_ID, new DEROctetString(id));
  }

  private static DERSequence attribute(String id, ASN1Encodable value) {
    return new DERSequence(new ASN1ObjectIdentifier(id), new DERSet(value));
  }
}
