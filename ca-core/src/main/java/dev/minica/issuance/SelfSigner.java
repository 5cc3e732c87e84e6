package dev.minica.issuance;

import dev.minica.Environment;
import dev.minica.key.SigningKey;
import dev.minica.x509.Certificate;
import dev.minica.x509.CertificateTemplate;
import dev.minica.x509.DistinguishedName;
import dev.minica.x509.Extension;
import dev.minica.x509.Extensions;
import dev.minica.x509.SerialNumber;
import java.util.ArrayList;
import java.util.List;

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
   * The certificate of the signer's own key that was asked for, of any profile.
   *
   * @throws dev.minica.MinicaException REFUSED if the key is weak; USAGE if the lifetime ends after
   *     the year 9999, or before it begins
   */
  public Certificate issue(IssuanceRequest request) {
    Issuer.refuseWeakKey(key.publicKey());
    DistinguishedName name = request.subject().orElseGet(() -> DefaultSubject.of(request.names()));
    CertificateTemplate template =
        new CertificateTemplate(
            SerialNumber.random(environment.random()),
            name,
            ValidityRule.wanted(request, environment.now()),
            name,
            key.publicKey(),
            extensions(request, name));
    return LintedSignature.sign(template, key);
  }

  /**
   * Without an authority key identifier: RFC 5280 section 4.2.1.1 lets a self-signed certificate go
   * without.
   */
  private List<Extension> extensions(IssuanceRequest request, DistinguishedName subject) {
    List<Extension> extensions = new ArrayList<>(request.profile().extensions(key.publicKey()));
    if (!request.names().isEmpty()) {
      // RFC 5280 section 4.1.2.6: critical where it is the only name there is
      extensions.add(Extensions.subjectAltName(request.names(), subject.isEmpty()));
    }
    return extensions;
  }
}
