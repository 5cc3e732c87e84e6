package dev.minica.tls.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.minica.tls.crypto.KeySchedule13.PskKind;
import dev.minica.tls.crypto.Opening.Opened;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each value that RFC 8448 prints comes out of its private keys and messages. */
class Rfc8448Test {

  /** What comes before and after the handshake has tests of its own. */
  private static final Set<String> COMPARED_ELSEWHERE =
      Set.of(
          "PSK",
          "binder hash",
          "binder_key",
          "binder finished_key",
          "binder",
          "client_early_traffic_secret",
          "early_exporter_master_secret",
          "client early key",
          "client early iv");

  @ParameterizedTest
  @MethodSource("dev.minica.tls.crypto.Rfc8448Trace#all")
  void eachPrintedValueAndEachRecordIsOurs(Rfc8448Trace trace) {
    Set<String> compared = new Rfc8448Walk(trace).walk();

    assertThat(trace.values().keySet())
        .filteredOn(name -> !name.matches("[<>] .*|(client|server) (private|public) key"))
        .filteredOn(name -> !COMPARED_ELSEWHERE.contains(name))
        .isSubsetOf(compared);
  }

  @Test
  void thePskBinderAndEarlySecretsOfSection4() {
    Rfc8448Trace trace = Rfc8448Trace.section(4);
    CipherSuite suite = Suites.named("TLS_AES_128_GCM_SHA256");
    NamedOctets psk = NamedOctets.secret("PSK", Rfc8448Trace.section(3).get("PSK"));
    KeySchedule13.Early early = new KeySchedule13(suite).early(psk);
    byte[] hello = trace.clearMessage("> ClientHello");
    // the binders: their list's length, the length of the one, its 32 octets
    byte[] truncated = Arrays.copyOf(hello, hello.length - 2 - 1 - 32);

    Transcript transcript = new Transcript();
    Derivation binderHash = transcript.hashWith(suite.hash(), "Truncate(ClientHello)", truncated);
    Derivation binderKey = early.binderKey(PskKind.RESUMPTION);
    Derivation finishedKey = FinishedMac.finishedKey(suite.hash(), binderKey.output());
    Derivation binder =
        FinishedMac.pskBinder(suite.hash(), finishedKey.output(), binderHash.output());

    assertThat(binderHash.octets()).isEqualTo(trace.get("binder hash"));
    assertThat(binderKey.octets()).isEqualTo(trace.get("binder_key"));
    assertThat(finishedKey.octets()).isEqualTo(trace.get("binder finished_key"));
    assertThat(binder.octets()).isEqualTo(trace.get("binder"));
    assertThat(hello).endsWith(binder.octets());
  }

  @Test
  void earlyDataOfSection4IsOpened() {
    Rfc8448Trace trace = Rfc8448Trace.section(4);
    CipherSuite suite = Suites.named("TLS_AES_128_GCM_SHA256");
    NamedOctets psk = NamedOctets.secret("PSK", Rfc8448Trace.section(3).get("PSK"));
    KeySchedule13.Early early = new KeySchedule13(suite).early(psk);
    Transcript transcript = new Transcript();
    transcript.add(trace.clearMessage("> ClientHello"));
    NamedOctets hash = transcript.hash13(suite.hash(), "ClientHello").output();

    Derivation secret = early.clientTraffic(hash);
    WriteKeys keys = new TrafficSecret(suite, Sender.CLIENT, secret.output()).writeKeys();
    Opening opening = RecordProtection.tls13(suite, keys).open(trace.get("> early data"));

    assertThat(secret.octets()).isEqualTo(trace.get("client_early_traffic_secret"));
    assertThat(early.exporterMaster(hash).octets())
        .isEqualTo(trace.get("early_exporter_master_secret"));
    assertThat(keys.key().octets()).isEqualTo(trace.get("client early key"));
    assertThat(keys.iv().orElseThrow().octets()).isEqualTo(trace.get("client early iv"));
    assertThat(((Opened) opening).plaintext().content()).asString().isEqualTo("ABCDEF");
  }

  @Test
  void theTicketOfSection3StandsForTheKeyOfSection4() {
    Rfc8448Trace trace = Rfc8448Trace.section(3);
    NamedOctets resumption =
        NamedOctets.secret("resumption_master_secret", trace.get("resumption_master_secret"));

    Derivation psk =
        TicketPsk.of(
            HashAlgorithm.SHA256, resumption, NamedOctets.open("ticket_nonce", new byte[2]));

    assertThat(psk.octets()).isEqualTo(trace.get("PSK"));
    assertThat(psk)
        .hasToString(
            "PSK = HKDF-Expand-Label(resumption_master_secret, \"resumption\", ticket_nonce, 32)"
                + " [RFC 8446 section 4.6.1]");
  }

  @Test
  void whatIsToldHasTheInfoThatTheTextPrints() {
    Rfc8448Trace trace = Rfc8448Trace.section(3);
    CipherSuite suite = Suites.named("TLS_AES_128_GCM_SHA256");
    NamedOctets secret =
        NamedOctets.secret(
            "server_handshake_traffic_secret", trace.get("server_handshake_traffic_secret"));

    Derivation key = new TrafficSecret(suite, Sender.SERVER, secret).writeKeys().key();

    assertThat(key.name()).isEqualTo("server_write_key");
    assertThat(key.clause()).isEqualTo("RFC 8446 section 7.3");
    assertThat(key.formula())
        .isEqualTo("HKDF-Expand-Label(server_handshake_traffic_secret, \"key\", \"\", 16)");
    assertThat(key.inputs()).extracting(NamedOctets::name).contains("HkdfLabel");
    assertThat(HexFormat.of().formatHex(key.inputs().get(2).octets()))
        .isEqualTo("001009746c733133206b657900");
  }

  @Test
  void anyBitOfARecordThatIsChangedIsNoticed() {
    Rfc8448Trace trace = Rfc8448Trace.section(3);
    byte[] record = trace.get("> alert");
    CipherSuite suite = Suites.named("TLS_AES_128_GCM_SHA256");
    NamedOctets secret =
        NamedOctets.secret("secret", trace.get("client_application_traffic_secret_0"));
    WriteKeys keys = new TrafficSecret(suite, Sender.CLIENT, secret).writeKeys();
    RecordProtection protection = RecordProtection.tls13(suite, keys);
    protection.open(trace.get("> application data"));

    IntStream.range(0, record.length * 8)
        .forEach(
            bit -> {
              byte[] changed = record.clone();
              changed[bit / 8] ^= (byte) (1 << bit % 8);
              assertThat(protection.open(changed)).as("bit %d", bit).isNotInstanceOf(Opened.class);
            });
    assertThat(protection.open(record)).isInstanceOf(Opened.class);
  }

  @Test
  void aRecordTooLargeIsNotMade() {
    CipherSuite suite = Suites.named("TLS_AES_128_GCM_SHA256");
    NamedOctets secret = NamedOctets.secret("secret", new byte[32]);
    RecordProtection protection =
        RecordProtection.tls13(suite, new TrafficSecret(suite, Sender.CLIENT, secret).writeKeys());

    assertThatThrownBy(
            () -> protection.seal(new Plaintext(23, new byte[16_385]), new SecureRandom()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
