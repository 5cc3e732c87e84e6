package dev.minica.issuance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.minica.MinicaException;
import dev.minica.x509.GeneralName;
import dev.minica.x509.TimeSpan;
import dev.minica.x509.Validity;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Optional;
import java.util.Random;
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

  /** The ends of days, months, centuries and of the calendar. */
  private static final List<Instant> EDGES =
      List.of(
          Instant.parse("2026-11-22T02:00:00Z"),
          Instant.parse("2027-02-28T23:59:59Z"),
          Instant.parse("2028-02-29T00:30:00Z"),
          Instant.parse("2028-02-29T23:59:59Z"),
          Instant.parse("2049-12-31T23:59:59Z"),
          Instant.parse("2050-01-01T00:00:00Z"),
          Instant.parse("2096-02-29T12:00:00Z"),
          Instant.parse("2100-02-28T23:59:59Z"),
          Instant.parse("9998-12-31T23:59:59Z"),
          Instant.parse("9999-12-31T22:59:59Z"));

  private static final List<String> SPANS =
      List.of(
          "1s", "30m", "22h59m", "23h", "1d", "47d", "397d", "1mo", "1y", "1y1mo1d", "4y", "10y");

  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

  /** The calendar of java.util is another one than that of java.time, which the rule uses. */
  @Test
  void tenThousandEndsAreThoseOfTheCalendar() {
    Random random = new Random(20_261_122);
    int beyond = 0;
    for (int i = 0; i < 10_000; i++) {
      Instant now = EDGES.get(i % EDGES.size()).plusSeconds(random.nextInt(7_200) - 3_600);
      TimeSpan span = TimeSpan.parse(SPANS.get(random.nextInt(SPANS.size())));
      Instant start = now.minus(ValidityRule.BACKDATING);
      boolean isShort = later(start, span).minusSeconds(1).isBefore(start.plus(Duration.ofDays(1)));
      Instant end = later(isShort ? now : start, span).minusSeconds(1);
      if (later(isShort ? now : start, span).isAfter(LAST)) {
        beyond++;
        assertThatThrownBy(() -> ValidityRule.fromNow(now, span))
            .isInstanceOf(MinicaException.class);
      } else {
        Validity validity = ValidityRule.fromNow(now, span);
        assertThat(validity).as("%s from %s", span, now).isEqualTo(new Validity(start, end));
      }
    }
    assertThat(beyond).isBetween(1, 3_000);
  }

  /** Whatever the issuer has left, nothing is valid outside of that. */
  @Test
  void tenThousandCertificatesLieWithinTheirIssuers() {
    Random random = new Random(20_261_123);
    for (int i = 0; i < 10_000; i++) {
      Instant now = EDGES.get(i % (EDGES.size() - 2)).plusSeconds(random.nextInt(7_200) - 3_600);
      Validity issuer =
          Validity.of(
              now.minusSeconds(random.nextInt(10_000)),
              now.plusSeconds(1 + random.nextInt(2 * 397 * 86_400)));

      Validity validity = ValidityRule.of(request(), now, issuer);

      assertThat(validity.notBefore()).isBeforeOrEqualTo(now);
      assertThat(issuer.contains(validity.notBefore())).as("%s in %s", validity, issuer).isTrue();
      assertThat(issuer.contains(validity.notAfter())).as("%s in %s", validity, issuer).isTrue();
    }
  }

  @SuppressWarnings("JavaPeriodGetDays") // the months come before them
  private static Instant later(Instant start, TimeSpan span) {
    GregorianCalendar calendar = GregorianCalendar.from(start.atZone(ZoneOffset.UTC));
    calendar.add(Calendar.MONTH, (int) span.days().toTotalMonths());
    calendar.add(Calendar.DAY_OF_MONTH, span.days().getDays());
    return calendar.toInstant().plus(span.time());
  }

  private static IssuanceRequest request() {
    return IssuanceRequest.of(Profile.SERVER, List.of(GeneralName.parse("server.example")));
  }
}
