package dev.minica.issuance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.minica.MinicaException;
import dev.minica.x509.GeneralName;
import dev.minica.x509.TimeSpan;
import dev.minica.x509.Validity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ValidityRuleTest {

  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final Validity ISSUER =
      ValidityRule.fromNow(NOW.minusSeconds(7200), TimeSpan.parse("10y"));

  @Test
  void itBeginsOneHourBack() {
    assertThat(ValidityRule.fromNow(NOW, TimeSpan.parse("90d")).notBefore())
        .isEqualTo(NOW.minus(Duration.ofHours(1)));
  }

  @Test
  void aLifetimeOfDaysIsExactlyThatLongWithBothEndsCounted() {
    Validity validity = ValidityRule.fromNow(NOW, TimeSpan.parse("825d"));

    assertThat(Duration.between(validity.notBefore(), validity.notAfter()).plusSeconds(1))
        .isEqualTo(Duration.ofDays(825));
  }

  @Test
  void aLifetimeOfMinutesCountsFromNow() {
    assertThat(ValidityRule.fromNow(NOW, TimeSpan.parse("30m")).notAfter())
        .isEqualTo(NOW.plus(Duration.ofMinutes(30)).minusSeconds(1));
  }

  @Test
  void withoutALifetimeTheIssuersEndIsTheEnd() {
    Validity issuer = new Validity(ISSUER.notBefore(), NOW.plus(Duration.ofDays(5)));

    assertThat(ValidityRule.of(request(), NOW, issuer).notAfter()).isEqualTo(issuer.notAfter());
  }

  @Test
  void aLifetimeAskedForThatOutlivesTheIssuerIsRefused() {
    IssuanceRequest request =
        new IssuanceRequest(
            request().names(),
            Profile.SERVER,
            Optional.empty(),
            Optional.of(TimeSpan.parse("11y")),
            Optional.empty(),
            Optional.empty());

    assertThatThrownBy(() -> ValidityRule.of(request, NOW, ISSUER))
        .isInstanceOfSatisfying(
            MinicaException.class,
            e -> assertThat(e.kind()).isEqualTo(MinicaException.Kind.REFUSED));
  }

  @Test
  void itNeverBeginsBeforeTheIssuerDoes() {
    Validity issuer = new Validity(NOW.minusSeconds(60), ISSUER.notAfter());

    assertThat(ValidityRule.of(request(), NOW, issuer).notBefore()).isEqualTo(issuer.notBefore());
  }

  private static IssuanceRequest request() {
    return IssuanceRequest.of(Profile.SERVER, List.of(GeneralName.parse("server.example")));
  }
}
