package dev.minica.tls.client;

import dev.minica.tls.crypto.CipherSuite;
import dev.minica.tls.crypto.KeySchedule13;
import dev.minica.tls.crypto.NamedGroup;
import dev.minica.tls.crypto.NamedOctets;
import dev.minica.tls.crypto.Sender;
import dev.minica.tls.crypto.TrafficSecret;
import dev.minica.tls.registry.CipherSuites;
import dev.minica.tls.registry.ContentTypes;
import dev.minica.tls.registry.NamedGroups;
import dev.minica.tls.registry.ProtocolVersions;
import dev.minica.tls.wire.Decoded;
import dev.minica.tls.wire.extension.Cookie;
import dev.minica.tls.wire.extension.RetryGroup;
import dev.minica.tls.wire.handshake.ClientHello;
import dev.minica.tls.wire.handshake.Context;
import dev.minica.tls.wire.handshake.HandshakeMessage;
import dev.minica.tls.wire.handshake.ServerHello;
import java.util.Optional;

/** The hellos of both sides; what follows depends on the version that the server takes. */
final class Greeting {

  /** So that with all else a ClientHello has room for it. */
  private static final int MAX_COOKIE = 1 << 14;

  private final Visit visit;
  private final Dialogue dialogue;
  private final Offer offer;

  Greeting(Visit visit) {
    this.visit = visit;
    this.dialogue = visit.dialogue();
    this.offer = visit.offer();
  }

  /** Shakes hands. */
  Established shakeHands() throws Departure {
    ClientHello first = offer.first(dialogue.transcript());
    dialogue.say(first);
    if (offer.hasEarlyData()) {
      sayEarlyData();
    }
    Decoded<HandshakeMessage> answer = dialogue.next("ServerHello");
    ServerHello hello = Dialogue.require(ServerHello.class, answer, "ServerHello");
    Choice choice = Choice.of(hello, first);
    visit.records().chosen(choice.isTls13());
    if (!hello.isHelloRetryRequest()) {
      dialogue.heard(answer);
      return answered(hello, choice);
    }
    if (!choice.isTls13()) {
      throw Departure.unexpected("HelloRetryRequest in " + choice.suite(), "ServerHello");
    }
    dialogue.transcript().replaceByMessageHash(choice.suite().hash());
    dialogue.heard(answer);
    return retry(hello, choice);
  }

  private Established answered(ServerHello hello, Choice choice) throws Departure {
    if (choice.isTls13()) {
      dialogue.context(Context.TLS_1_3);
      return new Handshake13(visit, choice.suite(), hello).run();
    }
    dialogue.context(Context.tls12(KeyAgreement12.of(choice.suite())));
    return new Handshake12(visit, choice.suite(), hello).run();
  }

  /** Before the server has answered (RFC 8446 section 2.3). */
  private void sayEarlyData() {
    PskOffer psk = offer.psk().orElseThrow();
    NamedOctets range = dialogue.transcript().hash13(psk.hash(), "ClientHello").output();
    KeySchedule13.Early early = psk.early();
    NamedOctets secret = early.clientTraffic(range).output();
    visit.note("CLIENT_EARLY_TRAFFIC_SECRET", secret);
    visit.note("EARLY_EXPORTER_SECRET", early.exporterMaster(range).output());
    visit.records().sayDummyCipherChange();
    visit
        .records()
        .outgoing(
            Handshake13.protection(
                new TrafficSecret(psk.session().suite(), Sender.CLIENT, secret)));
    visit.records().say(ContentTypes.APPLICATION_DATA, visit.settings().earlyData());
  }

  private Established retry(ServerHello request, Choice choice) throws Departure {
    visit.records().outgoingInClear();
    visit.records().sayDummyCipherChange();
    Optional<NamedGroup> group = wantedGroup(request);
    Optional<Cookie> cookie = cookie(request);
    checkThatItAsks(group, cookie);
    ClientHello second = offer.second(choice.suite(), group, cookie, dialogue.transcript());
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

  /** For another ClientHello than the first (RFC 8446 section 4.1.4). */
  private static void checkThatItAsks(Optional<NamedGroup> group, Optional<Cookie> cookie)
      throws Departure {
    if (group.isEmpty() && cookie.isEmpty()) {
      throw Departure.over(
          Departure.ILLEGAL_PARAMETER, "the server asks again for what it was told already");
    }
  }

  private Optional<NamedGroup> wantedGroup(ServerHello request) throws Departure {
    Optional<Integer> wanted =
        request.allExtensions().find(RetryGroup.class).map(RetryGroup::group);
    if (wanted.isPresent()
        && (!offer.hasGroup(wanted.get()) || offer.share(wanted.get()).isPresent())) {
      throw Departure.over(
          Departure.ILLEGAL_PARAMETER,
          "the server asks again for "
              + NamedGroups.name(wanted.get())
              + ", which it has or was not offered");
    }
    return wanted.flatMap(NamedGroup::ofId);
  }

  private static Optional<Cookie> cookie(ServerHello request) throws Departure {
    Optional<Cookie> cookie = request.allExtensions().find(Cookie.class);
    if (cookie.filter(each -> each.cookie().length() > MAX_COOKIE).isPresent()) {
      throw Departure.over(
          Departure.ILLEGAL_PARAMETER, "the server's cookie has over " + MAX_COOKIE + " octets");
    }
    return cookie;
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
