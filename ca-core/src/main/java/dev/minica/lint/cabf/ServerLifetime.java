package dev.minica.lint.cabf;

import dev.minica.lint.Citation;
import dev.minica.lint.Lint;
import dev.minica.lint.Severity;
import dev.minica.lint.Specimen;
import java.time.Instant;
import java.util.Optional;

/**
 * Public CAs may give ever less: 398 days, from March 2026 on 200, then 100 and 47. A private CA
 * sets its own bounds.
 */
public final class ServerLifetime extends Lint {

  private static final long FROM_2026 = 1_773_532_800; // 15 March, and so the others
  private static final long FROM_2027 = 1_805_068_800;
  private static final long FROM_2029 = 1_868_227_200;

  public ServerLifetime() {
    super(
        "cabf/server-lifetime",
        Citation.baselineRequirements("6.3.2"),
        Severity.NOTICE,
        "a TLS server's certificate lives no longer than public CAs may give it");
  }

  @Override
  protected boolean appliesTo(Specimen certificate) {
    return certificate.role().isServer();
  }

  @Override
  protected Optional<String> found(Specimen certificate) {
    Optional<Long> days = Specimen.moment(certificate.notBefore()).map(ServerLifetime::bound);
    return certificate
        .lifetimeSeconds()
        .filter(seconds -> seconds > 86_400 * days.orElse(Long.MAX_VALUE / 86_400))
        .map(seconds -> (seconds + 86_399) / 86_400 + " days, more than " + days.orElseThrow());
  }

  private static long bound(Instant issued) {
    long second = issued.getEpochSecond();
    if (second < FROM_2026) {
      return 398;
    }
    return second < FROM_2027 ? 200 : second < FROM_2029 ? 100 : 47;
  }
}
