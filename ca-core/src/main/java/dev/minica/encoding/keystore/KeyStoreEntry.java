package dev.minica.encoding.keystore;

import dev.minica.key.PrivateKeyInfo;
import dev.minica.x509.Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a key store holds under one name. */
public sealed interface KeyStoreEntry {

  /** The name; Java takes no notice of upper and lower case. */
  String alias();

  /** When the entry was made, where the format says so. */
  Optional<Instant> created();

  /** The chain of a key, or the one certificate that is trusted; none where none stand beside. */
  List<Certificate> certificates();

  /** The same entry under another name. */
  KeyStoreEntry renamed(String other);

  /** The same entry, made at this time if it does not say when. */
  KeyStoreEntry dated(Instant otherwise);

  /**
   * The entry as it stands in a store of one format, if it is to be written back so: the encoder of
   * that format takes it over instead of encoding anew. The alias is the entry's own, and so are
   * the certificates.
   */
  default Optional<Sealed> sealed() {
    return Optional.empty();
  }

  /**
   * What a store has of an entry, octet for octet, under a password that is not the store's or in a
   * form that is not looked into. It does not depend on the password of the store.
   *
   * @param format the one format that it means anything to
   * @param octets JKS: EncryptedPrivateKeyInfo (RFC 5958 section 3); PKCS#12: SafeBag (RFC 7292
   *     section 4.2) with all its attributes; BCFKS: ObjectData
   */
  record Sealed(KeyStoreFormat format, byte[] octets) {}

  /**
   * A private key and who vouches for it.
   *
   * @param chain the certificate of the key, then that of its issuer, and so on; empty if there is
   *     none. Whether they belong together is not looked at
   * @param sealed the key as it stands under a password of its own; absent if it is, or is to be,
   *     under the password of the store. A key that was read keeps its own password when it is
   *     written to the same format again, and so does one that {@link KeyStoreFormat#seal} gave one
   */
  record Key(
      String alias,
      Optional<Instant> created,
      PrivateKeyInfo key,
      List<Certificate> chain,
      Optional<Sealed> sealed)
      implements KeyStoreEntry {

    public Key {
      chain = List.copyOf(chain);
    }

    /** To be written under the password of the store. */
    public Key(
        String alias, Optional<Instant> created, PrivateKeyInfo key, List<Certificate> chain) {
      this(alias, created, key, chain, Optional.empty());
    }

    public Key(String alias, Instant created, PrivateKeyInfo key, List<Certificate> chain) {
      this(alias, Optional.of(created), key, chain);
    }

    @Override
    public List<Certificate> certificates() {
      return chain;
    }

    @Override
    public Key renamed(String other) {
      return new Key(other, created, key, chain, sealed);
    }

    @Override
    public Key dated(Instant otherwise) {
      return new Key(alias, created.or(() -> Optional.of(otherwise)), key, chain, sealed);
    }

    /** The same entry, to be written under the password of the store whatever it was under. */
    public Key underStorePassword() {
      return new Key(alias, created, key, chain);
    }
  }

  /**
   * A certificate that is trusted as it stands, such as a root.
   *
   * @param marked whether the store says that it is trusted. In PKCS#12 that takes an attribute of
   *     Java's, and one without it keeps being without when it is written to PKCS#12 again; what
   *     comes of it in a store of another kind, {@link KeyStoreContents#withoutMaterial} decides.
   *     In all other formats everything is marked
   */
  record Trusted(String alias, Optional<Instant> created, Certificate certificate, boolean marked)
      implements KeyStoreEntry {

    /** One that is marked. */
    public Trusted(String alias, Optional<Instant> created, Certificate certificate) {
      this(alias, created, certificate, true);
    }

    public Trusted(String alias, Instant created, Certificate certificate) {
      this(alias, Optional.of(created), certificate);
    }

    @Override
    public List<Certificate> certificates() {
      return List.of(certificate);
    }

    @Override
    public Trusted renamed(String other) {
      return new Trusted(other, created, certificate, marked);
    }

    @Override
    public Trusted dated(Instant otherwise) {
      return new Trusted(alias, created.or(() -> Optional.of(otherwise)), certificate, marked);
    }

    /** The same entry, to be trusted whatever was said of it. */
    public Trusted asMarked() {
      return new Trusted(alias, created, certificate);
    }
  }

  /**
   * Something that was met in a store and could not be taken out of it. It can be written back to
   * the same format as it was, and to no other.
   *
   * @param chain the certificates that stand beside it; often empty
   * @param sealed absent where the format is only read
   */
  record Unopened(
      String alias,
      Optional<Instant> created,
      Reason reason,
      List<Certificate> chain,
      Optional<Sealed> sealed)
      implements KeyStoreEntry {

    /** Why it could not. */
    public enum Reason {
      /** A private key under a password of its own, or under any where none was given. */
      LOCKED("private key under another passphrase"),
      SECRET_KEY("secret key"),
      CRL("CRL"),
      UNSUPPORTED("entry of an unsupported kind");

      private final String words;

      Reason(String words) {
        this.words = words;
      }

      /** What it is, in words that an article can stand before. */
      public String words() {
        return words;
      }
    }

    public Unopened {
      chain = List.copyOf(chain);
    }

    @Override
    public List<Certificate> certificates() {
      return chain;
    }

    @Override
    public Unopened renamed(String other) {
      return new Unopened(other, created, reason, chain, sealed);
    }

    @Override
    public Unopened dated(Instant otherwise) {
      return new Unopened(alias, created.or(() -> Optional.of(otherwise)), reason, chain, sealed);
    }
  }
}
