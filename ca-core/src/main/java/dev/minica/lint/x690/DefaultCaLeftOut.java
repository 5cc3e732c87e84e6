package dev.minica.lint.x690;

import dev.minica.internal.asn1.Tlv;
import dev.minica.lint.Citation;
import dev.minica.lint.Lint;
import dev.minica.lint.Severity;
import dev.minica.lint.Specimen;
import dev.minica.x509.Extension;
import java.util.Optional;

/** FALSE is the default of cA: a certificate that is no CA has an empty sequence here. */
public final class DefaultCaLeftOut extends Lint {

  public DefaultCaLeftOut() {
    super(
        "x690/default-ca-left-out",
        Citation.x690("11.5"),
        Severity.ERROR,
        "cA FALSE is not encoded, being the default");
  }

  @Override
  protected Optional<String> found(Specimen certificate) {
    for (Tlv part : certificate.elements(Extension.BASIC_CONSTRAINTS)) {
      if (part.is(Tlv.BOOLEAN) && part.size() == 1 && part.at(0) == 0) {
        return Optional.of("cA FALSE");
      }
    }
    return NOTHING;
  }
}
