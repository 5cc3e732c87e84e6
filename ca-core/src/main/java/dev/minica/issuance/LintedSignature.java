package dev.minica.issuance;

import dev.minica.Escaped;
import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.key.SigningKey;
import dev.minica.lint.Finding;
import dev.minica.lint.Severity;
import dev.minica.lint.Specimen;
import dev.minica.lint.Topic;
import dev.minica.lint.registry.Lints;
import dev.minica.x509.Certificate;
import dev.minica.x509.CertificateSigner;
import dev.minica.x509.CertificateTemplate;
import java.util.EnumSet;
import java.util.Set;

/**
 * The last gate before a signature: what breaks a rule that says MUST is not signed. The rules see
 * the certificate as it would be, with a {@link StandInKey} for the key.
 */
final class LintedSignature {

  /** The issuer has looked at the key before, which takes long enough once. */
  private static final Set<Topic> TOPICS = EnumSet.complementOf(EnumSet.of(Topic.WEAK_KEYS));

  private LintedSignature() {}

  /**
   * The template as a certificate, signed with this key.
   *
   * @throws MinicaException REFUSED with the rule that it would break; the key has signed nothing
   *     then
   */
  static Certificate sign(CertificateTemplate template, SigningKey key) {
    Certificate unsigned = CertificateSigner.sign(template, new StandInKey(key));
    for (Finding finding : Lints.check(Specimen.of(unsigned), TOPICS)) {
      if (finding.severity() == Severity.ERROR) {
        throw refused(finding);
      }
    }
    return CertificateSigner.sign(template, key);
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
