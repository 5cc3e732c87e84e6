package dev.minica.ca;

import dev.minica.Environment;
import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.internal.io.Disk;
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
    return revoke(find(serialNumber), reason);
  }

  /** What {@link CertificateAuthority#revoke(Certificate, RevocationReason)} promises. */
  Revocation revoke(Certificate certificate, RevocationReason reason) {
    return revoke(find(certificate), reason);
  }

  /** What {@link CertificateAuthority#nextRevocation(SerialNumber, RevocationReason)} promises. */
  Revocation next(SerialNumber serialNumber, RevocationReason reason) {
    return next(find(serialNumber), reason);
  }

  /** What {@link CertificateAuthority#nextRevocation(Certificate, RevocationReason)} promises. */
  Revocation next(Certificate certificate, RevocationReason reason) {
    return next(find(certificate), reason);
  }

  private IssuedCertificate find(SerialNumber serialNumber) {
    return members
        .find(serialNumber)
        .orElseThrow(() -> refused("no certificate " + serialNumber + " was issued"));
  }

  private IssuedCertificate find(Certificate certificate) {
    return members
        .find(certificate.serialNumber())
        .filter(found -> found.certificate().equals(certificate))
        .orElseThrow(
            () -> refused("certificate " + certificate.serialNumber() + " was not issued here"));
  }

  private MinicaException refused(String reason) {
    return new MinicaException(
            Kind.REFUSED, reason + ", by the CA in " + Disk.shown(members.directory().path()))
        .withHint("see minica list, or name another CA with --ca");
  }

  private Revocation next(IssuedCertificate issued, RevocationReason reason) {
    members
        .directory()
        .store()
        .findRevocation(issued.serialNumber())
        .ifPresent(
            first -> {
              throw first.secondTime();
            });
    return revocation(issued, reason);
  }

  private Revocation revoke(IssuedCertificate issued, RevocationReason reason) {
    Revocation revocation = revocation(issued, reason);
    members.directory().store().revoke(revocation);
    String issuer = members.issuerOf(issued.certificate()).name();
    log(AuditEvent.ofRevocation(revocation.revokedAt(), issued, issuer, reason));
    return revocation;
  }

  private Revocation revocation(IssuedCertificate issued, RevocationReason reason) {
    requireFinal(reason);
    return new Revocation(
        issued.serialNumber(),
        Revocation.keyId(members.issuerOf(issued.certificate()).certificate()),
        issued.certificate().validity().notAfter(),
        environment.now(),
        reason);
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
