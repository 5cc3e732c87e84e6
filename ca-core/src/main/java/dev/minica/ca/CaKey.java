package dev.minica.ca;

import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.encoding.EncodedPrivateKey;
import dev.minica.encoding.EncryptedPrivateKeyInfo;
import dev.minica.encoding.Pem;
import dev.minica.internal.io.Disk;
import dev.minica.key.PrivateKeyInfo;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;

/** The file with a CA's private key. It is read when there is something to sign, not before. */
final class CaKey {

  private static final int MAX_OCTETS = 1 << 16;

  private final Path file;
  private final EncodedPrivateKey encoded;

  private CaKey(Path file, EncodedPrivateKey encoded) {
    this.file = file;
    this.encoded = encoded;
  }

  /**
   * What the file is to hold.
   *
   * @param passphrase what it is encrypted with, if it is; cleared
   */
  static byte[] encode(PrivateKeyInfo key, Optional<char[]> passphrase, SecureRandom random) {
    String pem = passphrase.map(p -> encrypted(key, p, random)).orElseGet(() -> Pem.encode(key));
    return pem.getBytes(StandardCharsets.US_ASCII);
  }

  private static String encrypted(PrivateKeyInfo key, char[] passphrase, SecureRandom random) {
    try {
      return Pem.encode(EncryptedPrivateKeyInfo.encrypt(key, passphrase, random));
    } finally {
      Arrays.fill(passphrase, '\0');
    }
  }

  /**
   * @throws MinicaException UNUSABLE_CA if there is none, it is damaged, or others than its owner
   *     can read it
   */
  static CaKey read(Path file, Disk disk) {
    CaFile key = new CaFile(file, MAX_OCTETS, disk);
    byte[] content =
        key.readIfPresent()
            .orElseThrow(
                () ->
                    new MinicaException(
                        Kind.UNUSABLE_CA, "the CA's key is missing: " + Disk.shown(file)));
    disk.requirePrivate(file);
    return decode(key, content);
  }

  /**
   * The same for who only looks, whoever else can read it; nothing if there is none.
   *
   * @throws MinicaException UNUSABLE_CA if it is damaged
   */
  static Optional<CaKey> find(Path file, Disk disk) {
    CaFile key = new CaFile(file, MAX_OCTETS, disk);
    return key.readIfPresent().map(content -> decode(key, content));
  }

  private static CaKey decode(CaFile key, byte[] content) {
    return new CaKey(key.path(), key.decode(content, EncodedPrivateKey::decode));
  }

  boolean isEncrypted() {
    return encoded.isEncrypted();
  }

  /**
   * The key itself.
   *
   * @param passphrase asked only if the key is encrypted; cleared
   * @throws MinicaException WRONG_PASSPHRASE; UNUSABLE_CA if no passphrase could open it
   */
  PrivateKeyInfo open(Supplier<char[]> passphrase) {
    return encoded.isEncrypted() ? decrypted(passphrase.get()) : encoded.open();
  }

  private PrivateKeyInfo decrypted(char[] passphrase) {
    try {
      return encoded.open(passphrase);
    } catch (MinicaException e) {
      Kind kind = e.kind() == Kind.BAD_INPUT ? Kind.UNUSABLE_CA : e.kind();
      throw e.restated(kind, Disk.shown(file) + ": " + e.getMessage());
    } finally {
      Arrays.fill(passphrase, '\0');
    }
  }
}
