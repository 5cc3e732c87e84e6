package dev.minica.tls.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minica.key.SubjectPublicKeyInfo;
import dev.minica.tls.crypto.Opening.Opened;
import java.security.SecureRandom;
import java.util.HashSet;
import java.util.Set;

/** Goes through one section as both sides do and compares at each step. */
final class Rfc8448Walk {

  private static final CipherSuite SUITE = Suites.named("TLS_AES_128_GCM_SHA256");

  private final Rfc8448Trace trace;
  private final Transcript transcript = new Transcript();
  private final Set<String> compared = new HashSet<>();

  Rfc8448Walk(Rfc8448Trace trace) {
    this.trace = trace;
  }

  /** What was compared, by name. */
  Set<String> walk() {
    KeySchedule13.Early early = early();
    hellos();
    NamedOctets toServerHello = hash("ClientHello..ServerHello");
    isPrinted("hash to ServerHello", toServerHello);
    isPrinted("Derived Secret for handshake", early.derived().output());
    KeySchedule13.Handshake handshake = early.handshake(sharedSecret().output());
    isPrinted(handshake.secret());
    isPrinted("Derived Secret for master", handshake.derived().output());
    KeySchedule13.Master master = handshake.master();
    isPrinted(master.secret());

    TrafficSecret server = traffic(Sender.SERVER, handshake.traffic(Sender.SERVER, toServerHello));
    TrafficSecret client = traffic(Sender.CLIENT, handshake.traffic(Sender.CLIENT, toServerHello));
    keysArePrinted(server, "handshake");
    keysArePrinted(client, "handshake");
    flight(server, "< handshake");
    NamedOctets toFinished = hash("ClientHello..server Finished");
    isPrinted("hash to server Finished", toFinished);
    isPrinted(master.exporterMaster(toFinished));
    endOfEarlyData(early);
    flight(client, "> handshake");
    NamedOctets toClientFinished = hash("ClientHello..client Finished");
    isPrinted("hash to client Finished", toClientFinished);
    isPrinted(master.resumptionMaster(toClientFinished));
    applicationData(
        traffic(Sender.SERVER, master.traffic(Sender.SERVER, toFinished)),
        traffic(Sender.CLIENT, master.traffic(Sender.CLIENT, toFinished)));
    return compared;
  }

  private KeySchedule13.Early early() {
    KeySchedule13 schedule = new KeySchedule13(SUITE);
    KeySchedule13.Early early =
        trace.has("binder")
            ? schedule.early(NamedOctets.secret("PSK", Rfc8448Trace.section(3).get("PSK")))
            : schedule.early();
    isPrinted(early.secret());
    return early;
  }

  private void hellos() {
    if (trace.has("> first ClientHello")) {
      transcript.add(trace.clearMessage("> first ClientHello"));
      transcript.replaceByMessageHash(SUITE.hash());
      transcript.add(trace.clearMessage("< HelloRetryRequest"));
    }
    transcript.add(trace.clearMessage("> ClientHello"));
    transcript.add(trace.clearMessage("< ServerHello"));
  }

  /** Both sides come to it, each with the other's share. */
  private Derivation sharedSecret() {
    Group group =
        trace.get("client public key").length == 32
            ? NamedGroup.X25519.group()
            : NamedGroup.SECP256R1.group();
    KeyShare client = group.restore(trace.get("client private key"));
    KeyShare server = group.restore(trace.get("server private key"));
    assertThat(client.publicShare()).isEqualTo(trace.get("client public key"));
    assertThat(server.publicShare()).isEqualTo(trace.get("server public key"));
    assertThat(client.privateKey().octets()).isEqualTo(trace.get("client private key"));
    Derivation secret = client.agree(server.publicShare());
    assertThat(server.agree(client.publicShare()).octets()).isEqualTo(secret.octets());
    isPrinted(secret);
    return secret;
  }

  private TrafficSecret traffic(Sender sender, Derivation secret) {
    isPrinted(secret);
    return new TrafficSecret(SUITE, sender, secret.output());
  }

  private void keysArePrinted(TrafficSecret traffic, String epoch) {
    WriteKeys keys = traffic.writeKeys();
    isPrinted(traffic.sender() + " " + epoch + " key", keys.key().output());
    isPrinted(traffic.sender() + " " + epoch + " iv", keys.iv().orElseThrow().output());
  }

  /** Opens the record, checks signature and Finished inside, and seals it again. */
  private void flight(TrafficSecret traffic, String name) {
    byte[] messages = openedAndSealedAgain(RecordProtections.of(traffic), name);
    isPrinted(traffic.sender() + " finished_key", traffic.finishedKey().output());
    SubjectPublicKeyInfo key = null;
    for (byte[] message : Messages.split(messages)) {
      switch (Messages.type(message)) {
        case Messages.CERTIFICATE -> key = Messages.key13(message);
        case Messages.CERTIFICATE_VERIFY -> assertSigned(traffic.sender(), key, message);
        case Messages.FINISHED -> assertFinished(traffic, message);
        default -> {}
      }
      transcript.add(message);
    }
  }

  private void assertSigned(Sender sender, SubjectPublicKeyInfo key, byte[] message) {
    SignedContent content = SignedContent.certificateVerify(sender, hash("..Certificate"));
    assertThat(Messages.scheme(message).verify(key, content, Messages.signature(message)))
        .isEqualTo(SignatureScheme.Verdict.VALID);
  }

  private void assertFinished(TrafficSecret traffic, byte[] message) {
    Derivation verifyData = traffic.verifyData(hash("..CertificateVerify"));
    assertThat(verifyData.agreesWith(Messages.body(message))).isTrue();
    isPrinted(traffic.sender() + " verify_data", verifyData.output());
  }

  private void endOfEarlyData(KeySchedule13.Early early) {
    if (trace.has("> early data")) {
      Transcript first = new Transcript();
      first.add(trace.clearMessage("> ClientHello"));
      NamedOctets hash = first.hash13(SUITE.hash(), "ClientHello").output();
      TrafficSecret traffic =
          new TrafficSecret(SUITE, Sender.CLIENT, early.clientTraffic(hash).output());
      RecordProtections protections = RecordProtections.of(traffic);
      openedAndSealedAgain(protections, "> early data");
      transcript.add(openedAndSealedAgain(protections, "> end of early data"));
    }
  }

  private void applicationData(TrafficSecret server, TrafficSecret client) {
    keysArePrinted(server, "application");
    keysArePrinted(client, "application");
    RecordProtections fromServer = RecordProtections.of(server);
    RecordProtections fromClient = RecordProtections.of(client);
    trace.values().keySet().stream()
        .filter(name -> name.matches("[<>] (ticket|application data|alert)"))
        .forEach(
            name -> openedAndSealedAgain(name.startsWith("<") ? fromServer : fromClient, name));
  }

  private byte[] openedAndSealedAgain(RecordProtections protections, String name) {
    Opening opening = protections.opens.open(trace.get(name));
    assertThat(opening).as(name).isInstanceOf(Opened.class);
    Plaintext plaintext = ((Opened) opening).plaintext();
    assertThat(protections.seals.seal(plaintext, new SecureRandom()).record())
        .as(name)
        .isEqualTo(trace.get(name));
    return plaintext.content();
  }

  private NamedOctets hash(String range) {
    return transcript.hash13(SUITE.hash(), range).output();
  }

  private void isPrinted(Derivation derivation) {
    isPrinted(derivation.name(), derivation.output());
  }

  private void isPrinted(String name, NamedOctets value) {
    if (trace.has(name)) {
      compared.add(name);
      assertThat(value.octets()).as(name).isEqualTo(trace.get(name));
    }
  }

  /** One to open and one to seal, with the same keys. */
  private record RecordProtections(RecordProtection opens, RecordProtection seals) {

    static RecordProtections of(TrafficSecret traffic) {
      return new RecordProtections(
          RecordProtection.tls13(SUITE, traffic.writeKeys()),
          RecordProtection.tls13(SUITE, traffic.writeKeys()));
    }
  }
}
