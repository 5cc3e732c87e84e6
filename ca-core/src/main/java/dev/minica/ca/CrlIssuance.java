package dev.minica.ca;

import dev.minica.Environment;
import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.internal.io.OutputFile;
import dev.minica.internal.io.OutputSet;
import dev.minica.internal.io.Writing;
import dev.minica.issuance.Issuer;
import dev.minica.issuance.IssuingCa;
import dev.minica.revocation.Crl;
import dev.minica.revocation.CrlTemplate;
import dev.minica.store.AuditEvent;
import dev.minica.store.DirectoryStore;
import dev.minica.store.Revocation;
import dev.minica.x509.TimeSpan;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Making CRLs. That a number can be taken once decides between several at once: who loses begins
 * anew, and reads the revocations anew, so that whatever one CRL names all later ones do.
 */
record CrlIssuance(
    CaDirectory directory, IssuingCa ca, Supplier<Issuer> issuer, Environment environment) {

  /** Each means that another one was made meanwhile, so that nobody needs so many. */
  private static final int ATTEMPTS = 1_000;

  /** What {@link CertificateAuthority#makeCrl} promises. */
  Crl make(TimeSpan lifetime, Optional<CrlFile> file) {
    directory.state().sweep();
    file.ifPresent(wanted -> wanted.target().requireFree(directory.disk(), true));
    Issuer opened = issuer.get();
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      Crl crl = opened.sign(next(lifetime));
      if (publish(crl, file)) {
        return crl;
      }
    }
    throw new MinicaException(Kind.BUSY, "others have made " + ATTEMPTS + " CRLs meanwhile");
  }

  /** What changes when the last CRL is no longer the last, or no longer says all. */
  List<Path> files() {
    return List.of(
        directory.audit().file(),
        directory.path().resolve(DirectoryStore.REVOKED),
        directory.crls().folder(keyId()));
  }

  /** What the next CRL would say; nothing is changed. */
  CrlTemplate next(TimeSpan lifetime) {
    NextCrl next = new NextCrl(ca.certificate(), last(), environment.now(), lifetime);
    return next.naming(directory.usable(directory.store()::revocations));
  }

  /** The last CRL that was made, by whoever. */
  Optional<Crl> last() {
    return directory.usable(() -> directory.crls().latest(keyId()));
  }

  /** False if somebody else was faster. */
  private boolean publish(Crl crl, Optional<CrlFile> file) {
    if (file.isEmpty()) {
      return add(crl);
    }
    List<OutputFile> files = List.of(file.get().holding(crl));
    try (Writing writing = directory.state().beginWriting();
        OutputSet set = writing.stage(file.get().target().directory(), files, true)) {
      if (!add(crl)) {
        return false;
      }
      afterwards(crl, set::commit);
      return true;
    }
  }

  private boolean add(Crl crl) {
    if (!directory.crls().add(keyId(), crl)) {
      return false;
    }
    afterwards(
        crl,
        () ->
            directory.audit().append(AuditEvent.ofCrl(environment.now(), ca.name(), number(crl))));
    return true;
  }

  private static void afterwards(Crl crl, Runnable step) {
    AfterRecord.run("CRL " + number(crl) + " is recorded, and was not handed out", step);
  }

  private static BigInteger number(Crl crl) {
    return crl.number().orElseThrow();
  }

  private String keyId() {
    return Revocation.keyId(ca.certificate());
  }
}
