package dev.minica.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.minica.MinicaException;
import java.security.cert.CertificateExpiredException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

/** The time of a PKI is what a test says. */
@Pki(scope = Pki.Scope.TEST)
class ClockTest {

  @Test
  void aCertificateExpiresWithoutAnybodyWaiting(Authority ca, @ForServer Identity server)
      throws Exception {
    try (GreetingServer greeting = new GreetingServer(server.sslContext(), false)) {
      Visit.succeeds(ca.trust().httpClient(), greeting.uri());
      ca.advance(Duration.ofDays(398));
      Visit.isRefusedByTheClient(ca.trust().httpClient(), greeting.uri())
          .hasRootCauseInstanceOf(CertificateExpiredException.class);
    }
  }

  @Test
  void serversJudgeTheirClientsByItToo(
      Authority ca, @ForClient Identity client, @ForServer Identity server) throws Exception {
    ca.advance(Duration.ofDays(-300));
    Identity early = ca.server();
    try (GreetingServer greeting = new GreetingServer(early.sslContext())) {
      Visit.isRefusedByTheServer(client.httpClient(), greeting.uri());
      Visit.succeeds(ca.client().httpClient(), greeting.uri());
    }
  }

  @Test
  void whatWasIssuedLongAgoHasExpired(Authority ca, @ForServer Identity server) throws Exception {
    ca.advance(Duration.ofDays(-400));
    Identity late = ca.client("late");
    ca.advance(Duration.ofDays(400));
    try (GreetingServer greeting = new GreetingServer(server.sslContext())) {
      Visit.isRefusedByTheServer(late.httpClient(), greeting.uri());
      Visit.succeeds(ca.client().httpClient(), greeting.uri());
    }
  }

  @Test
  void itGoesOnUntilItIsStopped(Authority ca, Clock clock) {
    Instant day = Instant.parse("2030-01-01T00:00:00Z");
    assertThat(clock.instant()).isBeforeOrEqualTo(clock.instant());
    ca.stopClockAt(day);
    assertThat(clock.instant()).isEqualTo(day).isEqualTo(clock.instant());
    ca.advance(Duration.ofSeconds(1));
    assertThat(clock.withZone(ZoneId.of("Asia/Kathmandu")).instant()).isEqualTo(day.plusSeconds(1));
  }

  @Test
  @Pki(time = "2031-05-06T07:08:09Z")
  void itMayStandStillFromTheStart(Clock clock, @ForServer Identity server) {
    assertThat(clock.instant()).isEqualTo("2031-05-06T07:08:09Z");
    assertThat(server.certificate().getNotBefore()).isEqualTo("2031-05-06T06:08:09Z");
  }

  @Test
  void nothingIsIssuedWhereTheCaIsNotValid(Authority ca) {
    ca.advance(Duration.ofDays(20 * 365));
    assertThatThrownBy(ca::server)
        .isInstanceOf(MinicaException.class)
        .hasMessageContaining("the CA's certificate is valid from");
  }
}
