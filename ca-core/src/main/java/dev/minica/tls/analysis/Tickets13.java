package dev.minica.tls.analysis;

import dev.minica.tls.crypto.NamedOctets;
import dev.minica.tls.crypto.TicketPsk;
import dev.minica.tls.wire.handshake.NewSessionTicket13;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The tickets that a server gives, each of which stands for a pre-shared key. */
final class Tickets13 {

  private record Waiting(NewSessionTicket13 ticket, StepDraft step) {}

  private final Keys13 keys;
  private final List<Waiting> waiting = new ArrayList<>();
  private Optional<NamedOctets> resumptionMaster = Optional.empty();
  private boolean isKnown;

  Tickets13(Keys13 keys) {
    this.keys = keys;
  }

  /** A server may give one before the client has finished, on whose Finished its key depends. */
  void add(NewSessionTicket13 ticket, StepDraft step) {
    step.remark("the client may come back with this ticket within " + ticket.lifetime() + " s");
    if (isKnown) {
      tell(ticket, step);
    } else {
      waiting.add(new Waiting(ticket, step));
    }
  }

  /**
   * That the client has finished.
   *
   * @param secret resumption_master_secret, if it could be derived
   */
  void known(Optional<NamedOctets> secret) {
    resumptionMaster = secret;
    isKnown = true;
    waiting.forEach(each -> tell(each.ticket(), each.step()));
    waiting.clear();
  }

  private void tell(NewSessionTicket13 ticket, StepDraft step) {
    NamedOctets nonce = NamedOctets.open("ticket_nonce", ticket.nonce().toArray());
    resumptionMaster.ifPresentOrElse(
        secret -> step.derived(TicketPsk.of(keys.hash(), secret, nonce)),
        () -> step.remark("its key cannot be computed: a key log has no resumption_master_secret"));
  }
}
