package dev.minica.encoding.keystore;

import dev.minica.encoding.JavaPrivateKey;
import dev.minica.internal.asn1.Der;
import dev.minica.internal.pbe.AlgorithmIds;
import dev.minica.internal.pbe.HashFunction;
import dev.minica.internal.pbe.PasswordOctets;
import dev.minica.internal.pbe.Pbkdf2;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DERGeneralizedTime;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.params.KeyParameter;

/**
 * Writes BCFKS as Bouncy Castle does by default: AES-256-CCM and HMAC-SHA512, each with a key of
 * its own from PBKDF2 over HMAC-SHA512; {@link Bcfks} has the ASN.1.
 */
final class BcfksEncoder {

  /** What Bouncy Castle writes. */
  private static final int ITERATIONS = 51_200;

  private static final int SALT_OCTETS = 64;
  private static final int NONCE_OCTETS = 13;
  private static final int TAG_OCTETS = 8;
  private static final int MAC_KEY_OCTETS = 64;

  private final char[] password;
  private final SecureRandom random;

  private BcfksEncoder(char[] password, SecureRandom random) {
    this.password = password;
    this.random = random;
  }

  private record Encrypted(DERSequence algorithm, DEROctetString octets) {

    DERSequence encode() {
      return new DERSequence(algorithm, octets);
    }
  }

  static byte[] encode(KeyStoreContents contents, char[] password, SecureRandom random) {
    requireReadable(contents);
    return Der.encode(new BcfksEncoder(password, random).objectStore(contents));
  }

  /** Counts as {@link BcfksDecoder} does: each key has a derivation of its own. */
  private static void requireReadable(KeyStoreContents contents) {
    WorkBudget budget = new WorkBudget();
    budget.entries(contents);
    budget.spend(2 * ITERATIONS);
    for (KeyStoreEntry entry : contents.entries()) {
      Optional<KeyStoreEntry.Sealed> sealed = sealed(entry);
      if (sealed.isPresent()) {
        SealedObject.of(sealed.get().octets()).spend(budget);
      } else if (entry instanceof KeyStoreEntry.Key) {
        budget.spend(ITERATIONS);
      }
    }
  }

  private static Optional<KeyStoreEntry.Sealed> sealed(KeyStoreEntry entry) {
    return entry.sealed().filter(octets -> octets.format() == KeyStoreFormat.BCFKS);
  }

  /** ObjectData of a key under a password of its own. */
  static byte[] objectData(KeyStoreEntry.Key entry, char[] password, SecureRandom random) {
    return Der.encode(new BcfksEncoder(password, random).objectData(entry.underStorePassword()));
  }

  private DERSequence objectStore(KeyStoreContents contents) {
    DERSequence stored =
        encrypt(Bcfks.Purpose.STORE_ENCRYPTION, Der.encode(storeData(contents))).encode();
    return new DERSequence(stored, integrityCheck(Der.encode(stored)));
  }

  private DERSequence storeData(KeyStoreContents contents) {
    DERGeneralizedTime modified =
        time(
            contents.entries().stream()
                .flatMap(entry -> entry.created().stream())
                .max(Instant::compareTo)
                .orElse(Instant.EPOCH));
    ASN1Encodable[] objects =
        contents.entries().stream().map(this::objectData).toArray(ASN1Encodable[]::new);
    return new DERSequence(
        new ASN1Encodable[] {
          new ASN1Integer(1),
          AlgorithmIds.withNull(HashFunction.SHA512.hmacOid()),
          modified,
          modified,
          new DERSequence(objects)
        });
  }

  private ASN1Sequence objectData(KeyStoreEntry entry) {
    Optional<KeyStoreEntry.Sealed> sealed = sealed(entry);
    if (sealed.isPresent()) {
      return SealedObject.of(sealed.get().octets()).written(entry);
    }
    DERGeneralizedTime created = time(entry.created().orElse(Instant.EPOCH));
    boolean isKey = entry instanceof KeyStoreEntry.Key;
    return new DERSequence(
        new ASN1Encodable[] {
          new ASN1Integer(isKey ? Bcfks.PRIVATE_KEY : Bcfks.CERTIFICATE),
          new DERUTF8String(entry.alias()),
          created,
          created,
          new DEROctetString(
              entry instanceof KeyStoreEntry.Key key
                  ? privateKey(key)
                  : ((KeyStoreEntry.Trusted) entry).certificate().encoded())
        });
  }

  private byte[] privateKey(KeyStoreEntry.Key entry) {
    byte[] plain = JavaPrivateKey.encode(entry.key());
    Encrypted encrypted = encrypt(Bcfks.Purpose.PRIVATE_KEY_ENCRYPTION, plain);
    Arrays.fill(plain, (byte) 0);
    return Bcfks.privateKeyData(encrypted.encode(), entry.chain());
  }

  private Encrypted encrypt(Bcfks.Purpose purpose, byte[] plain) {
    Pbkdf2 derivation = derivation(Bcfks.KEY_OCTETS);
    byte[] nonce = random(NONCE_OCTETS);
    DERSequence ccm =
        AlgorithmIds.of(
            Bcfks.AES_256_CCM,
            new DERSequence(new DEROctetString(nonce), new ASN1Integer(TAG_OCTETS)));
    try (PasswordOctets octets = purpose.with(password)) {
      byte[] key = derivation.key(octets, Bcfks.KEY_OCTETS);
      return new Encrypted(
          AlgorithmIds.of(Bcfks.PBES2, new DERSequence(derivation.encode(), ccm)),
          new DEROctetString(Bcfks.ccm(true, key, nonce, TAG_OCTETS, plain)));
    } catch (InvalidCipherTextException e) {
      throw new IllegalStateException("encrypting cannot fail", e);
    }
  }

  private DERSequence integrityCheck(byte[] stored) {
    Pbkdf2 derivation = derivation(MAC_KEY_OCTETS);
    try (PasswordOctets octets = Bcfks.Purpose.INTEGRITY_CHECK.with(password)) {
      KeyParameter key = new KeyParameter(derivation.key(octets, MAC_KEY_OCTETS));
      return new DERSequence(
          new ASN1Encodable[] {
            AlgorithmIds.withNull(HashFunction.SHA512.hmacOid()),
            derivation.encode(),
            new DEROctetString(HashFunction.SHA512.hmac(key, stored))
          });
    }
  }

  private Pbkdf2 derivation(int keyOctets) {
    return Pbkdf2.with(HashFunction.SHA512, random(SALT_OCTETS), ITERATIONS, keyOctets);
  }

  private byte[] random(int octets) {
    byte[] drawn = new byte[octets];
    random.nextBytes(drawn);
    return drawn;
  }

  private static DERGeneralizedTime time(Instant time) {
    return new DERGeneralizedTime(Date.from(time));
  }
}
