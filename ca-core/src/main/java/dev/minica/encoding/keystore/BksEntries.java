package dev.minica.encoding.keystore;

import dev.minica.MinicaException;
import dev.minica.encoding.keystore.KeyStoreEntry.Unopened.Reason;
import dev.minica.internal.pbe.HashFunction;
import dev.minica.internal.pbe.Pkcs12Derivation;
import dev.minica.internal.pbe.Pkcs12Scheme;
import dev.minica.key.PrivateKeyInfo;
import dev.minica.x509.Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DEROctetString;

/**
 * Reads the entries of BKS and UBER, in the notation of {@link BksDecoder}:
 *
 * <pre>
 * entry   octet kind, UTF alias, long created (ms), int length of the chain, certificates, content
 * certificate  UTF "X.509", blob DER
 * content of kind 1   certificate
 *            kind 2   key
 *            kind 3   blob, whose meaning only the program knows that put it there
 *            kind 4   blob, in which: blob salt, int iterations, encrypted with triple DES: key
 * key     octet (0 private, 1 public, 2 secret), UTF format, UTF algorithm, blob
 * </pre>
 */
final class BksEntries {

  private static final int END = 0;
  static final int CERTIFICATE = 1;
  private static final int KEY = 2;
  private static final int BLOB = 3;
  static final int SEALED = 4;

  private static final int PRIVATE = 0;
  private static final int SECRET = 2;

  private final StoreInput in;
  private final KeyStorePasswords passwords;
  private final WorkBudget budget;
  private final Aliases aliases = new Aliases();

  BksEntries(StoreInput in, KeyStorePasswords passwords, WorkBudget budget) {
    this.in = in;
    this.passwords = passwords;
    this.budget = budget;
  }

  List<KeyStoreEntry> read() {
    List<KeyStoreEntry> entries = new ArrayList<>();
    for (int kind = in.octet(); kind != END; kind = in.octet()) {
      budget.entry();
      entries.add(entry(kind));
    }
    if (in.remaining() > 0) {
      throw in.malformed("more octets after the last entry");
    }
    return entries;
  }

  private KeyStoreEntry entry(int kind) {
    String alias = aliases.unique(in.text());
    Optional<Instant> created = Optional.of(in.time());
    List<Certificate> chain = chain();
    return switch (kind) {
      case CERTIFICATE -> new KeyStoreEntry.Trusted(alias, created, in.certificate());
      case KEY -> key(StoredKey.of(in)).entry(alias, created, chain);
      case BLOB -> unknown().entry(alias, created, chain);
      case SEALED -> sealed(in.blob(), chain).entry(alias, created, chain);
      default -> throw in.malformed("an entry of kind " + kind);
    };
  }

  private List<Certificate> chain() {
    int length = in.integer();
    if (length < 0) {
      throw in.malformed("a chain of " + length + " certificates");
    }
    List<Certificate> chain = new ArrayList<>();
    for (int i = 0; i < length; i++) {
      budget.entry();
      chain.add(in.certificate());
    }
    return chain;
  }

  /** What an entry turns out to hold. */
  private interface Content {
    KeyStoreEntry entry(String alias, Optional<Instant> created, List<Certificate> chain);
  }

  private record StoredKey(int kind, byte[] encoded) {

    static StoredKey of(StoreInput in) {
      int kind = in.octet();
      if (kind > SECRET) {
        throw in.malformed("a key of kind " + kind);
      }
      in.text(); // what Java calls its format, and its algorithm: the encoding says both
      in.text();
      return new StoredKey(kind, in.blob());
    }
  }

  private static Content key(StoredKey key) {
    if (key.kind() == PRIVATE) {
      PrivateKeyInfo decoded = PrivateKeyInfo.decode(key.encoded());
      return (alias, created, chain) -> new KeyStoreEntry.Key(alias, created, decoded, chain);
    }
    return unopened(key.kind() == SECRET ? Reason.SECRET_KEY : Reason.UNSUPPORTED);
  }

  private Content unknown() {
    in.blob();
    return unopened(Reason.UNSUPPORTED);
  }

  private static Content unopened(Reason reason) {
    return (alias, created, chain) ->
        new KeyStoreEntry.Unopened(alias, created, reason, chain, Optional.empty());
  }

  /** A private key always has a chain; so what has none and stays closed is a secret one. */
  private Content sealed(byte[] blob, List<Certificate> chain) {
    StoreInput sealed = new StoreInput(blob, "private key");
    Pkcs12Scheme scheme =
        new Pkcs12Scheme(
            Pkcs12Scheme.Cipher.TRIPLE_DES,
            Pkcs12Derivation.decode(
                HashFunction.SHA1,
                new DEROctetString(sealed.blob()),
                new ASN1Integer(sealed.integer())));
    byte[] encrypted = sealed.octets(sealed.remaining());
    List<char[]> all = passwords.forKeys();
    budget.spend(
        new Protection(Protection.Part.KEYS, scheme.description(), scheme.work()), all.size());
    return all.stream()
        .flatMap(password -> opened(scheme, password, encrypted).stream())
        .findFirst()
        .orElseGet(() -> unopened(chain.isEmpty() ? Reason.SECRET_KEY : Reason.LOCKED));
  }

  private static Optional<Content> opened(Pkcs12Scheme scheme, char[] password, byte[] encrypted) {
    byte[] plain = new byte[0];
    try {
      plain = scheme.decryptOfBouncyCastle(password, encrypted);
      return Optional.of(key(StoredKey.of(new StoreInput(plain, "private key"))));
    } catch (MinicaException wrong) {
      return Optional.empty(); // by its padding, or by what is in it if that came out right
    } finally {
      Arrays.fill(plain, (byte) 0);
    }
  }
}
