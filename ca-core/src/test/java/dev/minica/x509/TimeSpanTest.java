package dev.minica.x509;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.minica.MinicaException;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeSpanTest {

  @ParameterizedTest
  @CsvSource({
    "90d, 2026-04-01T00:00:00Z",
    "90, 2026-04-01T00:00:00Z",
    "12h, 2026-01-01T12:00:00Z",
    "30m, 2026-01-01T00:30:00Z",
    "45s, 2026-01-01T00:00:45Z",
    "2w, 2026-01-15T00:00:00Z",
    "6mo, 2026-07-01T00:00:00Z",
    "1y, 2027-01-01T00:00:00Z",
    "1y2m, 2027-03-01T00:00:00Z",
    "1y2mo, 2027-03-01T00:00:00Z",
    "1d12h30m, 2026-01-02T12:30:00Z"
  })
  void theUnitsAreTheOnesPeopleSay(String text, Instant end) {
    assertThat(TimeSpan.parse(text).after(Instant.parse("2026-01-01T00:00:00Z"))).isEqualTo(end);
  }

  @ParameterizedTest
  @CsvSource({
    "2028-02-29T12:00:00Z, 1y, 2029-02-28T12:00:00Z",
    "2026-01-31T00:00:00Z, 1mo, 2026-02-28T00:00:00Z",
    "2049-12-31T23:00:00Z, 2h, 2050-01-01T01:00:00Z"
  })
  void yearsAndMonthsFollowTheCalendar(Instant start, String text, Instant end) {
    assertThat(TimeSpan.parse(text).after(start)).isEqualTo(end);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "d",
        "0",
        "0d",
        "-1d",
        "1x",
        "1d2",
        "1 d",
        "1.5d",
        "99999999d",
        "1d\u001b",
        "m"
      })
  void whatIsNoDurationIsAUsageErrorWithAHint(String text) {
    assertThatThrownBy(() -> TimeSpan.parse(text))
        .isInstanceOfSatisfying(
            MinicaException.class,
            e -> {
              assertThat(e.kind()).isEqualTo(MinicaException.Kind.USAGE);
              assertThat(e.hint()).isPresent();
              assertThat(e.getMessage()).doesNotContain("\u001b");
            });
  }
}
