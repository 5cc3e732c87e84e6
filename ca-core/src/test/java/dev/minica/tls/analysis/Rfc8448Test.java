package dev.minica.tls.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minica.tls.crypto.Derivation;
import dev.minica.tls.trace.EarlyData;
import dev.minica.tls.trace.Outcome;
import dev.minica.tls.trace.Trace;
import dev.minica.tls.trace.Verdict;
import dev.minica.tls.wire.Octets;
import java.security.SecureRandom;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The conversations of RFC 8448, with the client's private keys as all that is known. */
class Rfc8448Test {

  @ParameterizedTest
  @ValueSource(ints = {3, 4, 5, 6, 7})
  void everyValueIsThePrintedOne(int number) throws Exception {
    Rfc8448Conversation section = Rfc8448Conversation.of(number);

    Trace trace =
        new Analyzer(new SecureRandom())
            .analyze(section.conversation(), Evidence.NONE.withOwn(section.own()));

    assertThat(trace.checks(Outcome.DISAGREED)).isEmpty();
    assertThat(trace.findings()).isEmpty();
    assertThat(trace.verdict()).isEqualTo(Verdict.COMPLETE);
    assertThat(trace.negotiation().earlyData())
        .isEqualTo(number == 4 ? EarlyData.ACCEPTED : EarlyData.NOT_OFFERED);
    for (Derivation derivation : derivations(trace)) {
      if (section.values().containsKey(derivation.name())) {
        assertThat(Octets.of(derivation.octets()))
            .as(derivation.name())
            .isEqualTo(section.values().get(derivation.name()));
      }
    }
    assertThat(derivations(trace))
        .extracting(Derivation::name)
        .contains(
            "shared secret",
            "Early Secret",
            "Handshake Secret",
            "client_handshake_traffic_secret",
            "server_handshake_traffic_secret",
            "Master Secret",
            "client_application_traffic_secret_0",
            "server_application_traffic_secret_0",
            "exporter_master_secret",
            "resumption_master_secret");
  }

  private static List<Derivation> derivations(Trace trace) {
    return trace.events().stream()
        .flatMap(event -> event.steps().stream())
        .flatMap(step -> step.derivations().stream())
        .toList();
  }
}
