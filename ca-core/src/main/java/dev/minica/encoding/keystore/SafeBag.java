package dev.minica.encoding.keystore;

import dev.minica.encoding.keystore.KeyStoreEntry.Unopened.Reason;
import dev.minica.internal.asn1.Der;
import dev.minica.key.PrivateKeyInfo;
import dev.minica.x509.Certificate;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Sequence;

/**
 * A SafeBag (RFC 7292 section 4.2) taken apart.
 *
 * @param name the attribute friendlyName, if it is there and not empty
 * @param localKeyId the attribute of that name in hexadecimal digits: what a key and its
 *     certificate have in common
 * @param trusted whether it has Java's mark of a trusted certificate
 * @param bag all of it, as it was read
 */
record SafeBag(
    Content content,
    Optional<String> name,
    Optional<String> localKeyId,
    boolean trusted,
    ASN1Sequence bag) {

  /** What is in a bag. */
  sealed interface Content {}

  /**
   * @param own whether it is under another password than the store
   */
  record PrivateKey(PrivateKeyInfo key, boolean own) implements Content {}

  record X509(Certificate certificate) implements Content {}

  record Other(Reason reason) implements Content {}

  KeyStoreEntry.Sealed sealed() {
    return new KeyStoreEntry.Sealed(KeyStoreFormat.PKCS12, Der.asRead(bag));
  }

  /** The certificate, if that is what it holds. */
  Optional<Certificate> certificate() {
    return content instanceof X509 x509 ? Optional.of(x509.certificate()) : Optional.empty();
  }
}
