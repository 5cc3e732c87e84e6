package dev.minica.verification;

import dev.minica.Escaped;
import dev.minica.MinicaException;
import dev.minica.x509.Certificate;
import dev.minica.x509.Extension;
import dev.minica.x509.KeyPurpose;
import dev.minica.x509.KeyUsage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What can be said of one certificate by itself, whatever path it stands in: the clauses of RFC
 * 5280 section 6.1 that look at nothing else, and the profile that it has to follow. Each
 * certificate is judged once for each position.
 */
final class CertificateRules {

  private final Instant time;
  private final Purpose purpose;
  private final Map<PathPosition, Map<PathCertificate, List<Objection>>> judged = new HashMap<>();

  CertificateRules(Instant time, Purpose purpose) {
    this.time = time;
    this.purpose = purpose;
  }

  /** What is wrong with the certificate in this position; empty if nothing is. */
  List<Objection> objections(PathCertificate certificate, PathPosition position) {
    return judged
        .computeIfAbsent(position, p -> new HashMap<>())
        .computeIfAbsent(certificate, c -> judge(c, position));
  }

  private List<Objection> judge(PathCertificate certificate, PathPosition position) {
    List<Objection> objections = new ArrayList<>();
    validity(certificate.certificate(), position, objections);
    criticalExtensions(certificate.certificate(), objections);
    key(certificate.certificate()).ifPresent(objections::add);
    if (position != PathPosition.ANCHOR) {
      signatureAlgorithm(certificate.certificate(), objections);
    }
    if (position == PathPosition.LEAF) {
      leafUsage(certificate, objections);
    } else {
      certificateAuthority(certificate, position, objections);
    }
    keyPurpose(certificate, objections);
    StrictRules.breaches(certificate, position).stream()
        .map(breach -> notConforming(certificate.certificate(), breach))
        .forEach(objections::add);
    return List.copyOf(objections);
  }

  /** The objection to a certificate that could not be taken apart. */
  static Objection malformed(Certificate certificate, MinicaException reason) {
    return new Objection(
        Reason.MALFORMED,
        certificate,
        "it is malformed: " + reason.getMessage(),
        "have it issued again by software that encodes it rightly");
  }

  private static Objection notConforming(Certificate certificate, String breach) {
    return new Objection(
        Reason.NOT_CONFORMING, certificate, breach, "have it issued again as RFC 5280 demands");
  }

  /** 6.1.3 (a)(2): the certificate validity period includes the current time. */
  private void validity(
      Certificate certificate, PathPosition position, List<Objection> objections) {
    if (certificate.validity().contains(time)) {
      return;
    }
    boolean early = time.isBefore(certificate.validity().notBefore());
    String words =
        early
            ? "it is valid from " + certificate.validity().notBefore() + " on, after " + time
            : "it expired at " + certificate.validity().notAfter() + ", before " + time;
    objections.add(
        early
            ? new Objection(
                Reason.NOT_YET_VALID, certificate, words, "wait, or check this machine's clock")
            : new Objection(Reason.EXPIRED, certificate, words, renewal(position)));
  }

  private static String renewal(PathPosition position) {
    return switch (position) {
      case LEAF -> "have it renewed";
      case INTERMEDIATE -> "add the certificate that its issuer has renewed it with";
      case ANCHOR -> "trust the root that has taken its place";
    };
  }

  /** 6.1.4 (o) and 6.1.5 (f): recognize and process any other critical extension. */
  private static void criticalExtensions(Certificate certificate, List<Objection> objections) {
    certificate.extensions().stream()
        .filter(Extension::critical)
        .filter(extension -> !ExtensionOids.PROCESSED.contains(extension.oid()))
        .map(
            extension ->
                new Objection(
                    Reason.UNKNOWN_CRITICAL_EXTENSION,
                    certificate,
                    "it has the critical extension "
                        + extension.oid()
                        + ", which is not understood",
                    "use software that understands it, or have it issued without"))
        .forEach(objections::add);
  }

  /** The objection to a key that no signature is checked with. */
  static Optional<Objection> key(Certificate certificate) {
    return KeyRules.fault(certificate.publicKey())
        .map(
            fault ->
                new Objection(
                    Reason.UNACCEPTABLE_KEY,
                    certificate,
                    fault,
                    "have it issued for a key of a current algorithm, such as EC P-256"));
  }

  private static void signatureAlgorithm(Certificate certificate, List<Objection> objections) {
    if (certificate.signatureAlgorithm().isEmpty()) {
      objections.add(
          new Objection(
              Reason.UNSUPPORTED_SIGNATURE,
              certificate,
              "its signature algorithm "
                  + certificate.signatureAlgorithmOid()
                  + " is unknown, has wrong parameters, or is too weak to be relied on",
              "have it signed with a current algorithm, such as SHA-256 with ECDSA"));
    }
  }

  /** 6.1.4 (k) and (n): a CA by basic constraints, and by key usage where there is one. */
  private static void certificateAuthority(
      PathCertificate certificate, PathPosition position, List<Objection> objections) {
    // 6.1.4 (k), "out-of-band means": an anchor of version 1 is a CA since it was chosen as one
    boolean chosen = position == PathPosition.ANCHOR && certificate.isFirstVersion();
    if (!certificate.isCa() && !chosen) {
      objections.add(
          new Objection(
              Reason.NOT_A_CA,
              certificate.certificate(),
              certificate.basicConstraints().isPresent()
                  ? "it issued a certificate, but its basic constraints say that it is no CA"
                  : "it issued a certificate, but has no basic constraints that make it a CA",
              "use a CA certificate as the issuer"));
    }
    if (!certificate.allows(KeyUsage.KEY_CERT_SIGN)) {
      objections.add(
          new Objection(
              Reason.KEY_USAGE,
              certificate.certificate(),
              "it issued a certificate, but its key usage lacks keyCertSign",
              "have the CA certificate issued with keyCertSign"));
    }
  }

  private void leafUsage(PathCertificate certificate, List<Objection> objections) {
    if (!certificate.keyUsage().map(purpose::isServedBy).orElse(true)) {
      objections.add(
          new Objection(
              Reason.KEY_USAGE,
              certificate.certificate(),
              "its key usage is "
                  + labels(certificate.keyUsage().orElse(Set.of()))
                  + ", none of "
                  + labels(purpose.usages()),
              "have it issued with a key usage that the purpose needs"));
    }
  }

  private static String labels(Set<KeyUsage> usages) {
    return usages.isEmpty()
        ? "empty"
        : usages.stream().map(KeyUsage::label).collect(Collectors.joining(", "));
  }

  /**
   * RFC 5280 section 4.2.1.12 for the leaf. On a CA, extended key usage limits what it may issue
   * for: RFC 5280 leaves that open, and every TLS client does it.
   */
  private void keyPurpose(PathCertificate certificate, List<Objection> objections) {
    if (certificate.keyPurposes().map(purpose::isAllowedBy).orElse(true)) {
      return;
    }
    String wanted = purpose.keyPurpose().map(KeyPurpose::label).orElse("");
    String present =
        certificate.keyPurposes().stream()
            .flatMap(List::stream)
            .map(oid -> KeyPurpose.ofOid(oid).map(KeyPurpose::label).orElse(oid))
            .collect(Collectors.joining(", "));
    objections.add(
        new Objection(
            Reason.KEY_PURPOSE,
            certificate.certificate(),
            "its extended key usage is " + Escaped.of(present) + ", not " + wanted,
            "have it issued with " + wanted));
  }
}
