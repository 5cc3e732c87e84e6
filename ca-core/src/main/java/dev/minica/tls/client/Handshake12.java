package dev.minica.tls.client;

import dev.minica.tls.crypto.CipherSuite;
import dev.minica.tls.crypto.Derivation;
import dev.minica.tls.crypto.KeyBlock;
import dev.minica.tls.crypto.KeySchedule12;
import dev.minica.tls.crypto.NamedOctets;
import dev.minica.tls.crypto.RecordProtection;
import dev.minica.tls.crypto.Sender;
import dev.minica.tls.crypto.SignedContent;
import dev.minica.tls.registry.ExtensionTypes;
import dev.minica.tls.wire.Decoded;
import dev.minica.tls.wire.Octets;
import dev.minica.tls.wire.handshake.CertificateMessage;
import dev.minica.tls.wire.handshake.CertificateRequest;
import dev.minica.tls.wire.handshake.CertificateStatus;
import dev.minica.tls.wire.handshake.Finished;
import dev.minica.tls.wire.handshake.HandshakeMessage;
import dev.minica.tls.wire.handshake.KeyExchange;
import dev.minica.tls.wire.handshake.NewSessionTicket12;
import dev.minica.tls.wire.handshake.ServerHello;
import dev.minica.tls.wire.handshake.ServerKeyExchange;
import java.util.Optional;

/** The handshake of TLS 1.2 after ServerHello (RFC 5246 section 7.3). */
final class Handshake12 {

  private static final String LABEL = "CLIENT_RANDOM";

  private final Visit visit;
  private final Dialogue dialogue;
  private final CipherSuite suite;
  private final ServerHello hello;
  private final KeySchedule12 schedule;

  Handshake12(Visit visit, CipherSuite suite, ServerHello hello) {
    this.visit = visit;
    this.dialogue = visit.dialogue();
    this.suite = suite;
    this.hello = hello;
    this.schedule =
        KeySchedule12.of(suite, visit.offer().clientRandom().toArray(), hello.random().toArray());
  }

  /** What is agreed on, when the transcript ends with the ServerHello. */
  Established run() throws Departure {
    Optional<Session.OfTls12> session = resumed();
    return session.isPresent() ? resume(session.get()) : full();
  }

  /** A server that resumes says the session id again (RFC 5246 section 7.3, RFC 5077 3.4). */
  private Optional<Session.OfTls12> resumed() {
    boolean isTaken =
        !hello.legacySessionId().isEmpty()
            && hello.legacySessionId().equals(visit.offer().sessionId());
    return visit.settings().session12().filter(each -> isTaken);
  }

  /** Without certificate and key exchange; the server goes first. */
  private Established resume(Session.OfTls12 session) throws Departure {
    if (session.isExtended() != isExtended() || !session.suite().equals(suite)) {
      throw Departure.over(
          Departure.HANDSHAKE_FAILURE,
          "the server resumes a session with another suite or kind of master secret than it had");
    }
    NamedOctets master = session.masterSecret();
    visit.notes().masterSecret(master);
    visit.note(LABEL, master);
    KeyBlock keys = schedule.keyBlock(master);
    serverFinished(master, keys, session.ticket());
    clientFinished(master, keys);
    visit.measureRecords(suite, protection(keys, Sender.CLIENT));
    return new Established12();
  }

  private boolean isExtended() {
    return hello.allExtensions().has(ExtensionTypes.EXTENDED_MASTER_SECRET);
  }

  /** Each message has its place, and comes there or not at all (RFC 5246 section 7.3). */
  private Established full() throws Departure {
    Peer peer = Peer.of(dialogue.take(CertificateMessage.class, "Certificate"));
    if (hello.allExtensions().has(ExtensionTypes.STATUS_REQUEST)) {
      // RFC 6066 section 8: who has promised one need not send it
      var unused = dialogue.takeIf(CertificateStatus.class, "ServerHelloDone");
    }
    KeyAgreement12 agreement = new KeyAgreement12(visit, suite, schedule, peer);
    if (KeyAgreement12.of(suite) != KeyExchange.RSA) {
      agreement.params(dialogue.take(ServerKeyExchange.class, "ServerKeyExchange"));
    }
    Optional<CertificateRequest> request =
        dialogue.takeIf(CertificateRequest.class, "ServerHelloDone");
    dialogue.takeServerHelloDone();
    NamedOctets master = clientFlight(agreement, request);
    KeyBlock keys = schedule.keyBlock(master);
    clientFinished(master, keys);
    serverFinished(master, keys, Octets.EMPTY);
    visit.measureRecords(suite, protection(keys, Sender.CLIENT));
    return new Established12();
  }

  /** From Certificate to CertificateVerify, and the master secret in between. */
  private NamedOctets clientFlight(KeyAgreement12 agreement, Optional<CertificateRequest> request)
      throws Departure {
    Optional<Credential> credential =
        request.map(asked -> Credential.of(visit.wishes().identity(), asked, false));
    credential.map(Credential::message12).ifPresent(dialogue::say);
    NamedOctets preMaster = agreement.answer();
    NamedOctets master = masterSecret(preMaster).output();
    visit.note(LABEL, master);
    if (credential.isPresent()) {
      SignedContent content = SignedContent.certificateVerify12(dialogue.transcript());
      credential.get().proof(content, visit).ifPresent(dialogue::say);
    }
    return master;
  }

  private Derivation masterSecret(NamedOctets preMaster) {
    return isExtended()
        ? schedule.extendedMasterSecret(
            preMaster, dialogue.transcript().sessionHash(suite.hash()).output())
        : schedule.masterSecret(preMaster);
  }

  private void clientFinished(NamedOctets master, KeyBlock keys) {
    dialogue.records().sayCipherChange();
    dialogue.records().outgoing(protection(keys, Sender.CLIENT));
    Derivation mac = verifyData(Sender.CLIENT, master);
    dialogue.say(new Finished(visit.sabotage().at(Fault.FINISHED, Octets.of(mac.octets()))));
  }

  private void serverFinished(NamedOctets master, KeyBlock keys, Octets shown) throws Departure {
    Octets ticket = newTicket().orElse(shown);
    dialogue.takeCipherChange();
    dialogue.records().incoming(protection(keys, Sender.SERVER));
    Decoded<HandshakeMessage> next = dialogue.next("Finished");
    Finished finished = Dialogue.require(Finished.class, next, "Finished");
    Derivation expected = verifyData(Sender.SERVER, master);
    if (!expected.agreesWith(finished.verifyData().toArray())) {
      throw Departure.over(Departure.DECRYPT_ERROR, "the server's Finished is wrong");
    }
    dialogue.heard(next);
    visit
        .notes()
        .session(new Session.OfTls12(suite, hello.legacySessionId(), ticket, master, isExtended()));
  }

  /** RFC 5077 section 3.3: who has promised one sends one, which may be empty. */
  private Optional<Octets> newTicket() throws Departure {
    return hello.allExtensions().has(ExtensionTypes.SESSION_TICKET)
        ? Optional.of(dialogue.take(NewSessionTicket12.class, "NewSessionTicket").ticket())
            .filter(ticket -> !ticket.isEmpty())
        : Optional.empty();
  }

  private Derivation verifyData(Sender sender, NamedOctets master) {
    return schedule.verifyData(sender, master, dialogue.transcript().hash12(suite.hash()).output());
  }

  private RecordProtection protection(KeyBlock keys, Sender sender) {
    boolean encryptThenMac = hello.allExtensions().has(ExtensionTypes.ENCRYPT_THEN_MAC);
    return RecordProtection.tls12(suite, keys.of(sender), encryptThenMac);
  }
}
