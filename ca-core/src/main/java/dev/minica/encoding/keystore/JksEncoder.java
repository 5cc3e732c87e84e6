package dev.minica.encoding.keystore;

import dev.minica.Escaped;
import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.internal.pbe.PasswordOctets;
import dev.minica.x509.Certificate;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UTFDataFormatException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;

/**
 * Writes Java's JKS, version 2. There is no specification but Java's reader; in the notation of
 * {@link DataOutputStream}, where a blob is an int with its length and then its octets:
 *
 * <pre>
 * store    int 0xFEEDFEED, int 2, int number of entries, entries, SHA-1 of it all (20 octets)
 * key      int 1, UTF alias, long created (ms), blob EncryptedPrivateKeyInfo,
 *          int length of the chain, certificates
 * trusted  int 2, UTF alias, long created (ms), certificate
 * certificate  UTF "X.509", blob DER
 * </pre>
 */
final class JksEncoder {

  static final int MAGIC = 0xFEEDFEED;
  static final int VERSION = 2;
  static final int KEY = 1;
  static final int TRUSTED = 2;

  /** Goes into the SHA-1 between password and store, so that it is a MAC of sorts. */
  private static final byte[] WHITENER = "Mighty Aphrodite".getBytes(StandardCharsets.US_ASCII);

  private final DataOutputStream out;
  private final PasswordOctets password;
  private final SecureRandom random;

  private JksEncoder(DataOutputStream out, PasswordOctets password, SecureRandom random) {
    this.out = out;
    this.password = password;
    this.random = random;
  }

  static byte[] encode(KeyStoreContents contents, char[] password, SecureRandom random) {
    ByteArrayOutputStream octets = new ByteArrayOutputStream();
    try (PasswordOctets bmp = PasswordOctets.bmp(password);
        DataOutputStream out = new DataOutputStream(octets)) {
      new JksEncoder(out, bmp, random).store(contents);
      out.write(seal(bmp, octets.toByteArray()));
      return octets.toByteArray();
    } catch (IOException impossibleInMemory) {
      throw new UncheckedIOException(impossibleInMemory);
    }
  }

  /** A key under a password of its own. */
  static byte[] lockedKey(KeyStoreEntry.Key entry, char[] password, SecureRandom random) {
    try (PasswordOctets bmp = PasswordOctets.bmp(password)) {
      return JksKeyProtector.protect(entry.key(), bmp, random);
    }
  }

  static byte[] seal(PasswordOctets password, byte[] store) {
    MessageDigest sha1 = JksKeyProtector.sha1();
    sha1.update(password.octets());
    sha1.update(WHITENER);
    return sha1.digest(store);
  }

  /** Counts as {@link JksDecoder} does; keys that this class makes take no work to speak of. */
  private static void requireReadable(KeyStoreContents contents) {
    WorkBudget budget = new WorkBudget();
    budget.entries(contents);
    for (KeyStoreEntry entry : contents.entries()) {
      entry
          .sealed()
          .filter(carried -> carried.format() == KeyStoreFormat.JKS)
          .ifPresent(carried -> LockedKey.decode(carried.octets()).spend(budget));
    }
  }

  private void store(KeyStoreContents contents) throws IOException {
    requireReadable(contents);
    out.writeInt(MAGIC);
    out.writeInt(VERSION);
    out.writeInt(contents.entries().size());
    for (KeyStoreEntry entry : contents.entries()) {
      if (entry instanceof KeyStoreEntry.Key key) {
        key(key, lockedKey(key), key.chain());
      } else if (entry instanceof KeyStoreEntry.Unopened unopened) {
        key(unopened, unopened.sealed().orElseThrow().octets(), unopened.chain());
      } else if (entry instanceof KeyStoreEntry.Trusted trusted) {
        trusted(trusted);
      }
    }
  }

  private byte[] lockedKey(KeyStoreEntry.Key entry) {
    return entry
        .sealed()
        .filter(carried -> carried.format() == KeyStoreFormat.JKS)
        .map(KeyStoreEntry.Sealed::octets)
        .orElseGet(() -> JksKeyProtector.protect(entry.key(), password, random));
  }

  private void key(KeyStoreEntry entry, byte[] locked, List<Certificate> chain) throws IOException {
    head(KEY, entry);
    blob(locked);
    out.writeInt(chain.size());
    for (Certificate certificate : chain) {
      certificate(certificate);
    }
  }

  private void trusted(KeyStoreEntry.Trusted entry) throws IOException {
    head(TRUSTED, entry);
    certificate(entry.certificate());
  }

  private void head(int tag, KeyStoreEntry entry) throws IOException {
    out.writeInt(tag);
    try {
      out.writeUTF(KeyStoreContents.asJavaSees(entry.alias()));
    } catch (UTFDataFormatException e) {
      throw new MinicaException(
          Kind.USAGE,
          "alias of "
              + entry.alias().length()
              + " characters, over what JKS holds: \""
              + Escaped.of(entry.alias().substring(0, 32))
              + "...\"",
          e);
    }
    out.writeLong(entry.created().orElse(Instant.EPOCH).toEpochMilli());
  }

  private void certificate(Certificate certificate) throws IOException {
    out.writeUTF("X.509");
    blob(certificate.encoded());
  }

  private void blob(byte[] octets) throws IOException {
    out.writeInt(octets.length);
    out.write(octets);
  }
}
