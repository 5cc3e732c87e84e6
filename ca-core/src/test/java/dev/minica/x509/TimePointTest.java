package dev.minica.x509;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimePointTest {

  private static final Instant NOW = Instant.parse("2026-11-20T10:20:30Z");

  @ParameterizedTest
  @CsvSource({
    "2026-11-20, 2026-11-20T00:00:00Z",
    "2026-11-20T12:00:00Z, 2026-11-20T12:00:00Z",
    "2026-11-20T12:00:00+02:00, 2026-11-20T10:00:00Z",
    "9999-12-31T23:59:59Z, 9999-12-31T23:59:59Z",
    "-1d, 2026-11-19T10:20:30Z",
    "+90d, 2027-02-18T10:20:30Z",
    "+1y2m, 2028-01-20T10:20:30Z",
    "-30m, 2026-11-20T09:50:30Z"
  })
  void fixedAndRelativeTimesAreUnderstood(String text, Instant expected) {
    assertThat(TimePoint.parse(text).at(NOW)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "now",
        "90d",
        "2026",
        "2026-13-01",
        "2026-02-30",
        "20261120",
        "2026-11-20T12:00:00",
        "2026-11-20 12:00:00Z",
        "2026-11-20T12:00:00.5Z",
        "+10000-01-01T00:00:00Z",
        "2026-11-20T25:00:00Z"
      })
  void anythingElseIsNoTime(String text) {
    assertThatThrownBy(() -> TimePoint.parse(text))
        .isInstanceOfSatisfying(
            MinicaException.class, e -> assertThat(e.kind()).isEqualTo(Kind.USAGE));
  }

  @Test
  void theHintShowsWhatATimeLooksLike() {
    assertThatThrownBy(() -> TimePoint.parse("tomorrow"))
        .isInstanceOfSatisfying(
            MinicaException.class,
            e -> {
              assertThat(e).hasMessage("'tomorrow' is no time");
              assertThat(e.hint())
                  .contains("a time is like 2026-11-20, 2026-11-20T12:00:00Z, -1d or +90d");
            });
  }

  @Test
  void relativeTimesStayWithinTheYearsThatACertificateCanName() {
    assertThatThrownBy(() -> TimePoint.parse("-2027y").at(NOW))
        .isInstanceOf(MinicaException.class)
        .hasMessage("'2027y' from there leads out of the years 0 to 9999");
  }
}
