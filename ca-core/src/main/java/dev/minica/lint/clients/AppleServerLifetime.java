package dev.minica.lint.clients;

import dev.minica.lint.Citation;
import dev.minica.lint.Lint;
import dev.minica.lint.Severity;
import dev.minica.lint.Specimen;
import java.time.Instant;
import java.util.Optional;

/** Safari and everything else on Apple's systems refuses longer ones, from private roots too. */
public final class AppleServerLifetime extends Lint {

  private static final int MAX_DAYS = 825;

  public AppleServerLifetime() {
    super(
        "clients/apple-server-lifetime",
        new Citation("Apple support article 103769", "requirements for trusted certificates"),
        Severity.WARNING,
        "a TLS server's certificate is valid for 825 days or fewer");
  }

  @Override
  protected boolean appliesTo(Specimen certificate) {
    return certificate.isServer();
  }

  @Override
  protected Optional<String> found(Specimen certificate) {
    Optional<Instant> from = Specimen.moment(certificate.notBefore());
    Optional<Instant> to = Specimen.moment(certificate.notAfter());
    if (from.isEmpty() || to.isEmpty()) {
      return NOTHING;
    }
    long seconds = to.get().getEpochSecond() - from.get().getEpochSecond() + 1;
    return seconds > 86_400L * MAX_DAYS
        ? Optional.of((seconds + 86_399) / 86_400 + " days")
        : NOTHING;
  }
}
