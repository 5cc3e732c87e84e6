package dev.minica.reissue;

import dev.minica.MinicaException;
import dev.minica.encoding.Pem;
import dev.minica.encoding.Pkcs7Certificates;
import dev.minica.encoding.keystore.KeyStoreFormat;
import dev.minica.file.InputFile;
import dev.minica.key.KeyPair;
import dev.minica.x509.Certificate;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A file that is to be made again: PEM with certificates, keys and whatever is between them, a
 * certificate or key in DER, PKCS#7, or a key store. Which it is shows in its octets, not in its
 * name.
 */
public final class Model {

  private final Path path;
  private final byte[] octets;
  private final Content content;

  private Model(Path path, byte[] octets, Content content) {
    this.path = path;
    this.octets = octets;
    this.content = content;
  }

  /**
   * Reads a file whole.
   *
   * @param passwords tried in their order on what is locked; the caller clears them, when the files
   *     are written and not before
   * @throws MinicaException BAD_INPUT if it cannot be read, holds neither certificate nor private
   *     key, or is of a kind that minica cannot write; WRONG_PASSPHRASE if none opens it
   */
  public static Model read(Path path, List<char[]> passwords) {
    InputFile file = new InputFile(path);
    byte[] octets = file.read();
    Content content = file.material(octets, all -> content(all, new Passwords(passwords)));
    return new Model(path, octets, content);
  }

  private static Content content(byte[] octets, Passwords passwords) {
    Optional<KeyStoreFormat> format = KeyStoreFormat.detect(octets);
    if (format.isPresent()) {
      return StoreContent.read(format.get(), octets, passwords);
    } else if (Pkcs7Certificates.isPkcs7(octets)) {
      return Pkcs7Content.read(octets);
    }
    return Pem.isBinary(octets)
        ? DerContent.read(octets, passwords)
        : PemContent.read(octets, passwords);
  }

  /** Where it was read from, as it was given. */
  public Path path() {
    return path;
  }

  /** Whether there is a private key in it. */
  public boolean holdsKey() {
    return !content.keys().isEmpty();
  }

  byte[] octets() {
    return octets.clone();
  }

  List<Certificate> certificates() {
    return content.certificates();
  }

  List<KeyPair> keys() {
    return content.keys();
  }

  List<String> remarks(Successors successors) {
    return content.remarks(successors);
  }

  byte[] remade(Successors successors) {
    return new InputFile(path).naming(() -> content.remade(successors));
  }
}
