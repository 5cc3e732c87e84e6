package dev.minica.conversion;

import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.encoding.EncodedPrivateKey;
import dev.minica.encoding.Pem;
import dev.minica.encoding.Pkcs7Certificates;
import dev.minica.encoding.keystore.KeyStoreContents;
import dev.minica.encoding.keystore.KeyStoreFormat;
import dev.minica.encoding.keystore.KeyStorePasswords;
import dev.minica.internal.asn1.Der;
import dev.minica.x509.Certificate;
import org.bouncycastle.asn1.ASN1Sequence;

/** Takes apart what a file in any of the formats holds. */
public final class ReadFile {

  private final FileFormat format;
  private final byte[] octets;

  public ReadFile(FileFormat format, byte[] octets) {
    this.format = format;
    this.octets = octets.clone();
  }

  public FileFormat format() {
    return format;
  }

  /**
   * Whether it takes a passphrase to read all of it. One that it does not take may still say
   * whether it was changed.
   *
   * @throws MinicaException BAD_INPUT if it is malformed
   */
  public boolean isLocked() {
    if (format.keyStore().isPresent()) {
      return format.keyStore().get().isShut(octets);
    }
    return switch (format) {
      case PEM -> PemContents.of(octets).isLocked();
      case DER -> !isCertificate() && EncodedPrivateKey.decode(octets).isEncrypted();
      default -> false;
    };
  }

  /**
   * Whether nobody knows if it was changed since it was made, as these passwords lack the one that
   * would tell. PKCS#12 without a password has no seal.
   */
  public boolean isUnchecked(KeyStorePasswords passwords) {
    return passwords.store().isEmpty()
        && format.keyStore().filter(store -> store != KeyStoreFormat.PKCS12).isPresent();
  }

  /**
   * All that it holds. A key is put together with the certificates that lead from it, whatever
   * their order; where there is no key at all, certificates are trusted ones. Where the format has
   * no names, certificates give theirs.
   *
   * @param passwords cleared by the caller
   * @throws MinicaException BAD_INPUT if it is malformed, holds nothing, or anything that is no
   *     certificate and no private key; WRONG_PASSPHRASE
   */
  public KeyStoreContents contents(KeyStorePasswords passwords) {
    KeyStoreContents contents = read(passwords);
    if (contents.entries().isEmpty()) {
      throw new MinicaException(Kind.BAD_INPUT, "it holds no certificate and no private key");
    }
    return contents;
  }

  private KeyStoreContents read(KeyStorePasswords passwords) {
    if (format.keyStore().isPresent()) {
      return format.keyStore().get().read(octets, passwords).contents();
    }
    PemContents loose =
        switch (format) {
          case P7B -> pkcs7();
          case DER -> der();
          default -> PemContents.of(octets);
        };
    return loose.assembled(passwords);
  }

  private PemContents der() {
    PemContents contents = new PemContents();
    if (isCertificate()) {
      contents.add(Certificate.decode(octets));
    } else {
      contents.add(EncodedPrivateKey.decode(octets));
    }
    return contents;
  }

  /** It is in DER, or in PEM that holds nothing else. */
  private PemContents pkcs7() {
    if (!Pem.isBinary(octets)) {
      return PemContents.of(octets);
    }
    PemContents contents = new PemContents();
    contents.add(Pkcs7Certificates.decode(octets));
    return contents;
  }

  /** SEQUENCE { SEQUENCE, ... } of three: a private key begins with a number, or has two fields. */
  private boolean isCertificate() {
    return Der.read(
        "DER",
        () ->
            Der.decode(octets, "DER") instanceof ASN1Sequence fields
                && fields.size() == 3
                && fields.getObjectAt(0) instanceof ASN1Sequence);
  }
}
