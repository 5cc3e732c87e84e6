package dev.minica.encoding.keystore;

import dev.minica.Escaped;
import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Optional;

/** The formats of key stores. */
public enum KeyStoreFormat {
  /**
   * PKCS#12 (RFC 7292): what everybody reads, protected as one of the {@link Pkcs12Profile}s says,
   * and by default as Java does since release 17.
   */
  PKCS12("PKCS#12", "p12"),

  /**
   * Java's own format of old, which only Java reads. Its protection of the key rests on one SHA-1
   * for each guess of the password and is no better than that.
   */
  JKS("JKS", "jks"),

  /**
   * Bouncy Castle's own format, for its FIPS modules: AES-256-CCM and HMAC-SHA512 with PBKDF2. Only
   * Bouncy Castle reads it.
   */
  BCFKS("BCFKS", "bcfks"),

  /** Java's second own format: JKS with a better cipher for keys. It is read, not written. */
  JCEKS("JCEKS", "jceks"),

  /**
   * Bouncy Castle's first format, which Android has by default: what Java's JKS is, with triple DES
   * for keys and HMAC-SHA1. It is read, not written.
   */
  BKS("BKS", "bks"),

  /** Bouncy Castle's second format: BKS with all of it under Twofish. It is read, not written. */
  UBER("UBER", "ubr");

  private static final int INT_OCTETS = 4;

  private final String label;
  private final String fileExtension;

  KeyStoreFormat(String label, String fileExtension) {
    this.label = label;
    this.fileExtension = fileExtension;
  }

  /** What people call it, such as {@code PKCS#12}. */
  public String label() {
    return label;
  }

  /** What file names of this format end in, without the dot. */
  public String fileExtension() {
    return fileExtension;
  }

  /** Whether {@link #encode} can write it. */
  public boolean isWritten() {
    return switch (this) {
      case PKCS12, JKS, BCFKS -> true;
      case JCEKS, BKS, UBER -> false;
    };
  }

  /** The format of these octets, by how they begin; damaged ones may be told too. */
  public static Optional<KeyStoreFormat> detect(byte[] octets) {
    if (octets.length < INT_OCTETS) {
      return Optional.empty();
    }
    return switch (ByteBuffer.wrap(octets).getInt()) {
      case JksEncoder.MAGIC -> Optional.of(JKS);
      case JksDecoder.JCEKS_MAGIC -> Optional.of(JCEKS);
      default -> KeyStoreShape.ofDer(octets).or(() -> BksShape.of(octets));
    };
  }

  /**
   * The format of these octets.
   *
   * @throws MinicaException BAD_INPUT if it is none of them
   */
  public static KeyStoreFormat of(byte[] octets) {
    return detect(octets)
        .orElseThrow(
            () ->
                new MinicaException(Kind.BAD_INPUT, "it is no key store that minica reads")
                    .withHint("minica inspect shows what it is"));
  }

  /**
   * Whether it takes a password to read all of it: no such store is anything but PKCS#12.
   *
   * @throws MinicaException BAD_INPUT if it is malformed
   */
  public boolean isLocked(byte[] octets) {
    return this != PKCS12 || Pkcs12Decoder.isLocked(octets);
  }

  /**
   * Whether there is anything in it that nobody can read without a password. Certificates in JKS,
   * JCEKS and BKS lie open; whether they were changed since takes the password.
   *
   * @throws MinicaException BAD_INPUT if it is malformed
   */
  public boolean isShut(byte[] octets) {
    return switch (this) {
      case PKCS12, BCFKS, UBER -> isLocked(octets);
      case JKS, JCEKS, BKS ->
          read(octets, KeyStorePasswords.none()).contents().unopened().stream()
              .anyMatch(entry -> entry.reason() == KeyStoreEntry.Unopened.Reason.LOCKED);
    };
  }

  /**
   * Reads a key store.
   *
   * <p>What a derivation may cost is bounded before it is begun: 5,000,000 iterations for one,
   * 10,000,000 for the whole store; up to 5,000 entries.
   *
   * @param passwords cleared by the caller; without one a store is read as far as it can be, and a
   *     key that no password opens becomes {@link KeyStoreEntry.Unopened}
   * @throws MinicaException WRONG_PASSPHRASE if the password is wrong, which most formats cannot
   *     tell from damage, or none was given where nothing can be read without; BAD_INPUT if it is
   *     malformed, uses what is not supported, or is over a bound
   */
  public OpenedKeyStore read(byte[] octets, KeyStorePasswords passwords) {
    return switch (this) {
      case PKCS12 -> Pkcs12Decoder.decode(octets, passwords);
      case BCFKS -> BcfksDecoder.decode(octets, passwords);
      case JKS, JCEKS -> JksDecoder.decode(this, octets, passwords);
      case BKS, UBER -> BksDecoder.decode(this, octets, passwords);
    };
  }

  /**
   * How much work it is to find that a password is wrong: the iterations of the key derivation that
   * shows it, where {@link KeyStorePasswords#forCertificates certificates} are wanted.
   *
   * @throws MinicaException BAD_INPUT if it is malformed, or over a bound of {@link #read}
   */
  public long work(byte[] octets) {
    return switch (this) {
      case PKCS12 -> Pkcs12Decoder.work(octets);
      case BCFKS -> BcfksDecoder.work(octets);
      case JKS, JCEKS -> 1;
      case BKS, UBER -> BksDecoder.work(this, octets);
    };
  }

  /** The contents under the names that such a store keeps: JKS has them in lower case. */
  public KeyStoreContents kept(KeyStoreContents contents) {
    return this == JKS
        ? new KeyStoreContents(
            contents.entries().stream().map(KeyStoreFormat::inLowerCase).toList())
        : contents;
  }

  private static KeyStoreEntry inLowerCase(KeyStoreEntry entry) {
    String alias = KeyStoreContents.asJavaSees(entry.alias());
    return alias.equals(entry.alias()) ? entry : entry.renamed(alias);
  }

  /**
   * Encodes the contents under one password, which protects the store and each key in it that has
   * no password of its own. Entries that are {@link KeyStoreEntry#sealed sealed} in this format are
   * written back as they were read.
   *
   * <p>ML-DSA keys are written in the one form of RFC 9881 that Java reads, the expanded key. An
   * entry that does not say when it was made is written as of 1970 where the format has a time.
   *
   * @param password cleared by the caller
   * @param random salts and initialization vectors; the same octets give the same file
   * @throws MinicaException USAGE if the format cannot have this password (that of PKCS#12 has to
   *     be printable ASCII, since Java 17 opens no other; {@link Pkcs12Profile#PBMAC1} takes any),
   *     an alias is too long for it, or it is not written; BAD_INPUT if an entry is {@link
   *     KeyStoreEntry.Unopened} out of another format, or too malformed to be written back, or if
   *     the store would be over a bound of {@link #read}
   */
  public byte[] encode(KeyStoreContents contents, char[] password, SecureRandom random) {
    return encode(contents, password, Pkcs12Profile.MODERN, random);
  }

  /**
   * The same, with PKCS#12 protected as a profile says. Other formats know one way and take no
   * notice of it.
   */
  public byte[] encode(
      KeyStoreContents contents, char[] password, Pkcs12Profile profile, SecureRandom random) {
    return encode(contents, password, Pkcs12Protection.of(profile), random);
  }

  /** The same, with PKCS#12 protected just so. */
  public byte[] encode(
      KeyStoreContents contents, char[] password, Pkcs12Protection pkcs12, SecureRandom random) {
    requireOpened(contents);
    return switch (this) {
      case PKCS12 -> Pkcs12Encoder.encode(contents, password, pkcs12, random);
      case JKS -> JksEncoder.encode(contents, password, random);
      case BCFKS -> BcfksEncoder.encode(contents, password, random);
      case JCEKS, BKS, UBER ->
          throw new MinicaException(Kind.USAGE, "minica reads " + label + " and does not write it");
    };
  }

  /**
   * The same key under a password of its own, for {@link #encode} of this format.
   *
   * @param password cleared by the caller
   * @param random salts and initialization vectors
   * @throws MinicaException USAGE if keys of this format have the password of the store: keytool
   *     and most programs give PKCS#12 no other; or if it is not written
   */
  public KeyStoreEntry.Key seal(KeyStoreEntry.Key key, char[] password, SecureRandom random) {
    byte[] octets =
        switch (this) {
          case JKS -> JksEncoder.lockedKey(key, password, random);
          case BCFKS -> BcfksEncoder.objectData(key, password, random);
          default -> throw noKeyPassword();
        };
    Optional<KeyStoreEntry.Sealed> sealed = Optional.of(new KeyStoreEntry.Sealed(this, octets));
    return new KeyStoreEntry.Key(key.alias(), key.created(), key.key(), key.chain(), sealed);
  }

  private MinicaException noKeyPassword() {
    return new MinicaException(
            Kind.USAGE, "a key in " + label + " has no password but that of the store")
        .withHint("leave it to the store's password, or take jks");
  }

  private void requireOpened(KeyStoreContents contents) {
    for (KeyStoreEntry entry : contents.entries()) {
      boolean isCarried = entry.sealed().filter(carried -> carried.format() == this).isPresent();
      if (entry instanceof KeyStoreEntry.Unopened unopened && !isCarried) {
        throw new MinicaException(
            Kind.BAD_INPUT,
            "\""
                + Escaped.of(entry.alias())
                + "\" is a "
                + unopened.reason().words()
                + ", which cannot be written as "
                + label);
      }
    }
  }
}
