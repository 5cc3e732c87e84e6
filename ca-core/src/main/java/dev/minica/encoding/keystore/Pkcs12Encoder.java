package dev.minica.encoding.keystore;

import dev.minica.encoding.keystore.Protection.Part;
import dev.minica.internal.asn1.Der;
import dev.minica.internal.pbe.Pbes2;
import dev.minica.x509.Certificate;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERTaggedObject;

/**
 * Writes PKCS#12 (RFC 7292 section 4) as Java does: the shrouded keys in the clear content, all
 * certificates in encrypted content.
 *
 * <pre>
 * PFX ::= SEQUENCE {
 *   version   INTEGER {v3(3)},
 *   authSafe  ContentInfo,   -- data: AuthenticatedSafe ::= SEQUENCE OF ContentInfo
 *   macData   MacData OPTIONAL }
 * ContentInfo ::= SEQUENCE {
 *   contentType  OBJECT IDENTIFIER,
 *   content      [0] EXPLICIT ANY DEFINED BY contentType OPTIONAL }
 * </pre>
 */
final class Pkcs12Encoder {

  /** {@link Pkcs12Profile} says why. */
  static final int ITERATIONS = 10_000;

  /** As long as the salts that Java writes. */
  static final int SALT_OCTETS = 20;

  /** As long as those of OpenSSL 1 and Windows, which wrote what old readers were made for. */
  static final int OLD_SALT_OCTETS = 8;

  static final String DATA = "1.2.840.113549.1.7.1";
  static final String ENCRYPTED_DATA = "1.2.840.113549.1.7.6";

  private final Pkcs12Ciphers ciphers;
  private final SafeBags bags;
  private final List<ASN1Encodable> clear = new ArrayList<>();
  private final List<ASN1Encodable> encrypted = new ArrayList<>();

  private Pkcs12Encoder(Pkcs12Ciphers ciphers) {
    this.ciphers = ciphers;
    this.bags = new SafeBags(ciphers.keys());
  }

  static byte[] encode(
      KeyStoreContents contents, char[] password, Pkcs12Protection as, SecureRandom random) {
    as.profile().requireFit(password);
    Pkcs12Ciphers ciphers = Pkcs12Ciphers.of(as, password, random);
    requireReadable(contents, as);
    byte[] safe = new Pkcs12Encoder(ciphers).authenticatedSafe(contents);
    return Der.encode(
        new DERSequence(
            new ASN1Encodable[] {
              new ASN1Integer(3),
              contentInfo(DATA, new DEROctetString(safe)),
              Pkcs12Mac.of(as, safe, password, random).encode()
            }));
  }

  private byte[] authenticatedSafe(KeyStoreContents contents) {
    for (KeyStoreEntry entry : contents.entries()) {
      if (entry instanceof KeyStoreEntry.Key key) {
        add(key);
      } else if (entry instanceof KeyStoreEntry.Unopened unopened) {
        carry(unopened, unopened.chain(), SafeBags.sealed(unopened).orElseThrow());
      } else if (entry instanceof KeyStoreEntry.Trusted trusted) {
        encrypted.add(bags.trusted(trusted));
      }
    }
    return safe();
  }

  private void add(KeyStoreEntry.Key key) {
    Optional<SealedBag> sealed = SafeBags.sealed(key);
    if (sealed.isPresent()) {
      carry(key, key.chain(), sealed.get());
    } else {
      byte[] localKeyId = bags.localKeyId(key);
      clear.add(bags.shroudedKey(key, localKeyId));
      encrypted.addAll(bags.chain(key, key.chain(), localKeyId));
    }
  }

  /** What nobody has looked into may be a secret in the clear, but for shrouded keys. */
  private void carry(KeyStoreEntry entry, List<Certificate> chain, SealedBag sealed) {
    byte[] localKeyId = bags.localKeyId(entry);
    List<ASN1Encodable> content = sealed.isShrouded() ? clear : encrypted;
    content.add(SafeBags.carried(entry, sealed, chain, localKeyId));
    encrypted.addAll(bags.chain(entry, chain, localKeyId));
  }

  /** Counts as {@link Pkcs12Decoder} does with the one password. */
  private static void requireReadable(KeyStoreContents contents, Pkcs12Protection as) {
    WorkBudget budget = new WorkBudget();
    budget.spend(as.iterations(Part.INTEGRITY));
    budget.spend(as.iterations(Part.CERTIFICATES));
    for (KeyStoreEntry entry : contents.entries()) {
      Optional<SealedBag> sealed = SafeBags.sealed(entry);
      if (sealed.isPresent()) {
        sealed.get().spend(budget);
      } else if (entry instanceof KeyStoreEntry.Key) {
        budget.spend(as.iterations(Part.KEYS));
      }
    }
  }

  private byte[] safe() {
    new WorkBudget().entries(clear.size() + encrypted.size());
    List<ASN1Encodable> contents = new ArrayList<>();
    if (!clear.isEmpty()) {
      contents.add(contentInfo(DATA, new DEROctetString(safeContents(clear))));
    }
    if (!encrypted.isEmpty()) {
      contents.add(encryptedData(safeContents(encrypted)));
    }
    return safeContents(contents);
  }

  /** Also SafeContents ::= SEQUENCE OF SafeBag. */
  private static byte[] safeContents(List<ASN1Encodable> elements) {
    return Der.encode(new DERSequence(elements.toArray(ASN1Encodable[]::new)));
  }

  private static DERSequence contentInfo(String type, ASN1Encodable content) {
    return new DERSequence(new ASN1ObjectIdentifier(type), new DERTaggedObject(true, 0, content));
  }

  /**
   * RFC 5652 section 8, in the words of PKCS#7.
   *
   * <pre>
   * EncryptedData ::= SEQUENCE {
   *   version               INTEGER { v0(0) },
   *   encryptedContentInfo  SEQUENCE {
   *     contentType                 OBJECT IDENTIFIER,
   *     contentEncryptionAlgorithm  AlgorithmIdentifier,
   *     encryptedContent            [0] IMPLICIT OCTET STRING OPTIONAL } }
   * </pre>
   */
  private DERSequence encryptedData(byte[] plain) {
    Pbes2.Encrypted encrypted = ciphers.certificates().encrypt(plain);
    DERSequence info =
        new DERSequence(
            new ASN1Encodable[] {
              new ASN1ObjectIdentifier(DATA),
              encrypted.algorithm(),
              new DERTaggedObject(false, 0, new DEROctetString(encrypted.octets()))
            });
    return contentInfo(ENCRYPTED_DATA, new DERSequence(new ASN1Integer(0), info));
  }
}
