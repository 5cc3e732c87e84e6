package dev.minica.tls.client;

import dev.minica.MinicaException;
import dev.minica.tls.crypto.CipherSuite;
import dev.minica.tls.crypto.Derivation;
import dev.minica.tls.crypto.KeySchedule13;
import dev.minica.tls.crypto.KeyShare;
import dev.minica.tls.crypto.NamedOctets;
import dev.minica.tls.crypto.RecordProtection;
import dev.minica.tls.crypto.Sender;
import dev.minica.tls.crypto.SignedContent;
import dev.minica.tls.crypto.TrafficSecret;
import dev.minica.tls.registry.NamedGroups;
import dev.minica.tls.wire.Decoded;
import dev.minica.tls.wire.Octets;
import dev.minica.tls.wire.extension.KeyShareEntry;
import dev.minica.tls.wire.extension.SelectedKeyShare;
import dev.minica.tls.wire.handshake.CertificateMessage;
import dev.minica.tls.wire.handshake.CertificateRequest13;
import dev.minica.tls.wire.handshake.CertificateVerify;
import dev.minica.tls.wire.handshake.EncryptedExtensions;
import dev.minica.tls.wire.handshake.Finished;
import dev.minica.tls.wire.handshake.HandshakeMessage;
import dev.minica.tls.wire.handshake.ServerHello;
import java.util.Optional;

/** The handshake of TLS 1.3 after ServerHello (RFC 8446 section 2). */
final class Handshake13 {

  private final Visit visit;
  private final Dialogue dialogue;
  private final CipherSuite suite;
  private Optional<CertificateRequest13> request = Optional.empty();

  Handshake13(Visit visit, CipherSuite suite) {
    this.visit = visit;
    this.dialogue = visit.dialogue();
    this.suite = suite;
  }

  /** What is agreed on, when the transcript ends with the ServerHello. */
  Established run(ServerHello hello) throws Departure {
    Derivation shared = shared(hello);
    KeySchedule13.Handshake stage = new KeySchedule13(suite).early().handshake(shared.output());
    NamedOctets range = hash("ClientHello..ServerHello");
    TrafficSecret server = handshakeSecret(stage, Sender.SERVER, range);
    TrafficSecret client = handshakeSecret(stage, Sender.CLIENT, range);
    dialogue.records().incoming(protection(server));
    serverFlight(server);
    KeySchedule13.Master master = stage.master();
    NamedOctets whole = hash("ClientHello..server Finished");
    visit.note("EXPORTER_SECRET", master.exporterMaster(whole).output());
    TrafficSecret serverData = applicationSecret(master, Sender.SERVER, whole);
    TrafficSecret clientData = applicationSecret(master, Sender.CLIENT, whole);
    dialogue.records().incoming(protection(serverData));
    clientFlight(client);
    dialogue.records().outgoing(protection(clientData));
    visit.measureRecords(suite, protection(clientData));
    return new Established13(dialogue, serverData, clientData, request.isPresent());
  }

  static RecordProtection protection(TrafficSecret secret) {
    return RecordProtection.tls13(secret.suite(), secret.writeKeys());
  }

  private Derivation shared(ServerHello hello) throws Departure {
    KeyShareEntry entry =
        hello
            .allExtensions()
            .find(SelectedKeyShare.class)
            .map(SelectedKeyShare::entry)
            .orElseThrow(
                () -> Departure.over(Departure.MISSING_EXTENSION, "the server sends no key share"));
    String group = NamedGroups.name(entry.group());
    KeyShare own =
        visit
            .offer()
            .share(entry.group())
            .orElseThrow(
                () ->
                    Departure.over(
                        Departure.ILLEGAL_PARAMETER,
                        "the server's key share is in " + group + ", the client has sent none"));
    try {
      return visit
          .workbook()
          .asymmetric(group + " agreement", () -> own.agree(entry.keyExchange().toArray()));
    } catch (MinicaException e) {
      throw Departure.refused(e);
    }
  }

  private TrafficSecret handshakeSecret(
      KeySchedule13.Handshake stage, Sender sender, NamedOctets range) {
    NamedOctets secret = stage.traffic(sender, range).output();
    visit.note(visit.label(sender) + "_HANDSHAKE_TRAFFIC_SECRET", secret);
    return new TrafficSecret(suite, sender, secret);
  }

  private TrafficSecret applicationSecret(
      KeySchedule13.Master master, Sender sender, NamedOctets range) {
    NamedOctets secret = master.traffic(sender, range).output();
    visit.note(visit.label(sender) + "_TRAFFIC_SECRET_0", secret);
    return new TrafficSecret(suite, sender, secret);
  }

  private NamedOctets hash(String range) {
    return dialogue.transcript().hash13(suite.hash(), range).output();
  }

  private void serverFlight(TrafficSecret secret) throws Departure {
    dialogue.take(EncryptedExtensions.class, "EncryptedExtensions");
    Decoded<HandshakeMessage> next = dialogue.next("Certificate");
    if (next.value() instanceof CertificateRequest13 asked) {
      request = Optional.of(asked);
      dialogue.heard(next);
      next = dialogue.next("Certificate");
    }
    Peer peer = Peer.of(Dialogue.require(CertificateMessage.class, next, "Certificate"));
    dialogue.heard(next);
    next = dialogue.next("CertificateVerify");
    CertificateVerify proof = Dialogue.require(CertificateVerify.class, next, "CertificateVerify");
    NamedOctets range = hash("ClientHello..server Certificate");
    peer.check(
        proof.signed(), SignedContent.certificateVerify(Sender.SERVER, range), visit.workbook());
    dialogue.heard(next);
    serverFinished(secret);
  }

  private void serverFinished(TrafficSecret secret) throws Departure {
    Decoded<HandshakeMessage> next = dialogue.next("Finished");
    Finished finished = Dialogue.require(Finished.class, next, "Finished");
    Derivation expected = secret.verifyData(hash("ClientHello..server CertificateVerify"));
    if (!expected.agreesWith(finished.verifyData().toArray())) {
      throw Departure.over(Departure.DECRYPT_ERROR, "the server's Finished is wrong");
    }
    dialogue.heard(next);
  }

  private void clientFlight(TrafficSecret secret) throws Departure {
    visit.sayDummyCipherChange();
    dialogue.records().outgoing(protection(secret));
    if (request.isPresent()) {
      certificate(request.get());
    }
    Derivation mac = secret.verifyData(hash("ClientHello..client's last"));
    dialogue.say(new Finished(Octets.of(mac.octets())));
  }

  private void certificate(CertificateRequest13 asked) throws Departure {
    Credential credential = Credential.of(visit.wishes().identity(), asked, true);
    dialogue.say(credential.message13(asked));
    SignedContent content =
        SignedContent.certificateVerify(Sender.CLIENT, hash("ClientHello..client Certificate"));
    credential.proof(content, visit.workbook(), visit.random()).ifPresent(dialogue::say);
  }
}
