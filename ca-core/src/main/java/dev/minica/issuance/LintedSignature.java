package dev.minica.issuance;

import dev.minica.Escaped;
import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.key.SigningKey;
import dev.minica.lint.Finding;
import dev.minica.lint.Specimen;
import dev.minica.lint.registry.RuleBook;
import dev.minica.x509.Certificate;
import dev.minica.x509.CertificateSigner;
import dev.minica.x509.CertificateTemplate;
import java.util.List;

/**
 * The last gate before a signature: what breaks a rule that says MUST is not signed. The rules see
 * the certificate as it would be, with a {@link StandInKey} for the key.
 */
final class LintedSignature {

  private LintedSignature() {}

  /**
   * The template as a certificate, signed with this key.
   *
   * @param rules those that it is held to
   * @throws MinicaException REFUSED with the rule that it would break; the key has signed nothing
   *     then
   */
  static Certificate sign(CertificateTemplate template, SigningKey key, RuleBook rules) {
    Certificate draft = CertificateSigner.draft(template, new StandInKey(key));
    List<Finding> obstacles = rules.obstacles(Specimen.of(draft));
    if (!obstacles.isEmpty()) {
      throw refused(obstacles.get(0));
    }
    return CertificateSigner.sign(draft, key);
  }

  private static MinicaException refused(Finding finding) {
    return new MinicaException(
            Kind.REFUSED,
            "the certificate would break "
                + finding.lint().id()
                + " ("
                + finding.lint().citation()
                + "): "
                + Escaped.of(finding.found()))
        .withHint("the rule: " + finding.lint().rule());
  }
}
