package dev.minica.verification;

import dev.minica.MinicaException;
import dev.minica.revocation.Crl;
import dev.minica.revocation.CrlEntry;
import dev.minica.revocation.DistributionPoint;
import dev.minica.revocation.DistributionPointName;
import dev.minica.revocation.IssuingDistributionPoint;
import dev.minica.revocation.RevocationReason;
import dev.minica.x509.DistinguishedName;
import dev.minica.x509.Extension;
import dev.minica.x509.GeneralName;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A CRL with its issuing distribution point decoded, and the clauses of RFC 5280 section 6.3.3 that
 * look at nothing but it, the certificate and the distribution point.
 *
 * @param crl the CRL itself
 * @param scope its issuing distribution point, if it has one
 */
record UsableCrl(Crl crl, Optional<IssuingDistributionPoint> scope) {

  private static final String FRESHEST_CRL = "2.5.29.46";

  private static final Set<String> PROCESSED =
      Set.of(
          Extension.AUTHORITY_KEY_IDENTIFIER,
          ExtensionOids.ISSUER_ALT_NAME,
          Crl.CRL_NUMBER,
          Crl.DELTA_CRL_INDICATOR,
          Crl.ISSUING_DISTRIBUTION_POINT,
          FRESHEST_CRL);

  /**
   * @throws dev.minica.MinicaException BAD_INPUT if an extension is malformed
   */
  static UsableCrl of(Crl crl) {
    crl.baseNumber();
    crl.number();
    crl.authorityKeyIdentifier();
    return new UsableCrl(crl, crl.issuingDistributionPoint());
  }

  /** Why nothing follows from the CRL at this time; empty if something does. */
  Optional<CrlFault> fault(Instant time) {
    if (crl.thisUpdate().isAfter(time)) {
      return Optional.of(CrlFault.notYetIssued(crl, time));
    }
    if (crl.nextUpdate().isEmpty()) {
      return Optional.of(CrlFault.notConforming(crl, "does not say when the next is due"));
    }
    if (crl.nextUpdate().get().isBefore(time)) {
      return Optional.of(CrlFault.outOfDate(crl, crl.nextUpdate().get()));
    }
    // section 5.2.3 demands the number; version 1 has no place for it
    if (crl.version() > 1 && crl.number().isEmpty()) {
      return Optional.of(CrlFault.notConforming(crl, "has no number"));
    }
    return crl.extensions().stream()
        .filter(e -> e.critical() && !PROCESSED.contains(e.oid()))
        .map(e -> "has the critical extension " + e.oid() + ", which is not understood")
        .map(words -> CrlFault.notConforming(crl, words))
        .findFirst();
  }

  /** 6.3.3 (b): whether the CRL speaks of such a certificate at this distribution point. */
  boolean covers(PathCertificate certificate, DistributionPoint point) {
    return isByRightIssuer(certificate, point)
        && scope.map(s -> covers(s, certificate, point)).orElse(true);
  }

  /** (b)(1). */
  boolean isByRightIssuer(PathCertificate certificate, DistributionPoint point) {
    return point.crlIssuer().isEmpty()
        ? crl.issuer().matches(certificate.certificate().issuer())
        : scope.filter(IssuingDistributionPoint::indirect).isPresent()
            && DistributionPointName.contains(point.crlIssuer(), crl.issuer());
  }

  /** (b)(2). */
  private boolean covers(
      IssuingDistributionPoint limits, PathCertificate certificate, DistributionPoint point) {
    return limits.name().map(name -> isAt(name, certificate, point)).orElse(true) // (i)
        && !(limits.onlyUserCertificates() && certificate.isCa()) // (ii)
        && !(limits.onlyCaCertificates() && !certificate.isCa()) // (iii)
        && !limits.onlyAttributeCertificates(); // (iv)
  }

  private boolean isAt(
      DistributionPointName name, PathCertificate certificate, DistributionPoint point) {
    DistinguishedName base =
        DistributionPointName.firstDirectory(point.crlIssuer())
            .orElse(certificate.certificate().issuer());
    List<GeneralName> wanted = point.name().map(n -> n.names(base)).orElse(point.crlIssuer());
    return DistributionPointName.haveCommon(name.names(crl.issuer()), wanted);
  }

  /** 6.3.3 (d): interim_reasons_mask. */
  Set<RevocationReason> reasons(DistributionPoint point) {
    Set<RevocationReason> reasons = EnumSet.copyOf(RevocationReason.ALL_FLAGS);
    point.reasons().ifPresent(reasons::retainAll);
    scope.flatMap(IssuingDistributionPoint::onlySomeReasons).ifPresent(reasons::retainAll);
    return reasons;
  }

  /** 6.3.3 (c), and section 5.2.4: whether this delta CRL continues that complete CRL. */
  boolean isDeltaFor(UsableCrl complete) {
    Crl base = complete.crl;
    return crl.issuer().matches(base.issuer())
        && value(crl, Crl.ISSUING_DISTRIBUTION_POINT)
            .equals(value(base, Crl.ISSUING_DISTRIBUTION_POINT))
        && value(crl, Extension.AUTHORITY_KEY_IDENTIFIER)
            .equals(value(base, Extension.AUTHORITY_KEY_IDENTIFIER))
        && base.number().filter(n -> n.compareTo(crl.baseNumber().orElseThrow()) >= 0).isPresent()
        && base.number().filter(n -> n.compareTo(crl.number().orElse(n)) < 0).isPresent();
  }

  private static Optional<Extension> value(Crl crl, String oid) {
    return crl.extension(oid);
  }

  /**
   * 6.3.3 (i) and (j): what the CRL says of the certificate.
   *
   * @throws dev.minica.MinicaException BAD_INPUT if an entry, of whatever certificate, is malformed
   *     or has a critical extension that is not understood: section 5.3 forbids to use such a CRL
   */
  Optional<CrlEntry> entryOf(PathCertificate certificate, Work work) {
    Optional<CrlEntry> found = Optional.empty();
    for (CrlEntry entry : crl.entries()) {
      work.crlEntry();
      if (!entry.understood()) {
        throw new MinicaException(
            MinicaException.Kind.BAD_INPUT, "it has an entry that is not understood");
      }
      if (isOf(entry, certificate)) {
        found = Optional.of(entry);
      }
    }
    return found;
  }

  private static boolean isOf(CrlEntry entry, PathCertificate certificate) {
    return entry.serialNumber().equals(certificate.certificate().serialNumber())
        && entry.certificateIssuer().matches(certificate.certificate().issuer());
  }
}
