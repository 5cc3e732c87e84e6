package dev.minica.encoding.keystore;

import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.encoding.keystore.KeyStoreEntry.Sealed;
import dev.minica.encoding.keystore.KeyStoreEntry.Unopened.Reason;
import dev.minica.internal.asn1.Der;
import dev.minica.internal.pbe.HashFunction;
import dev.minica.internal.pbe.KeyDerivation;
import dev.minica.internal.pbe.PasswordOctets;
import dev.minica.key.PrivateKeyInfo;
import dev.minica.x509.Certificate;
import java.security.MessageDigest;
import java.text.ParseException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.ASN1UTF8String;
import org.bouncycastle.crypto.params.KeyParameter;

/** Reads BCFKS, Bouncy Castle's own format; {@link Bcfks} has the ASN.1. */
final class BcfksDecoder {

  private final KeyStorePasswords passwords;
  private final WorkBudget budget = new WorkBudget();
  private final Aliases aliases = new Aliases();

  private BcfksDecoder(KeyStorePasswords passwords) {
    this.passwords = passwords;
  }

  static OpenedKeyStore decode(byte[] octets, KeyStorePasswords passwords) {
    return Der.read("BCFKS", () -> new BcfksDecoder(passwords).decode(octets));
  }

  /** The iterations that opening the contents takes, or the check where they are not encrypted. */
  static long work(byte[] octets) {
    BcfksDecoder decoder = new BcfksDecoder(KeyStorePasswords.none());
    return Der.read(
        "BCFKS",
        () -> {
          ASN1Sequence store = ASN1Sequence.getInstance(Der.decode(octets, "BCFKS"));
          decoder.contents(ASN1Sequence.getInstance(store.getObjectAt(0)), new char[0]);
          if (decoder.budget.spent() == 0) {
            decoder.check(store.getObjectAt(1));
          }
          return decoder.budget.spent();
        });
  }

  private OpenedKeyStore decode(byte[] octets) throws ParseException {
    ASN1Sequence store = ASN1Sequence.getInstance(Der.decode(octets, "BCFKS"));
    char[] password = passwords.required();
    ASN1Encodable stored = store.getObjectAt(0);
    Check check = check(store.getObjectAt(1));
    Contents contents = contents(ASN1Sequence.getInstance(stored), password);
    boolean verified = !isShownByEncryption(stored);
    if (verified) {
      check.verify(Der.encode(stored), password);
    }
    List<Closed> closed = new ArrayList<>();
    for (ASN1Encodable element : ASN1Sequence.getInstance(contents.open().getObjectAt(4))) {
      budget.entry();
      closed.add(entry(ASN1Sequence.getInstance(element)));
    }
    List<KeyStoreEntry> entries = closed.stream().map(Closed::open).toList();
    return OpenedKeyStore.of(KeyStoreFormat.BCFKS, entries, verified, budget.protections());
  }

  /** AES-CCM opens under one key alone, so that who wants little more knows the password by it. */
  private boolean isShownByEncryption(ASN1Encodable stored) {
    return passwords.certificatesOnly() && ASN1Sequence.getInstance(stored).size() == 2;
  }

  /** What the contents are checked with; its work has been noted and not been done. */
  private record Check(HashFunction function, KeyDerivation derivation, byte[] mac) {

    void verify(byte[] stored, char[] password) {
      if (!MessageDigest.isEqual(mac, mac(stored, password))) {
        throw KeyStorePasswords.wrong();
      }
    }

    private byte[] mac(byte[] stored, char[] password) {
      int length = derivation.keyLength().orElse(function.digest().getDigestSize());
      try (PasswordOctets octets = Bcfks.Purpose.INTEGRITY_CHECK.with(password)) {
        return function.hmac(new KeyParameter(derivation.key(octets, length)), stored);
      }
    }
  }

  /** The ObjectStoreData, likewise. */
  private interface Contents {
    ASN1Sequence open();
  }

  /** An entry, likewise. */
  private interface Closed {
    KeyStoreEntry open();
  }

  private Check check(ASN1Encodable check) {
    if (check.toASN1Primitive() instanceof ASN1TaggedObject) {
      throw new MinicaException(
          Kind.BAD_INPUT, "BCFKS under a signature instead of a password, which is not supported");
    }
    ASN1Sequence fields = ASN1Sequence.getInstance(check);
    HashFunction function = HashFunction.ofHmac(ASN1Sequence.getInstance(fields.getObjectAt(0)));
    KeyDerivation derivation =
        KeyDerivation.decode(ASN1Sequence.getInstance(fields.getObjectAt(1)));
    budget.spend(
        new Protection(
            Protection.Part.INTEGRITY,
            derivation.description() + ", HMAC-" + function.label(),
            derivation.work()),
        1);
    return new Check(
        function, derivation, ASN1OctetString.getInstance(fields.getObjectAt(2)).getOctets());
  }

  /** An encrypted store has two fields, and its clear contents have five or more. */
  private Contents contents(ASN1Sequence stored, char[] password) {
    if (stored.size() != 2) {
      return () -> stored;
    }
    BcfksScheme scheme = BcfksScheme.decode(ASN1Sequence.getInstance(stored.getObjectAt(0)));
    budget.spend(scheme.protection(Protection.Part.STORE), 1);
    byte[] encrypted = ASN1OctetString.getInstance(stored.getObjectAt(1)).getOctets();
    return () ->
        scheme
            .decrypt(Bcfks.Purpose.STORE_ENCRYPTION, password, encrypted)
            .map(plain -> ASN1Sequence.getInstance(Der.decode(plain, "BCFKS contents")))
            .orElseThrow(KeyStorePasswords::wrong);
  }

  private Closed entry(ASN1Sequence object) throws ParseException {
    int type = ASN1Integer.getInstance(object.getObjectAt(0)).intValueExact();
    String alias = aliases.unique(ASN1UTF8String.getInstance(object.getObjectAt(1)).getString());
    Optional<Instant> created =
        Optional.of(ASN1GeneralizedTime.getInstance(object.getObjectAt(2)).getDate().toInstant());
    byte[] data = ASN1OctetString.getInstance(object.getObjectAt(4)).getOctets();
    return switch (type) {
      case Bcfks.CERTIFICATE -> {
        Certificate certificate = Certificate.decode(data);
        yield () -> new KeyStoreEntry.Trusted(alias, created, certificate);
      }
      case Bcfks.PRIVATE_KEY, Bcfks.PROTECTED_PRIVATE_KEY -> key(alias, created, data, object);
      case Bcfks.SECRET_KEY, Bcfks.PROTECTED_SECRET_KEY ->
          () -> unopened(alias, created, Reason.SECRET_KEY, object);
      default -> () -> unopened(alias, created, Reason.UNSUPPORTED, object);
    };
  }

  private static KeyStoreEntry unopened(
      String alias, Optional<Instant> created, Reason reason, ASN1Sequence object) {
    return new KeyStoreEntry.Unopened(alias, created, reason, List.of(), sealed(object));
  }

  private static Optional<Sealed> sealed(ASN1Sequence object) {
    return Optional.of(new Sealed(KeyStoreFormat.BCFKS, Der.asRead(object)));
  }

  private Closed key(String alias, Optional<Instant> created, byte[] data, ASN1Sequence object) {
    ASN1Sequence fields = ASN1Sequence.getInstance(Der.decode(data, "private key"));
    LockedKey locked = LockedKey.decode(fields.getObjectAt(0));
    List<Certificate> chain = new ArrayList<>();
    for (ASN1Encodable certificate : ASN1Sequence.getInstance(fields.getObjectAt(1))) {
      budget.entry();
      chain.add(Certificate.decode(Der.asRead(certificate)));
    }
    BcfksScheme scheme = BcfksScheme.decode(locked.algorithm());
    budget.spend(scheme.protection(Protection.Part.KEYS), passwords.forKeys().size());
    return () -> {
      Optional<LockedKey.Opened> opened = open(scheme, locked.encrypted());
      if (opened.isEmpty()) {
        return new KeyStoreEntry.Unopened(alias, created, Reason.LOCKED, chain, sealed(object));
      }
      Optional<Sealed> own = opened.get().own() ? sealed(object) : Optional.empty();
      return new KeyStoreEntry.Key(alias, created, opened.get().key(), chain, own);
    };
  }

  private Optional<LockedKey.Opened> open(BcfksScheme scheme, byte[] encrypted) {
    return passwords.forKeys().stream()
        .flatMap(
            password ->
                scheme
                    .decrypt(Bcfks.Purpose.PRIVATE_KEY_ENCRYPTION, password, encrypted)
                    .map(PrivateKeyInfo::decode)
                    .map(key -> new LockedKey.Opened(key, passwords.isOwn(password)))
                    .stream())
        .findFirst();
  }
}
