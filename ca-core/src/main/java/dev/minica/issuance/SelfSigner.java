package dev.minica.issuance;

import dev.minica.Environment;
import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.key.SigningKey;
import dev.minica.key.SubjectPublicKeyInfo;
import dev.minica.lint.registry.RuleBook;
import dev.minica.x509.Certificate;
import dev.minica.x509.CertificateTemplate;
import dev.minica.x509.DistinguishedName;
import dev.minica.x509.Extension;
import dev.minica.x509.Extensions;
import dev.minica.x509.SerialNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A key that certifies itself: the certificate's issuer is its subject, and its own key signs it. A
 * CA begins so, and so does what needs none.
 */
public final class SelfSigner {

  private final SigningKey key;
  private final Environment environment;

  public SelfSigner(SigningKey key, Environment environment) {
    this.key = key;
    this.environment = environment;
  }

  /**
   * The certificate of the signer's own key that was asked for, of any profile. Its subject is
   * never empty, since it is the issuer's name as well (RFC 5280 section 4.1.2.4): without another
   * it is the first name as common name, or as far as it goes as organization if it is too long for
   * that.
   *
   * @throws dev.minica.MinicaException REFUSED if the key is weak; USAGE if the lifetime ends after
   *     the year 9999, or before it begins
   */
  public Certificate issue(IssuanceRequest request) {
    return LintedSignature.sign(
        template(request, key.publicKey(), environment), key, new RuleBook());
  }

  /**
   * All that the certificate would say, which takes no private key.
   *
   * @throws dev.minica.MinicaException as {@link #issue}
   */
  public static CertificateTemplate template(
      IssuanceRequest request, SubjectPublicKeyInfo publicKey, Environment environment) {
    Issuer.refuseWeakKey(publicKey);
    request.profile().require(request.names(), publicKey);
    DistinguishedName name = name(request);
    return new CertificateTemplate(
        SerialNumber.random(environment.random()),
        name,
        ValidityRule.wanted(request, environment.now()),
        name,
        publicKey,
        extensions(request, publicKey));
  }

  private static DistinguishedName name(IssuanceRequest request) {
    Profile profile = request.profile();
    Optional<DistinguishedName> asked = request.subject().filter(name -> !name.isEmpty());
    if (profile.subject().isEmpty()) {
      return asked.orElseGet(() -> DefaultSubject.ofIssuer(request.names()));
    }
    DistinguishedName ruled = profile.subject().get().of(asked, request.names(), profile.name());
    if (ruled.isEmpty()) {
      throw new MinicaException(
              Kind.REFUSED,
              "the subject would be empty, and it names the issuer of a self-signed certificate")
          .withHint("give one with --subject that the profile " + profile.name() + " allows");
    }
    return ruled;
  }

  /**
   * Without an authority key identifier: RFC 5280 section 4.2.1.1 lets a self-signed certificate go
   * without.
   */
  private static List<Extension> extensions(
      IssuanceRequest request, SubjectPublicKeyInfo publicKey) {
    List<Extension> extensions = new ArrayList<>(request.profile().extensions(publicKey));
    if (!request.names().isEmpty()) {
      extensions.add(Extensions.subjectAltName(request.names(), false));
    }
    if (request.confinement().isPresent()) {
      extensions.addAll(request.confinement().get().extensions());
    }
    request
        .profile()
        .locations()
        .ifPresent(places -> extensions.addAll(places.extensions(Optional.empty())));
    return extensions;
  }
}
