package dev.minica.tls.narration;

import dev.minica.tls.crypto.Sender;
import dev.minica.tls.trace.Topic;
import dev.minica.tls.wire.extension.OfferedPsks;
import dev.minica.tls.wire.extension.SessionTicket;
import dev.minica.tls.wire.handshake.CertificateMessage;
import dev.minica.tls.wire.handshake.ClientHello;
import dev.minica.tls.wire.handshake.NewSessionTicket;
import dev.minica.tls.wire.handshake.NewSessionTicket13;
import dev.minica.tls.wire.handshake.ServerKeyExchange;
import java.util.List;
import java.util.Optional;

/** How a session is taken up, and how the next one can be. */
final class ResumptionChapter implements Teller {

  private static final String TAKEN_13 =
      "The client came back with a ticket of an earlier connection, and with a binder: an HMAC over"
          + " its ClientHello under a key that follows from the ticket's. Only who has that key can"
          + " make it, so the ticket alone is of no use to a thief.";

  private static final String EXTERNAL_13 =
      "Client and server had been given a key before, by other means than TLS. The client names it,"
          + " with a binder: an HMAC over its ClientHello under a key that follows from that one."
          + " Only who has it can make that.";

  private static final String EXTERNAL_REFUSED =
      "The client would have gone on with a key that it had been given; the server did not go"
          + " into that, and began a full handshake.";

  private static final String TAKEN_12 =
      "The session was taken up. Signature and key exchange, the dear parts of a handshake, were"
          + " not needed again; who the server is was shown when the session began.";

  private static final String REFUSED =
      "The client would have taken up an earlier session; the server did not go into that, and"
          + " began a full handshake.";

  private static final String GIVEN_13 =
      "The server gives tickets after the handshake is done. A ticket means nothing to the client:"
          + " it shows it next time, and both compute the same pre-shared key, from the resumption"
          + " master secret and the ticket's nonce.";

  private static final String GIVEN_12 =
      "The server gives a ticket: the session's state, sealed with a key that only the server has."
          + " The client keeps it with its own copy of the master secret, and shows it next time.";

  @Override
  public Optional<Chapter> tell(Facts facts) {
    List<Said<NewSessionTicket>> tickets = facts.messages(NewSessionTicket.class);
    boolean isResumed = facts.trace().negotiation().isResumed();
    Optional<Said<ClientHello>> offer =
        facts.clientHellos().stream()
            .filter(said -> facts.isExternal() || Facts.comesBack(said.what()))
            .findFirst();
    if (tickets.isEmpty() && !isResumed && offer.isEmpty()) {
      return Optional.empty();
    }
    ChapterDraft draft = new ChapterDraft(Topic.RESUMPTION);
    if (isResumed) {
      draft.say(facts.isTls13() ? facts.isExternal() ? EXTERNAL_13 : TAKEN_13 : TAKEN_12);
    } else if (offer.isPresent() && isFull(facts)) {
      draft.say(facts.isExternal() ? EXTERNAL_REFUSED : REFUSED);
    }
    if (!tickets.isEmpty()) {
      draft.say(facts.isTls13() ? GIVEN_13 : GIVEN_12);
    }
    offer.ifPresent(said -> offered(said, draft));
    tickets.forEach(said -> ticket(said, draft));
    return draft.steps(facts.steps(Topic.RESUMPTION)).chapter();
  }

  /** TLS 1.2 says only by what comes next whether a session is taken up. */
  private static boolean isFull(Facts facts) {
    return facts.isTls13()
        || !facts.messages(CertificateMessage.class, Sender.SERVER).isEmpty()
        || !facts.messages(ServerKeyExchange.class).isEmpty();
  }

  private static void offered(Said<ClientHello> said, ChapterDraft draft) {
    said.what()
        .allExtensions()
        .find(SessionTicket.class)
        .filter(shown -> !shown.ticket().isEmpty())
        .ifPresent(shown -> draft.show(said.octets("ticket shown", shown.ticket(), "")));
    said.what()
        .allExtensions()
        .find(OfferedPsks.class)
        .ifPresent(
            psks -> {
              psks.identities()
                  .forEach(
                      each ->
                          draft.show(
                              said.octets(
                                  Facts.areExternal(psks) ? "key named" : "ticket shown",
                                  each.identity(),
                                  "the identity")));
              psks.binders()
                  .forEach(each -> draft.show(said.octets("binder", each, "as it was sent")));
            });
  }

  /** In TLS 1.2 it is a hint, and 0 none (RFC 5077 section 3.3). */
  private static String lifetime(NewSessionTicket ticket) {
    boolean isUnsaid = ticket.lifetime() == 0 && !(ticket instanceof NewSessionTicket13);
    return isUnsaid
        ? "for how long it is good is not said"
        : "good for " + ticket.lifetime() + " s";
  }

  private static void ticket(Said<NewSessionTicket> said, ChapterDraft draft) {
    NewSessionTicket ticket = said.what();
    draft.show(said.octets("ticket", ticket.ticket(), lifetime(ticket)));
    if (ticket instanceof NewSessionTicket13 later) {
      draft.show(said.octets("ticket_nonce", later.nonce(), "tells the tickets apart"));
    }
  }
}
