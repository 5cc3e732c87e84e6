package dev.minica.ca;

import dev.minica.Environment;
import dev.minica.MinicaException;
import dev.minica.revocation.Crl;
import dev.minica.revocation.CrlTemplate;
import dev.minica.store.Remembered;
import dev.minica.x509.SerialNumber;
import dev.minica.x509.TimeSpan;
import dev.minica.x509.Validity;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** The last CRL of an issuer for as long as that says all there is to say, then another one. */
final class FreshCrl {

  private static final TimeSpan LIFETIME = TimeSpan.parse("7d");

  private final CrlIssuance issuance;
  private final Environment environment;
  private final Consumer<MinicaException> troubles;
  private final Remembered<Crl> complete;

  /** How many revocations there were when they were last compared with a CRL. */
  private int compared = -1;

  /**
   * @param troubles told when no new one can be made while the last one still does
   */
  FreshCrl(CrlIssuance issuance, Environment environment, Consumer<MinicaException> troubles) {
    this.issuance = issuance;
    this.environment = environment;
    this.troubles = troubles;
    this.complete = new Remembered<>(issuance.files(), environment, this::complete);
  }

  /**
   * A CRL that names whatever was revoked before the call. One at a time: of many who ask at once
   * the first has it made, if it has to be, and the others get the same.
   *
   * @throws MinicaException if none can be made, and the last one would not be true
   */
  synchronized Crl get() {
    return renewedIfOld(complete.get());
  }

  private Crl complete() {
    int revocations = issuance.directory().store().countRevocations();
    Optional<Crl> last = issuance.last();
    Crl crl = last.isPresent() && isComplete(last.get(), revocations) ? last.get() : make();
    compared = revocations;
    return crl;
  }

  private Crl make() {
    return issuance.make(LIFETIME, Optional.empty());
  }

  /** What one CRL names all later ones do, whoever made them. */
  private boolean isComplete(Crl last, int revocations) {
    return revocations == compared || !lacks(last, issuance.next(LIFETIME));
  }

  private static boolean lacks(Crl last, CrlTemplate next) {
    Set<SerialNumber> named = new HashSet<>();
    last.entries().forEach(entry -> named.add(entry.serialNumber()));
    return next.entries().stream().anyMatch(entry -> !named.contains(entry.serialNumber()));
  }

  /** One that says all, but not for long any more, does for now if there can be no other. */
  private Crl renewedIfOld(Crl last) {
    if (!isOld(last)) {
      return last;
    }
    try {
      return make();
    } catch (MinicaException e) {
      troubles.accept(e);
      return last;
    }
  }

  private boolean isOld(Crl crl) {
    Optional<Instant> due =
        crl.nextUpdate().map(end -> new Validity(crl.thisUpdate(), end).lastSeventh());
    return due.isEmpty() || !environment.now().isBefore(due.get());
  }
}
