package dev.minica.x509;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.minica.Escaped;
import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeSpanTest {

  @ParameterizedTest
  @CsvSource({
    "90d, 90d",
    "397, 397d",
    "1y, 1y",
    "6mo, 6mo",
    "2w, 14d",
    "12h, 12h",
    "30m, 30m",
    "90m, 1h30m",
    "45s, 45s",
    "1y2mo3d4h5m6s, 1y2mo3d4h5m6s"
  })
  void everyUnitIsUnderstood(String text, String canonical) {
    assertThat(TimeSpan.parse(text)).hasToString(canonical);
    assertThat(TimeSpan.parse(canonical)).isEqualTo(TimeSpan.parse(text));
  }

  @Test
  void mIsMonthsRightAfterYears() {
    assertThat(TimeSpan.parse("1y2m")).isEqualTo(new TimeSpan(Period.of(1, 2, 0), Duration.ZERO));
  }

  @Test
  void mIsMinutesOnItsOwnAndAfterAnyOtherUnit() {
    assertThat(TimeSpan.parse("2m").time()).isEqualTo(Duration.ofMinutes(2));
    assertThat(TimeSpan.parse("1y2m3h4m").time()).isEqualTo(Duration.ofHours(3).plusMinutes(4));
    assertThat(TimeSpan.parse("1d2m").time()).isEqualTo(Duration.ofMinutes(2));
  }

  @Test
  void moreThanElevenAfterYearsCouldBeEitherAndIsRefused() {
    assertThatThrownBy(() -> TimeSpan.parse("1y30m"))
        .isInstanceOfSatisfying(
            MinicaException.class,
            e -> {
              assertThat(e.kind()).isEqualTo(Kind.USAGE);
              assertThat(e).hasMessage("'1y30m' could mean 30 months or minutes");
              assertThat(e.hint())
                  .contains("months are 'mo'; minutes follow hours, as in '1y0h30m'");
            });
    assertThat(TimeSpan.parse("1y0h30m").time()).isEqualTo(Duration.ofMinutes(30));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "d",
        "-1d",
        "+1d",
        "1.5d",
        "1 d",
        " 1d",
        "1d ",
        "1D",
        "1M",
        "1x",
        "1d1y",
        "1d1d",
        "1h2",
        "1mo1m1mo",
        "10min",
        "1y2",
        "\u0661d",
        "1\u0000d",
        "forever"
      })
  void anythingElseIsNoDuration(String text) {
    assertThatThrownBy(() -> TimeSpan.parse(text))
        .isInstanceOfSatisfying(
            MinicaException.class, e -> assertThat(e.kind()).isEqualTo(Kind.USAGE))
        .hasMessage("'" + Escaped.of(text) + "' is no duration");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "0d", "0y0h"})
  void nothingIsNoDuration(String text) {
    assertThatThrownBy(() -> TimeSpan.parse(text))
        .hasMessage("the duration '" + text + "' is zero");
  }

  @Test
  void yearsAndMonthsFollowTheCalendar() {
    assertThat(TimeSpan.parse("1y").after(Instant.parse("2028-02-29T01:02:03Z")))
        .isEqualTo("2029-02-28T01:02:03Z");
    assertThat(TimeSpan.parse("1mo").before(Instant.parse("2026-03-31T00:00:00Z")))
        .isEqualTo("2026-02-28T00:00:00Z");
  }

  @Test
  void theLastSecondOfTheYear9999CanBeReachedButNotPassed() {
    Instant almost = Instant.parse("9999-12-30T23:59:59Z");
    assertThat(TimeSpan.parse("1d").after(almost)).isEqualTo("9999-12-31T23:59:59Z");
    assertThatThrownBy(() -> TimeSpan.parse("1d1s").after(almost))
        .hasMessage("'1d1s' from there leads out of the years 0 to 9999");
  }

  @ParameterizedTest
  @ValueSource(strings = {"99999999y", "99999999mo", "99999999w", "99999999h", "9999y99999999d"})
  void noNumberThatIsAcceptedOverflows(String text) {
    TimeSpan span = TimeSpan.parse(text);
    assertThatThrownBy(() -> span.after(Instant.EPOCH)).isInstanceOf(MinicaException.class);
    assertThatThrownBy(() -> span.before(Instant.EPOCH)).isInstanceOf(MinicaException.class);
  }

  @Test
  void longerNumbersAreRefused() {
    assertThatThrownBy(() -> TimeSpan.parse("999999999d"))
        .hasMessage("the duration '999999999d' is too long");
  }
}
