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
import dev.minica.tls.wire.Octets;
import dev.minica.tls.wire.extension.KeyShareEntry;
import dev.minica.tls.wire.extension.SelectedKeyShare;
import dev.minica.tls.wire.extension.SelectedPsk;
import dev.minica.tls.wire.handshake.CertificateRequest13;
import dev.minica.tls.wire.handshake.EmptyMessage;
import dev.minica.tls.wire.handshake.Finished;
import dev.minica.tls.wire.handshake.ServerHello;
import java.util.Locale;
import java.util.Optional;

/** The handshake of TLS 1.3 after ServerHello (RFC 8446 section 2). */
final class Handshake13 {

  private final Visit visit;
  private final Dialogue dialogue;
  private final CipherSuite suite;
  private final ServerHello hello;

  Handshake13(Visit visit, CipherSuite suite, ServerHello hello) {
    this.visit = visit;
    this.dialogue = visit.dialogue();
    this.suite = suite;
    this.hello = hello;
  }

  static RecordProtection protection(TrafficSecret secret) {
    return RecordProtection.tls13(secret.suite(), secret.writeKeys());
  }

  /** What is agreed on, from when the transcript ends with the ServerHello. */
  Established run() throws Departure {
    Optional<PskOffer> psk = psk();
    KeySchedule13 schedule = new KeySchedule13(suite);
    KeySchedule13.Handshake stage =
        psk.map(each -> schedule.early(each.session().secret()))
            .orElseGet(schedule::early)
            .handshake(shared().output());
    NamedOctets range = hash("ClientHello..ServerHello");
    TrafficSecret server =
        noted(Sender.SERVER, "HANDSHAKE_", "", stage.traffic(Sender.SERVER, range));
    TrafficSecret client =
        noted(Sender.CLIENT, "HANDSHAKE_", "", stage.traffic(Sender.CLIENT, range));
    visit.records().incoming(protection(server));
    ServerFlight13 flight = ServerFlight13.take(visit, server, psk.isPresent());
    return finish(stage.master(), flight, client);
  }

  /** From when the transcript ends with the server's Finished. */
  private Established finish(
      KeySchedule13.Master master, ServerFlight13 flight, TrafficSecret handshake)
      throws Departure {
    NamedOctets range = hash("ClientHello..server Finished");
    visit.note("EXPORTER_SECRET", master.exporterMaster(range).output());
    TrafficSecret server = noted(Sender.SERVER, "", "_0", master.traffic(Sender.SERVER, range));
    TrafficSecret client = noted(Sender.CLIENT, "", "_0", master.traffic(Sender.CLIENT, range));
    visit.records().incoming(protection(server));
    visit.records().finished();
    clientFlight(flight, handshake);
    visit.records().outgoing(protection(client));
    visit.measureRecords(suite, protection(client));
    NamedOctets resumption = master.resumptionMaster(hash("ClientHello..client Finished")).output();
    return new Established13(visit, resumption, server, client, flight.request().isPresent());
  }

  private TrafficSecret noted(Sender sender, String stage, String number, Derivation secret) {
    String side = sender.label().toUpperCase(Locale.ROOT) + "_";
    visit.note(side + stage + "TRAFFIC_SECRET" + number, secret.output());
    return new TrafficSecret(suite, sender, secret.output());
  }

  private NamedOctets hash(String range) {
    return dialogue.transcript().hash13(suite.hash(), range).output();
  }

  /** The one that the server takes, if it takes one. */
  private Optional<PskOffer> psk() throws Departure {
    Optional<SelectedPsk> selected = hello.allExtensions().find(SelectedPsk.class);
    Optional<PskOffer> offered = visit.offer().psk().filter(each -> each.hash() == suite.hash());
    if (selected.isPresent() && (offered.isEmpty() || selected.get().identity() != 0)) {
      throw Departure.over(
          Departure.ILLEGAL_PARAMETER, "the server takes a pre-shared key that was not offered");
    }
    return selected.flatMap(each -> offered);
  }

  private Derivation shared() throws Departure {
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

  private void clientFlight(ServerFlight13 flight, TrafficSecret secret) throws Departure {
    visit.records().sayDummyCipherChange();
    if (flight.isEarlyDataTaken()) {
      dialogue.say(EmptyMessage.END_OF_EARLY_DATA);
    }
    visit.records().outgoing(protection(secret));
    if (flight.request().isPresent()) {
      certificate(flight.request().get());
    }
    Octets mac = Octets.of(secret.verifyData(hash("ClientHello..client's last")).octets());
    dialogue.say(new Finished(visit.sabotage().at(Fault.FINISHED, mac)));
  }

  private void certificate(CertificateRequest13 asked) throws Departure {
    Credential credential = Credential.of(visit.wishes().identity(), asked, true);
    dialogue.say(credential.message13(asked));
    SignedContent content =
        SignedContent.certificateVerify(Sender.CLIENT, hash("ClientHello..client Certificate"));
    credential.proof(content, visit).ifPresent(dialogue::say);
  }
}
