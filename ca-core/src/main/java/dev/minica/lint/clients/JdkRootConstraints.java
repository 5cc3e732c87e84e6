package dev.minica.lint.clients;

import dev.minica.lint.Citation;
import dev.minica.lint.Lint;
import dev.minica.lint.Severity;
import dev.minica.lint.Specimen;
import dev.minica.x509.Extension;
import java.util.Optional;

/**
 * Java takes name and key from a trust anchor and looks at nothing else, so what the root was meant
 * to be kept to, it is not.
 */
public final class JdkRootConstraints extends Lint {

  public JdkRootConstraints() {
    super(
        "clients/jdk-root-constraints",
        new Citation("Java PKI Programmer's Guide", "class TrustAnchor"),
        Severity.WARNING,
        "name constraints are on an intermediate, not on a root");
  }

  @Override
  protected boolean appliesTo(Specimen certificate) {
    return certificate.role().isRoot() && certificate.has(Extension.NAME_CONSTRAINTS);
  }

  @Override
  protected Optional<String> found(Specimen certificate) {
    return Optional.of("the root has name constraints");
  }
}
