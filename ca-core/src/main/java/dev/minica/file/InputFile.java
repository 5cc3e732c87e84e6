package dev.minica.file;

import dev.minica.MinicaException;
import dev.minica.csr.CertificationRequest;
import dev.minica.encoding.EncodedCertificates;
import dev.minica.encoding.EncodedPrivateKey;
import dev.minica.encoding.EncodedPublicKey;
import dev.minica.encoding.EncodedRequest;
import dev.minica.encoding.Pem;
import dev.minica.inspection.Finding;
import dev.minica.inspection.Inspection;
import dev.minica.internal.io.BoundedFile;
import dev.minica.internal.io.BoundedStream;
import dev.minica.internal.io.Disk;
import dev.minica.internal.io.InheritedPipe;
import dev.minica.key.KeyPair;
import dev.minica.key.SubjectPublicKeyInfo;
import dev.minica.lint.Specimen;
import dev.minica.revocation.Crl;
import dev.minica.revocation.EncodedCrls;
import dev.minica.x509.Certificate;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A file that somebody hands in, which may be anything. What goes wrong with it is a {@link
 * MinicaException} of kind BAD_INPUT that names it: it is missing, neither a regular file nor a
 * pipe of this process, over its bound, {@link Pem#MAX_OCTETS} octets unless another is given, or
 * not what it should be.
 */
public final class InputFile {

  /** What messages call what is no file. */
  public static final String STANDARD_INPUT = "standard input";

  private final String name;
  private final Supplier<byte[]> content;

  private InputFile(String name, Supplier<byte[]> content) {
    this.name = name;
    this.content = content;
  }

  /**
   * @param path where it is
   */
  public InputFile(Path path) {
    this(path, Pem.MAX_OCTETS);
  }

  /**
   * One that may be larger, or has to be smaller.
   *
   * @param maximum the most octets it may have
   */
  public InputFile(Path path, int maximum) {
    this(
        Disk.shown(path),
        InheritedPipe.isAt(path)
            ? new InheritedPipe(path, maximum)::read
            : new BoundedFile(path, maximum)::read);
  }

  /** What is left on standard input, which is read to its end and not closed. */
  public static InputFile standardInput(InputStream in) {
    return standardInput(in, Pem.MAX_OCTETS);
  }

  /** The same, of at most so many octets. */
  public static InputFile standardInput(InputStream in, int maximum) {
    return new InputFile(STANDARD_INPUT, new BoundedStream(STANDARD_INPUT, in, maximum)::read);
  }

  /** What messages call it: its path, fit for a terminal, or {@link #STANDARD_INPUT}. */
  public String name() {
    return name;
  }

  /** All it holds. Standard input can be read once. */
  public byte[] read() {
    return content.get();
  }

  /** The certificates in it, PEM or one in DER, in their order; at least one. */
  public List<Certificate> certificates() {
    return decoded(WantedArtefact.CERTIFICATE, EncodedCertificates::decode);
  }

  /** Whatever is in it; what goes wrong in a part that is shown with others names it, too. */
  public List<Finding> findings(Inspection inspection) {
    byte[] octets = read();
    return naming(() -> inspection.of(octets));
  }

  /** The CRLs in it, PEM or one in DER, in their order; at least one. */
  public List<Crl> crls() {
    return decoded(WantedArtefact.CRL, EncodedCrls::decode);
  }

  /** The same as {@link #certificates}, laid out for rules: also what cannot be decoded. */
  public List<Specimen> specimens() {
    return decoded(
        WantedArtefact.CERTIFICATE,
        octets -> EncodedCertificates.octets(octets).stream().map(Specimen::of).toList());
  }

  /** The one private key in it, PEM or DER, encrypted or not. */
  public EncodedPrivateKey privateKey() {
    return decoded(WantedArtefact.PRIVATE_KEY, EncodedPrivateKey::decode);
  }

  /** The one certification request in it, PEM or DER. */
  public CertificationRequest request() {
    return decoded(WantedArtefact.REQUEST, EncodedRequest::decode);
  }

  private <T> T decoded(WantedArtefact wanted, Function<byte[], T> decoding) {
    byte[] octets = read();
    return naming(() -> wanted.read(octets, decoding));
  }

  /**
   * The private key in it, to be used.
   *
   * @param passphrase asked only if the key is encrypted
   * @throws MinicaException also of kind WRONG_PASSPHRASE
   */
  public KeyPair keyPair(Supplier<char[]> passphrase) {
    return keyPair(privateKey(), passphrase);
  }

  /**
   * The public key in it: given openly, in a certificate, or as half of a private key.
   *
   * @param passphrase asked only if there is a private key and it is encrypted
   * @throws MinicaException also of kind WRONG_PASSPHRASE
   */
  public SubjectPublicKeyInfo publicKey(Supplier<char[]> passphrase) {
    byte[] octets = read();
    return naming(() -> WantedArtefact.PUBLIC_KEY.read(octets, EncodedPublicKey::find))
        .orElseGet(() -> keyPair(secretKey(octets), passphrase).publicKey());
  }

  private EncodedPrivateKey secretKey(byte[] octets) {
    return naming(() -> WantedArtefact.PUBLIC_KEY.read(octets, EncodedPrivateKey::decode));
  }

  private KeyPair keyPair(EncodedPrivateKey encoded, Supplier<char[]> passphrase) {
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

  /**
   * The result of a step that looks for certificates and private keys in its content.
   *
   * @param octets all it holds
   */
  public <T> T material(byte[] octets, Function<byte[], T> step) {
    return naming(() -> WantedArtefact.MATERIAL.read(octets, step));
  }

  /** The result of a step that looks at its content; what goes wrong in it names this file. */
  public <T> T naming(Supplier<T> step) {
    try {
      return step.get();
    } catch (MinicaException e) {
      throw e.restated(e.kind(), name + ": " + e.getMessage());
    }
  }
}
