package dev.minica.ca;

import dev.minica.Environment;
import dev.minica.MinicaException;
import dev.minica.issuance.IssuingCa;
import dev.minica.revocation.CertificateStatus;
import dev.minica.revocation.Crl;
import dev.minica.revocation.OcspAuthority;
import dev.minica.revocation.OcspSigner;
import dev.minica.store.CertificateStore;
import dev.minica.store.IssuedCertificate;
import dev.minica.store.Revocation;
import dev.minica.x509.Certificate;
import dev.minica.x509.SerialNumber;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** An issuing CA whose key is at hand: it makes CRLs, and says of each certificate what is so. */
final class PublishedCa implements OcspAuthority {

  private final CertificateStore store;
  private final Function<SerialNumber, Optional<Certificate>> intermediates;
  private final IssuingCa ca;
  private final DelegatedSigner signer;
  private final FreshCrl crl;

  /**
   * @param intermediates what is recorded as one, by serial number
   */
  PublishedCa(
      Issuance issuance,
      Function<SerialNumber, Optional<Certificate>> intermediates,
      Environment environment,
      Consumer<MinicaException> troubles) {
    this.store = issuance.directory().store();
    this.intermediates = intermediates;
    this.ca = issuance.ca();
    this.signer = new DelegatedSigner(issuance, environment, troubles);
    this.crl =
        new FreshCrl(
            new CrlIssuance(issuance.directory(), ca, issuance.issuer(), environment),
            environment,
            troubles);
  }

  boolean maySignCrls() {
    return ca.maySignCrls();
  }

  /** Its CRL with everything that is revoked now. */
  Crl crl() {
    return crl.get();
  }

  @Override
  public Certificate issuer() {
    return ca.certificate();
  }

  /**
   * Of what was issued here by another, this one knows nothing. What is revoked need not be here
   * itself: it may have been taken over.
   */
  @Override
  public CertificateStatus status(SerialNumber serialNumber) {
    if (!isPossible(serialNumber)) {
      return CertificateStatus.UNKNOWN;
    }
    Optional<Revocation> revocation =
        store
            .findRevocation(serialNumber)
            .filter(found -> found.issuerKeyId().equals(Revocation.keyId(ca.certificate())));
    return revocation
        .map(found -> CertificateStatus.revoked(found.revokedAt(), found.reason()))
        .orElseGet(
            () -> isIssued(serialNumber) ? CertificateStatus.GOOD : CertificateStatus.UNKNOWN);
  }

  private boolean isIssued(SerialNumber serialNumber) {
    return find(serialNumber)
        .filter(certificate -> IssuingCas.isBelow(certificate, ca.certificate()))
        .isPresent();
  }

  private Optional<Certificate> find(SerialNumber serialNumber) {
    return store
        .find(serialNumber)
        .map(IssuedCertificate::certificate)
        .or(() -> intermediates.apply(serialNumber));
  }

  /** RFC 5280 section 4.1.2.2: no certificate has a number that is longer, or negative. */
  private static boolean isPossible(SerialNumber serialNumber) {
    return serialNumber.value().signum() >= 0
        && serialNumber.value().bitLength() <= 8 * SerialNumber.MAX_OCTETS;
  }

  @Override
  public OcspSigner signer() {
    return signer.get();
  }
}
