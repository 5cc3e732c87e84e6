package dev.minica.encoding.keystore;

import dev.minica.encoding.keystore.KeyStoreEntry.Sealed;
import dev.minica.encoding.keystore.KeyStoreEntry.Unopened.Reason;
import dev.minica.internal.pbe.PasswordOctets;
import dev.minica.x509.Certificate;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Reads JKS, versions 1 and 2, and JCEKS, which is the same with another first number, another
 * cipher for keys, and a third kind of entry: a secret key as a serialized Java object.
 */
final class JksDecoder {

  static final int JCEKS_MAGIC = 0xCECECECE;

  private static final int SECRET = 3;
  private static final int SEAL_OCTETS = 20;

  private final KeyStoreFormat format;
  private final KeyStorePasswords passwords;
  private final WorkBudget budget = new WorkBudget();

  private JksDecoder(KeyStoreFormat format, KeyStorePasswords passwords) {
    this.format = format;
    this.passwords = passwords;
  }

  /** An entry before its key is opened, which is not before the seal has been checked. */
  private interface Closed {
    KeyStoreEntry open();
  }

  static OpenedKeyStore decode(KeyStoreFormat format, byte[] octets, KeyStorePasswords passwords) {
    return new JksDecoder(format, passwords).decode(octets);
  }

  private OpenedKeyStore decode(byte[] octets) {
    byte[] body = Arrays.copyOf(octets, Math.max(0, octets.length - SEAL_OCTETS));
    budget.spend(new Protection(Protection.Part.INTEGRITY, "SHA-1 of password and store", 1), 1);
    List<Closed> closed = entries(new StoreInput(body, format.label()));
    passwords.store().ifPresent(password -> checkSeal(password, body, octets));
    Aliases aliases = new Aliases();
    List<KeyStoreEntry> entries = new ArrayList<>();
    for (Closed entry : closed) {
      KeyStoreEntry opened = entry.open();
      entries.add(opened.renamed(aliases.unique(opened.alias())));
    }
    return OpenedKeyStore.of(format, entries, passwords.store().isPresent(), budget.protections());
  }

  private static void checkSeal(char[] password, byte[] body, byte[] octets) {
    byte[] seal = Arrays.copyOfRange(octets, body.length, octets.length);
    try (PasswordOctets bmp = PasswordOctets.bmp(password)) {
      if (!MessageDigest.isEqual(seal, JksEncoder.seal(bmp, body))) {
        throw KeyStorePasswords.wrong();
      }
    }
  }

  private List<Closed> entries(StoreInput in) {
    in.integer();
    int version = in.integer();
    if (version != 1 && version != JksEncoder.VERSION) {
      throw in.malformed("version " + version + ", which is neither 1 nor 2");
    }
    int count = in.integer();
    List<Closed> entries = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      budget.entry();
      entries.add(entry(in, version));
    }
    if (count < 0 || in.remaining() > 0) {
      throw in.malformed("its number of entries, " + count + ", is not that of what follows");
    }
    return entries;
  }

  private Closed entry(StoreInput in, int version) {
    int tag = in.integer();
    String alias = in.text();
    Optional<Instant> created = Optional.of(in.time());
    if (tag == JksEncoder.KEY) {
      byte[] locked = in.blob();
      LockedKey.Closed key = LockedKey.decode(locked).closed(passwords, budget);
      List<Certificate> chain = chain(in, version);
      return () -> key(alias, created, locked, key, chain);
    } else if (tag == JksEncoder.TRUSTED) {
      Certificate certificate = certificate(in, version);
      return () -> new KeyStoreEntry.Trusted(alias, created, certificate);
    } else if (tag == SECRET && format == KeyStoreFormat.JCEKS) {
      new SerializedObject(in).skip();
      return () ->
          new KeyStoreEntry.Unopened(
              alias, created, Reason.SECRET_KEY, List.of(), Optional.empty());
    }
    throw in.malformed("an entry of kind " + tag);
  }

  private List<Certificate> chain(StoreInput in, int version) {
    int length = in.integer();
    List<Certificate> chain = new ArrayList<>();
    for (int i = 0; i < length; i++) {
      budget.entry();
      chain.add(certificate(in, version));
    }
    return chain;
  }

  /** Version 1 does not name the kind of certificate. */
  private static Certificate certificate(StoreInput in, int version) {
    return version == 1 ? Certificate.decode(in.blob()) : in.certificate();
  }

  private KeyStoreEntry key(
      String alias,
      Optional<Instant> created,
      byte[] locked,
      LockedKey.Closed key,
      List<Certificate> chain) {
    Optional<LockedKey.Opened> opened = key.open();
    if (opened.isPresent()) {
      Optional<Sealed> own = opened.get().own() ? sealed(locked) : Optional.empty();
      return new KeyStoreEntry.Key(alias, created, opened.get().key(), chain, own);
    }
    return new KeyStoreEntry.Unopened(alias, created, Reason.LOCKED, chain, sealed(locked));
  }

  private Optional<Sealed> sealed(byte[] locked) {
    return format.isWritten() ? Optional.of(new Sealed(format, locked)) : Optional.empty();
  }
}
