package dev.minica.ca;

import dev.minica.Environment;
import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.internal.io.Disk;
import dev.minica.issuance.IssuingCa;
import dev.minica.revocation.RevocationReason;
import dev.minica.store.AuditEvent;
import dev.minica.store.IssuedCertificate;
import dev.minica.store.Revocation;
import dev.minica.x509.Certificate;
import dev.minica.x509.SerialNumber;

/** Revoking what was issued, for good. */
record Revoking(IssuingCas members, Environment environment) {

  /** What {@link CertificateAuthority#revoke(SerialNumber, RevocationReason)} promises. */
  Revocation revoke(SerialNumber serialNumber, RevocationReason reason) {
    IssuedCertificate issued =
        members
            .find(serialNumber)
            .orElseThrow(() -> refused("no certificate " + serialNumber + " was issued"));
    return revoke(issued, reason);
  }

  /** What {@link CertificateAuthority#revoke(Certificate, RevocationReason)} promises. */
  Revocation revoke(Certificate certificate, RevocationReason reason) {
    IssuedCertificate issued =
        members
            .find(certificate.serialNumber())
            .filter(found -> found.certificate().equals(certificate))
            .orElseThrow(
                () ->
                    refused("certificate " + certificate.serialNumber() + " was not issued here"));
    return revoke(issued, reason);
  }

  private MinicaException refused(String reason) {
    return new MinicaException(
            Kind.REFUSED, reason + ", by the CA in " + Disk.shown(members.directory().path()))
        .withHint("see minica list, or name another CA with --ca");
  }

  private Revocation revoke(IssuedCertificate issued, RevocationReason reason) {
    requireFinal(reason);
    IssuingCa issuer = members.issuerOf(issued.certificate());
    Revocation revocation =
        new Revocation(
            issued.serialNumber(),
            Revocation.keyId(issuer.certificate()),
            issued.certificate().validity().notAfter(),
            environment.now(),
            reason);
    members.directory().store().revoke(revocation);
    log(AuditEvent.ofRevocation(revocation.revokedAt(), issued, issuer.name(), reason));
    return revocation;
  }

  /** RFC 5280 section 5.3.1: what is on hold may be valid again, and what is removed is. */
  private static void requireFinal(RevocationReason reason) {
    if (reason == RevocationReason.CERTIFICATE_HOLD || reason == RevocationReason.REMOVE_FROM_CRL) {
      throw new MinicaException(
              Kind.REFUSED, reason + " is for what may become valid again; revoking is final")
          .withHint("give another reason, such as superseded or cessationOfOperation");
    }
  }

  private void log(AuditEvent event) {
    AfterRecord.run(
        "certificate " + event.serialNumber().orElseThrow() + " is revoked all the same",
        () -> members.directory().audit().append(event));
  }
}
