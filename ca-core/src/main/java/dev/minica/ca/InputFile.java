package dev.minica.ca;

import dev.minica.MinicaException;
import dev.minica.encoding.EncodedCertificates;
import dev.minica.encoding.EncodedPrivateKey;
import dev.minica.encoding.Pem;
import dev.minica.internal.io.BoundedFile;
import dev.minica.internal.io.Disk;
import dev.minica.key.KeyPair;
import dev.minica.x509.Certificate;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A file that somebody hands in, which may be anything. What goes wrong with it is a {@link
 * MinicaException} of kind BAD_INPUT that names it: it is missing, no regular file, over the bound
 * of {@link Pem#MAX_OCTETS} octets, or not what it should be.
 *
 * @param path where it is
 */
public record InputFile(Path path) {

  /** All it holds. */
  public byte[] read() {
    return new BoundedFile(path, Pem.MAX_OCTETS).read();
  }

  /** The certificates in it, PEM or one in DER, in their order; at least one. */
  public List<Certificate> certificates() {
    return decoded(EncodedCertificates::decode);
  }

  /** The one private key in it, PEM or DER, encrypted or not. */
  public EncodedPrivateKey privateKey() {
    return decoded(EncodedPrivateKey::decode);
  }

  private <T> T decoded(Function<byte[], T> decoding) {
    byte[] content = read();
    return naming(() -> decoding.apply(content));
  }

  /**
   * The private key in it, to be used.
   *
   * @param passphrase asked only if the key is encrypted
   * @throws MinicaException also of kind WRONG_PASSPHRASE
   */
  public KeyPair keyPair(Supplier<char[]> passphrase) {
    EncodedPrivateKey encoded = privateKey();
    if (!encoded.isEncrypted()) {
      return naming(() -> KeyPair.of(encoded.open()));
    }
    char[] characters = passphrase.get();
    try {
      return naming(() -> KeyPair.of(encoded.open(characters)));
    } finally {
      Arrays.fill(characters, '\0');
    }
  }

  private <T> T naming(Supplier<T> step) {
    try {
      return step.get();
    } catch (MinicaException e) {
      MinicaException named =
          new MinicaException(e.kind(), Disk.shown(path) + ": " + e.getMessage(), e);
      throw e.hint().map(named::withHint).orElse(named);
    }
  }
}
