package dev.minica.lint.clients;

import dev.minica.lint.Citation;
import dev.minica.lint.Lint;
import dev.minica.lint.Severity;
import dev.minica.lint.Specimen;
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
    return certificate.role().isServer();
  }

  @Override
  protected Optional<String> found(Specimen certificate) {
    return certificate
        .lifetimeSeconds()
        .filter(seconds -> seconds > 86_400L * MAX_DAYS)
        .map(seconds -> (seconds + 86_399) / 86_400 + " days");
  }
}
