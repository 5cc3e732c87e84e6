package dev.minica.encoding.keystore;

import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.internal.asn1.Der;
import dev.minica.internal.pbe.AlgorithmIds;
import dev.minica.internal.pbe.EncryptionScheme;
import dev.minica.internal.pbe.PasswordOctets;
import dev.minica.key.PrivateKeyInfo;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;

/**
 * An EncryptedPrivateKeyInfo (RFC 5958 section 3) inside a key store, encrypted with what its
 * AlgorithmIdentifier says; Java has schemes of its own in it.
 */
record LockedKey(ASN1Sequence algorithm, byte[] encrypted) {

  static LockedKey decode(ASN1Encodable value) {
    ASN1Sequence fields = ASN1Sequence.getInstance(value);
    return new LockedKey(
        ASN1Sequence.getInstance(fields.getObjectAt(0)),
        ASN1OctetString.getInstance(fields.getObjectAt(1)).getOctets());
  }

  static LockedKey decode(byte[] der) {
    return Der.read("private key", () -> decode(Der.decode(der, "private key")));
  }

  /**
   * A key that a password opened.
   *
   * @param own whether the password is not that of the store
   */
  record Opened(PrivateKeyInfo key, boolean own) {}

  /**
   * Takes note of the work that trying all passwords is, and does none of it yet.
   *
   * @throws MinicaException BAD_INPUT if the algorithm is not supported or too much work
   */
  Closed closed(KeyStorePasswords passwords, WorkBudget budget) {
    Opening opening = Der.read("private key", this::opening);
    List<char[]> all = passwords.forKeys();
    budget.spend(opening.protection(), all.size());
    return () ->
        all.stream()
            .flatMap(
                password ->
                    key(opening, password)
                        .map(key -> new Opened(key, passwords.isOwn(password)))
                        .stream())
            .findFirst();
  }

  /** Takes note of the work that trying one password is. */
  void spend(WorkBudget budget) {
    budget.spend(Der.read("private key", this::opening).protection(), 1);
  }

  /** A key whose work has been noted. */
  interface Closed {

    /** The key, or nothing if none of the passwords opens it. */
    Optional<Opened> open();
  }

  private static Optional<PrivateKeyInfo> key(Opening opening, char[] password) {
    Optional<byte[]> plain = opening.attempt().with(password);
    try {
      return plain.map(PrivateKeyInfo::decode);
    } catch (MinicaException garbage) {
      return Optional.empty(); // padding that came out right by chance
    } finally {
      plain.ifPresent(octets -> Arrays.fill(octets, (byte) 0));
    }
  }

  private record Opening(Protection protection, Attempt attempt) {}

  private interface Attempt {
    Optional<byte[]> with(char[] password);
  }

  private Opening opening() {
    String oid = AlgorithmIds.oid(algorithm);
    if (oid.equals(JksKeyProtector.OID)) {
      return new Opening(
          new Protection(Protection.Part.KEYS, "JKS key protector with SHA-1", 1), this::jks);
    } else if (oid.equals(JceksKeyProtector.OID)) {
      JceksKeyProtector protector = JceksKeyProtector.decode(AlgorithmIds.parameters(algorithm));
      return new Opening(
          new Protection(
              Protection.Part.KEYS, "JCEKS PBE with MD5, 3DES-CBC", protector.iterations()),
          password -> protector.recover(encrypted, password));
    }
    EncryptionScheme scheme = EncryptionScheme.decode(algorithm);
    return new Opening(
        new Protection(Protection.Part.KEYS, scheme.description(), scheme.work()),
        password -> decrypted(scheme, password));
  }

  private Optional<byte[]> jks(char[] password) {
    try (PasswordOctets octets = PasswordOctets.bmp(password)) {
      return JksKeyProtector.recover(encrypted, octets);
    }
  }

  private Optional<byte[]> decrypted(EncryptionScheme scheme, char[] password) {
    try {
      return Optional.of(scheme.decrypt(password, encrypted));
    } catch (MinicaException e) {
      if (e.kind() == Kind.WRONG_PASSPHRASE) {
        return Optional.empty();
      }
      throw e;
    }
  }
}
