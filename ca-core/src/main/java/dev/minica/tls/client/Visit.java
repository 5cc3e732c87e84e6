package dev.minica.tls.client;

import dev.minica.tls.crypto.CipherSuite;
import dev.minica.tls.crypto.NamedGroup;
import dev.minica.tls.crypto.NamedOctets;
import dev.minica.tls.crypto.Plaintext;
import dev.minica.tls.crypto.RecordCipher;
import dev.minica.tls.crypto.RecordProtection;
import dev.minica.tls.crypto.Sender;
import dev.minica.tls.engine.ClientWishes;
import dev.minica.tls.registry.CipherSuites;
import dev.minica.tls.registry.ContentTypes;
import dev.minica.tls.registry.NamedGroups;
import dev.minica.tls.registry.ProtocolVersions;
import dev.minica.tls.wire.extension.Cookie;
import dev.minica.tls.wire.extension.RetryGroup;
import dev.minica.tls.wire.handshake.ClientHello;
import dev.minica.tls.wire.handshake.Context;
import dev.minica.tls.wire.handshake.ServerHello;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;

/** One connection of the client, from its first word to where both sides have finished. */
final class Visit {

  /** Octets that a record holds at most. */
  private static final int FULL = 16_384;

  private final Dialogue dialogue;
  private final Offer offer;
  private final ClientWishes wishes;
  private final SecureRandom random;
  private final Notes notes;
  private final Workbook workbook;
  private boolean hasSaidCipherChange;

  Visit(
      Dialogue dialogue,
      Offer offer,
      ClientWishes wishes,
      Notes notes,
      Workbook workbook,
      SecureRandom random) {
    this.dialogue = dialogue;
    this.offer = offer;
    this.wishes = wishes;
    this.notes = notes;
    this.workbook = workbook;
    this.random = random;
  }

  Dialogue dialogue() {
    return dialogue;
  }

  Offer offer() {
    return offer;
  }

  ClientWishes wishes() {
    return wishes;
  }

  SecureRandom random() {
    return random;
  }

  Notes notes() {
    return notes;
  }

  Workbook workbook() {
    return workbook;
  }

  /** A line of the key log. */
  void note(String label, NamedOctets secret) {
    notes.line(label, offer.clientRandom(), secret);
  }

  /** As labels of the key log begin. */
  String label(Sender sender) {
    return sender.label().toUpperCase(Locale.ROOT);
  }

  /** How long a record takes that is full, under keys that nothing else is sent with. */
  void measureRecords(CipherSuite suite, RecordProtection spare) {
    Plaintext full = new Plaintext(ContentTypes.APPLICATION_DATA, new byte[FULL]);
    String name = suite.cipher().map(RecordCipher::toString).orElseThrow() + ", 16384 octets";
    var unused = workbook.symmetric(name, () -> spare.seal(full, random));
  }

  /** For boxes on the way that would have TLS 1.3 look like 1.2 (RFC 8446 appendix D.4). */
  void sayDummyCipherChange() {
    if (!hasSaidCipherChange) {
      hasSaidCipherChange = true;
      dialogue.records().sayCipherChange();
    }
  }

  /** Shakes hands. */
  Established run() throws Departure {
    ClientHello first = offer.first(workbook);
    offer.shares().forEach(notes::keyShare);
    dialogue.say(first);
    var answer = dialogue.next("ServerHello");
    ServerHello hello = Dialogue.require(ServerHello.class, answer, "ServerHello");
    Choice choice = Choice.of(hello, first);
    dialogue.records().chosen(choice.isTls13());
    if (hello.isHelloRetryRequest()) {
      dialogue.transcript().replaceByMessageHash(choice.suite().hash());
      dialogue.heard(answer);
      return retry(hello, choice);
    }
    dialogue.heard(answer);
    return answered(hello, choice);
  }

  private Established answered(ServerHello hello, Choice choice) throws Departure {
    if (choice.isTls13()) {
      dialogue.context(Context.TLS_1_3);
      return new Handshake13(this, choice.suite()).run(hello);
    }
    dialogue.context(Context.tls12(KeyAgreement12.of(choice.suite())));
    return new Handshake12(this, choice.suite(), hello).run();
  }

  private Established retry(ServerHello request, Choice choice) throws Departure {
    Optional<Integer> wanted =
        request.allExtensions().find(RetryGroup.class).map(RetryGroup::group);
    if (wanted.isPresent()
        && (!offer.hasGroup(wanted.get()) || offer.share(wanted.get()).isPresent())) {
      throw Departure.over(
          Departure.ILLEGAL_PARAMETER,
          "the server asks again for " + NamedGroups.name(wanted.get()) + ", which makes no sense");
    }
    sayDummyCipherChange();
    ClientHello second =
        offer.second(
            wanted.flatMap(NamedGroup::ofId), request.allExtensions().find(Cookie.class), workbook);
    offer.shares().forEach(notes::keyShare);
    dialogue.say(second);
    ServerHello hello = dialogue.take(ServerHello.class, "ServerHello");
    if (hello.isHelloRetryRequest()) {
      throw Departure.unexpected("a second HelloRetryRequest", "ServerHello");
    }
    if (!Choice.of(hello, second).equals(choice)) {
      throw Departure.over(
          Departure.ILLEGAL_PARAMETER, "the server takes another suite than it asked again with");
    }
    return answered(hello, choice);
  }

  /** What the server takes of the offer. */
  private record Choice(boolean isTls13, CipherSuite suite) {

    static Choice of(ServerHello server, ClientHello client) throws Departure {
      int version = server.version();
      if (!client.versions().contains(version)) {
        throw Departure.over(
            Departure.PROTOCOL_VERSION,
            "the server takes " + ProtocolVersions.name(version) + ", which was not offered");
      }
      String name = CipherSuites.name(server.cipherSuite());
      boolean isTls13 = version == ProtocolVersions.TLS_1_3;
      boolean isOffered = client.cipherSuites().contains(server.cipherSuite());
      CipherSuite suite =
          CipherSuite.of(name)
              .filter(each -> isOffered && each.isTls13() == isTls13)
              .orElseThrow(
                  () ->
                      Departure.over(
                          Departure.ILLEGAL_PARAMETER,
                          "the server takes " + name + ", which was not offered for this version"));
      return new Choice(isTls13, suite);
    }
  }
}
