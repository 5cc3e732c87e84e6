package dev.minica.issuance;

import dev.minica.Environment;
import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.key.KeyAlgorithm;
import dev.minica.key.KeyWeakness;
import dev.minica.key.SigningKey;
import dev.minica.key.SubjectPublicKeyInfo;
import dev.minica.lint.registry.RuleBook;
import dev.minica.revocation.Crl;
import dev.minica.revocation.CrlSigner;
import dev.minica.revocation.CrlTemplate;
import dev.minica.x509.Certificate;
import dev.minica.x509.CertificateTemplate;
import dev.minica.x509.DistinguishedName;
import dev.minica.x509.Extension;
import dev.minica.x509.Extensions;
import dev.minica.x509.NameConstraints;
import dev.minica.x509.SerialNumber;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** A CA certificate with the key to sign as that CA: request and public key in, certificate out. */
public final class Issuer {

  private final IssuingCa ca;
  private final SigningKey key;
  private final Environment environment;
  private final RuleBook rules;

  /**
   * @throws MinicaException UNUSABLE_CA if the key is not the certificate's, or the certificate is
   *     no CA's
   */
  public Issuer(IssuingCa ca, SigningKey key, Environment environment) {
    this(ca, key, environment, new RuleBook());
  }

  /**
   * One of many that hold what they sign to the same rules.
   *
   * @throws MinicaException likewise
   */
  public Issuer(IssuingCa ca, SigningKey key, Environment environment, RuleBook rules) {
    this(rules, ca, key, environment);
    requireFit(ca.certificate(), key);
  }

  /** Without another look at certificate and key. */
  private Issuer(RuleBook rules, IssuingCa ca, SigningKey key, Environment environment) {
    this.rules = rules;
    this.ca = ca;
    this.key = key;
    this.environment = environment;
  }

  private static void requireFit(Certificate certificate, SigningKey key) {
    if (!certificate.publicKey().equals(key.publicKey())) {
      throw new MinicaException(
          Kind.UNUSABLE_CA, "the CA's key is not the one in the CA's certificate");
    }
    if (!certificate.isCa()) {
      throw new MinicaException(Kind.UNUSABLE_CA, "the CA's certificate is not a CA certificate");
    }
  }

  /** The same at another time, or with random octets from elsewhere. */
  public Issuer in(Environment other) {
    return new Issuer(rules, ca, key, other);
  }

  /** The CA's own certificate. */
  public Certificate certificate() {
    return ca.certificate();
  }

  /**
   * Issues a certificate for a public key whose private half the requester has shown to have. It is
   * signed, and not yet recorded.
   *
   * @throws MinicaException REFUSED if policy forbids it, with the reason; UNUSABLE_CA if the CA's
   *     certificate is not valid at present, or name constraints of its chain are malformed
   */
  public Certificate issue(IssuanceRequest request, SubjectPublicKeyInfo subjectKey) {
    return LintedSignature.sign(template(ca, request, subjectKey, environment), key, rules);
  }

  /**
   * Signs a CRL of this CA.
   *
   * @throws MinicaException UNUSABLE_CA if the CA's certificate does not let its key sign CRLs (RFC
   *     5280 section 4.2.1.3); BAD_INPUT as {@link CrlSigner#sign}
   */
  public Crl sign(CrlTemplate template) {
    if (!ca.maySignCrls()) {
      throw new MinicaException(
              Kind.UNUSABLE_CA,
              "the CA may make no CRL: the key usage of the CA's certificate is without cRLSign")
          .withHint("clients can ask by OCSP, which minica serve answers");
    }
    return CrlSigner.sign(template, key);
  }

  /**
   * All that a certificate would say that a CA issues, which takes no key of the CA.
   *
   * @throws MinicaException as {@link #issue}
   */
  public static CertificateTemplate template(
      IssuingCa ca,
      IssuanceRequest request,
      SubjectPublicKeyInfo subjectKey,
      Environment environment) {
    Certificate certificate = ca.certificate();
    requireValid(certificate, environment.now());
    requireRoom(certificate, request.profile());
    refuseOwnKey(certificate, subjectKey);
    refuseWeakKey(subjectKey);
    request.profile().require(request.names(), subjectKey);
    DistinguishedName subject = subject(ca, request);
    return new CertificateTemplate(
        SerialNumber.random(environment.random()),
        certificate.subject(),
        ValidityRule.of(request, environment.now(), certificate.validity()),
        subject,
        subjectKey,
        extensions(ca, request, subject, subjectKey));
  }

  /** What somebody chose: the requester, or the profile. */
  private static Optional<DistinguishedName> chosenSubject(IssuanceRequest request) {
    Profile profile = request.profile();
    return profile.subject().isPresent()
        ? Optional.of(
            profile.subject().get().of(request.subject(), request.names(), profile.name()))
        : request.subject();
  }

  private static void requireValid(Certificate certificate, Instant now) {
    if (!certificate.validity().contains(now)) {
      throw new MinicaException(
              Kind.UNUSABLE_CA,
              "the CA's certificate is valid from "
                  + certificate.validity().notBefore()
                  + " to "
                  + certificate.validity().notAfter()
                  + ", and now it is "
                  + now)
          .withHint("check the clock, or make a new CA");
    }
  }

  /** RFC 5280 section 4.2.1.9: below a pathLenConstraint of zero there are end entities only. */
  private static void requireRoom(Certificate certificate, Profile profile) {
    if (profile.basicConstraints().ca() && isLast(certificate)) {
      throw new MinicaException(
              Kind.REFUSED,
              "no CA may stand below " + certificate.subject() + ": its path length is 0")
          .withHint("have the root sign it, with --issuer " + IssuingCa.ROOT);
    }
  }

  private static boolean isLast(Certificate certificate) {
    return certificate
        .basicConstraints()
        .filter(constraints -> constraints.pathLength().equals(OptionalInt.of(0)))
        .isPresent();
  }

  /** Whoever held such a certificate's key could sign as the CA. */
  private static void refuseOwnKey(Certificate certificate, SubjectPublicKeyInfo subjectKey) {
    if (subjectKey.equals(certificate.publicKey())) {
      throw new MinicaException(Kind.REFUSED, "the key to certify is the CA's own");
    }
  }

  /**
   * Lets keys pass that are worth a certificate: whoever certifies one that anybody can break, or
   * that no client takes, helps nobody.
   *
   * @throws MinicaException REFUSED
   */
  public static void refuseWeakKey(SubjectPublicKeyInfo subjectKey) {
    List<KeyWeakness> weaknesses = KeyWeakness.of(subjectKey);
    if (!weaknesses.isEmpty()) {
      throw new MinicaException(Kind.REFUSED, "the key to certify is unfit: " + words(weaknesses))
          .withHint("make a new key, one of " + KeyAlgorithm.labels());
    }
  }

  private static String words(List<KeyWeakness> weaknesses) {
    return weaknesses.stream().map(KeyWeakness::words).collect(Collectors.joining("; "));
  }

  /** Where no CA of the chain has constraints, nothing of what compares names is loaded. */
  private static DistinguishedName subject(IssuingCa ca, IssuanceRequest request) {
    Optional<DistinguishedName> chosen = chosenSubject(request);
    return isConstrained(ca)
        ? new NamesInside(ca.chain()).subject(request, chosen)
        : chosen.orElseGet(() -> DefaultSubject.of(request.names()));
  }

  private static boolean isConstrained(IssuingCa ca) {
    boolean isConstrained = false;
    for (Certificate authority : ca.chain()) {
      if (authority.extension(Extension.NAME_CONSTRAINTS).isPresent()) {
        requireReadable(authority);
        isConstrained = true;
      }
    }
    return isConstrained;
  }

  /** The request is not to blame. */
  private static void requireReadable(Certificate authority) {
    try {
      NameConstraints.of(authority);
    } catch (MinicaException e) {
      throw e.restated(
          Kind.UNUSABLE_CA,
          "the certificate of " + authority.subject() + " is damaged: " + e.getMessage());
    }
  }

  private static List<Extension> extensions(
      IssuingCa ca,
      IssuanceRequest request,
      DistinguishedName subject,
      SubjectPublicKeyInfo subjectKey) {
    Profile profile = request.profile();
    List<Extension> extensions = new ArrayList<>(profile.extensions(subjectKey));
    extensions.add(authorityKeyIdentifier(ca.certificate()));
    if (!request.names().isEmpty()) {
      // RFC 5280 section 4.1.2.6: critical where it is the only name there is
      extensions.add(Extensions.subjectAltName(request.names(), subject.isEmpty()));
    }
    if (profile.basicConstraints().ca()
        && (request.confinement().isPresent() || isConstrained(ca))) {
      Confinement confinement = request.confinement().orElse(Confinement.NONE);
      extensions.addAll(confinement.extensionsBelow(ca.chain()));
    }
    if (profile.locations().isPresent()) {
      extensions.addAll(profile.locations().get().extensions(ca.publication()));
    } else if (ca.publication().isPresent()) {
      extensions.addAll(ca.publication().get().extensions());
    }
    return extensions;
  }

  private static Extension authorityKeyIdentifier(Certificate certificate) {
    return Extensions.authorityKeyIdentifier(
        certificate
            .subjectKeyIdentifier()
            .orElseGet(() -> certificate.publicKey().keyIdentifier()));
  }
}
