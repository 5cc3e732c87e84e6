package dev.minica.tls.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minica.tls.capture.Chunk;
import dev.minica.tls.capture.Conversation;
import dev.minica.tls.crypto.Derivation;
import dev.minica.tls.crypto.KeySchedule13.PskKind;
import dev.minica.tls.crypto.NamedGroup;
import dev.minica.tls.crypto.NamedOctets;
import dev.minica.tls.crypto.Sender;
import dev.minica.tls.trace.EarlyData;
import dev.minica.tls.trace.Outcome;
import dev.minica.tls.trace.Trace;
import dev.minica.tls.trace.Verdict;
import dev.minica.tls.wire.Octets;
import dev.minica.tls.wire.WireException;
import dev.minica.tls.wire.extension.OfferedPsks;
import dev.minica.tls.wire.handshake.ClientHello;
import dev.minica.tls.wire.handshake.Context;
import dev.minica.tls.wire.handshake.HandshakeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The conversations of RFC 8448, with the client's private keys as all that is known. */
class Rfc8448Test {

  private static final int RECORD_HEADER = 5;

  @ParameterizedTest
  @ValueSource(ints = {3, 4, 5, 6, 7})
  void everyValueIsThePrintedOne(int number) throws Exception {
    Map<String, Octets> section = section(number);

    Trace trace =
        new Analyzer(new SecureRandom())
            .analyze(conversation(section), Evidence.NONE.withOwn(own(section)));

    assertThat(trace.checks(Outcome.DISAGREED)).isEmpty();
    assertThat(trace.findings()).isEmpty();
    assertThat(trace.verdict()).isEqualTo(Verdict.COMPLETE);
    assertThat(trace.negotiation().earlyData())
        .isEqualTo(number == 4 ? EarlyData.ACCEPTED : EarlyData.NOT_OFFERED);
    for (Derivation derivation : derivations(trace)) {
      if (section.containsKey(derivation.name())) {
        assertThat(Octets.of(derivation.octets()))
            .as(derivation.name())
            .isEqualTo(section.get(derivation.name()));
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

  private static OwnSecrets own(Map<String, Octets> section) throws Exception {
    byte[] privateKey = section.get("client private key").toArray();
    NamedGroup group =
        section.get("client public key").length() == 32 ? NamedGroup.X25519 : NamedGroup.SECP256R1;
    return new OwnSecrets(
        List.of(group.group().restore(privateKey)),
        Optional.empty(),
        Optional.empty(),
        section.containsKey("binder") ? List.of(psk(section)) : List.of());
  }

  private static PreSharedKey psk(Map<String, Octets> section) throws IOException, WireException {
    Octets record = section.get("> ClientHello");
    ClientHello hello =
        (ClientHello)
            HandshakeMessage.decode(record.range(RECORD_HEADER, record.length()), Context.UNKNOWN)
                .value();
    OfferedPsks offered = hello.allExtensions().find(OfferedPsks.class).orElseThrow();
    return new PreSharedKey(
        offered.identities().get(0).identity(),
        PskKind.RESUMPTION,
        NamedOctets.secret("PSK", section(3).get("PSK").toArray()));
  }

  private static Conversation conversation(Map<String, Octets> section) {
    List<Chunk> chunks = new ArrayList<>();
    section.forEach(
        (name, octets) -> {
          if (name.startsWith("> ") || name.startsWith("< ")) {
            Sender sender = name.startsWith(">") ? Sender.CLIENT : Sender.SERVER;
            chunks.add(new Chunk(sender, Instant.EPOCH.plusMillis(chunks.size()), octets));
          }
        });
    InetSocketAddress nobody = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    return new Conversation(nobody, nobody, chunks, List.of(), Set.of());
  }

  private static Map<String, Octets> section(int number) throws IOException {
    Map<String, Octets> values = new LinkedHashMap<>();
    boolean isWanted = false;
    for (String line : lines()) {
      if (line.startsWith("[")) {
        isWanted = line.startsWith("[" + number + ".");
      } else if (isWanted && line.contains(" = ")) {
        String[] parts = line.split(" = ", 2);
        values.put(parts[0], Octets.ofHex(parts[1]));
      }
    }
    return values;
  }

  private static List<String> lines() throws IOException {
    try (InputStream text = NamedGroup.class.getResourceAsStream("rfc8448.txt")) {
      return new String(text.readAllBytes(), StandardCharsets.US_ASCII).lines().toList();
    }
  }
}
