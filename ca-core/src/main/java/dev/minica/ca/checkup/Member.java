package dev.minica.ca.checkup;

import dev.minica.ca.order.IssuerName;
import dev.minica.x509.Certificate;
import java.util.Optional;

/**
 * An issuing CA as its file says.
 *
 * @param file the name of the file
 * @param certificate absent if it cannot be read
 * @param keyId the key identifier under which its revocations and CRLs are kept
 * @param problem why it cannot be read
 */
public record Member(
    IssuerName name,
    String file,
    Optional<Certificate> certificate,
    Optional<String> keyId,
    Optional<String> problem) {

  /** One that can be read. */
  public static Member of(IssuerName name, String file, Certificate certificate, String keyId) {
    return new Member(name, file, Optional.of(certificate), Optional.of(keyId), Optional.empty());
  }

  /** One that cannot be read. */
  public static Member damaged(IssuerName name, String file, String problem) {
    return new Member(name, file, Optional.empty(), Optional.empty(), Optional.of(problem));
  }
}
