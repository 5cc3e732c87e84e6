package dev.minica.encoding.keystore;

import dev.minica.encoding.keystore.KeyStoreEntry.Unopened.Reason;
import dev.minica.key.PrivateKeyInfo;
import dev.minica.x509.Certificate;
import java.util.Optional;

/**
 * A SafeBag (RFC 7292 section 4.2) taken apart.
 *
 * @param name the attribute friendlyName, if it is there and not empty
 * @param localKeyId the attribute of that name in hexadecimal digits: what a key and its
 *     certificate have in common
 * @param trusted whether it has Java's mark of a trusted certificate
 */
record SafeBag(
    Content content, Optional<String> name, Optional<String> localKeyId, boolean trusted) {

  /** What is in a bag. */
  sealed interface Content {}

  record PrivateKey(PrivateKeyInfo key) implements Content {}

  record X509(Certificate certificate) implements Content {}

  record Other(Reason reason) implements Content {}

  /** The certificate, if that is what it holds. */
  Optional<Certificate> certificate() {
    return content instanceof X509 x509 ? Optional.of(x509.certificate()) : Optional.empty();
  }
}
