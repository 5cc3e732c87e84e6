package dev.minica.store;

import dev.minica.MinicaException;
import dev.minica.x509.Certificate;
import dev.minica.x509.CertificateOutline;
import dev.minica.x509.SerialNumber;
import java.util.Optional;

/**
 * An {@link IssuedCertificate} of which no more is decoded than is asked for.
 *
 * @param certificate as it was signed
 * @param profile as {@link IssuedCertificate#profile}
 * @param profileFile as {@link IssuedCertificate#profileFile}
 */
public record RecordOutline(
    CertificateOutline certificate, String profile, Optional<String> profileFile) {

  /**
   * @throws MinicaException BAD_INPUT if the profile has no name of one
   */
  public RecordOutline {
    IssuedCertificate.requireProfileName(profile);
  }

  /** That of a certificate which is decoded. */
  public static RecordOutline of(IssuedCertificate issued) {
    return new RecordOutline(
        CertificateOutline.of(issued.certificate()), issued.profile(), issued.profileFile());
  }

  public SerialNumber serialNumber() {
    return certificate.serialNumber();
  }

  /**
   * All of it.
   *
   * @throws MinicaException BAD_INPUT if any field of the certificate is malformed, or its names
   *     are
   */
  public IssuedCertificate whole() {
    Certificate whole = certificate.certificate();
    whole.subjectAltNames(); // whoever reads records reads the names of each
    return new IssuedCertificate(whole, profile, profileFile);
  }
}
