package dev.minica.ca;

import dev.minica.Environment;
import dev.minica.csr.CertificationRequest;
import dev.minica.encoding.Pem;
import dev.minica.file.FileTarget;
import dev.minica.internal.io.OutputFile;
import dev.minica.internal.io.OutputSet;
import dev.minica.internal.io.Writing;
import dev.minica.issuance.IssuanceRequest;
import dev.minica.issuance.Issuer;
import dev.minica.issuance.IssuingCa;
import dev.minica.issuance.Profile;
import dev.minica.issuance.SigningOrder;
import dev.minica.key.KeyPair;
import dev.minica.key.SubjectPublicKeyInfo;
import dev.minica.profile.ProfileDirectory;
import dev.minica.store.AuditEvent;
import dev.minica.store.AuditEvent.Action;
import dev.minica.store.IssuedCertificate;
import dev.minica.x509.Certificate;
import dev.minica.x509.SerialNumber;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Issuing in the order that keeps every promise: nothing is done if a file is in the way; the files
 * are staged; the certificate is recorded; the log tells of it; the files appear. So whatever is
 * handed out is recorded, and a failure before the record leaves nothing.
 */
record Issuance(
    CaDirectory directory, IssuingCa ca, Supplier<Issuer> issuer, Environment environment) {

  /** What {@link CertificateAuthority#issue} promises. */
  Issued issue(IssuanceRequest request, Supplier<KeyPair> key, Delivery delivery) {
    IssuedFiles files = IssuedFiles.of(delivery, ca.intermediates(), ca.root());
    directory.state().sweep();
    directory.disk().requireFree(delivery.directory(), files.names(), delivery.replace());
    Issuer opened = issuer.get();
    KeyPair pair = key.get();
    Certificate certificate = opened.issue(request, pair.publicKey());
    List<OutputFile> contents = files.contents(pair.privateKey(), certificate, environment);
    handOut(
        Action.ISSUE,
        certificate,
        request.profile(),
        HandedOut.of(contents, Optional.of(delivery.directory()), delivery.replace()));
    return new Issued(pair, certificate, ca.intermediates(), ca.root(), files.described());
  }

  /** What {@link CertificateAuthority#sign} promises. */
  Certificate sign(
      CertificationRequest csr, SigningOrder order, Optional<FileTarget> file, boolean replace) {
    IssuanceRequest request = order.request(csr);
    directory.state().sweep();
    file.ifPresent(target -> target.requireFree(directory.disk(), replace));
    Certificate certificate = issuer.get().issue(request, csr.publicKey());
    List<OutputFile> files =
        file.map(target -> target.holding(text(certificate), false)).stream().toList();
    handOut(
        Action.SIGN,
        certificate,
        request.profile(),
        HandedOut.of(files, file.map(FileTarget::directory), replace));
    return certificate;
  }

  /** Issues what nobody else gets: it is recorded, and written nowhere. */
  Certificate keep(IssuanceRequest request, SubjectPublicKeyInfo key) {
    Certificate certificate = issuer.get().issue(request, key);
    handOut(Action.ISSUE, certificate, request.profile(), HandedOut.nothing());
    return certificate;
  }

  private static IssuedCertificate issued(Certificate certificate, Profile profile) {
    return profile.source().isPresent()
        ? new IssuedCertificate(
            certificate, profile.name(), Optional.of(profile.source().get().digest()))
        : new IssuedCertificate(certificate, profile.name());
  }

  /** Before there is a record that names it. */
  private void keep(Profile profile) {
    if (profile.source().isPresent()) {
      new ProfileDirectory(directory.state()).keep(profile.source().get());
    }
  }

  private static byte[] text(Certificate certificate) {
    return Pem.encode(certificate).getBytes(StandardCharsets.US_ASCII);
  }

  /**
   * Records a certificate, tells the log of it and lets its files appear, in this order. Before all
   * that, the file that its profile was is kept.
   */
  void handOut(Action action, Certificate certificate, Profile profile, HandedOut files) {
    IssuedCertificate issued = issued(certificate, profile);
    handOut(
        AuditEvent.ofCertificate(environment.now(), action, issued, ca.name()),
        issued,
        profile,
        files);
  }

  /** The same for what takes the place of an older certificate. */
  void handOutRenewed(Certificate certificate, SerialNumber old, Profile profile, HandedOut files) {
    IssuedCertificate issued = issued(certificate, profile);
    AuditEvent event = AuditEvent.ofCertificate(environment.now(), Action.RENEW, issued, ca.name());
    handOut(event.replacing(old), issued, profile, files);
  }

  private void handOut(
      AuditEvent event, IssuedCertificate issued, Profile profile, HandedOut files) {
    keep(profile);
    if (files.target().isEmpty()) {
      directory.store().record(issued);
      afterRecord(issued, () -> directory.audit().append(event));
      return;
    }
    try (Writing writing = directory.state().beginWriting();
        OutputSet set = writing.stage(files.target().get(), files.files(), files.replace())) {
      files.lastLook().run();
      directory.store().record(issued);
      afterRecord(
          issued,
          () -> {
            directory.audit().append(event);
            set.commit();
          });
    }
  }

  private static void afterRecord(IssuedCertificate issued, Runnable step) {
    AfterRecord.run(
        "certificate " + issued.serialNumber() + " is recorded, and was not handed out", step);
  }
}
