package dev.minica.tls.analysis;

import dev.minica.tls.analysis.Epoch.Closed;
import dev.minica.tls.crypto.Sender;
import dev.minica.tls.trace.Topic;
import dev.minica.tls.wire.handshake.Finished;
import dev.minica.tls.wire.handshake.NewSessionTicket;
import java.util.List;

/**
 * ChangeCipherSpec and Finished of each side, one after the other (RFC 5246 section 7.3), and
 * before the server's its new ticket, if it gives one (RFC 5077 section 3.3).
 */
final class Finish12 implements Phase {

  private final Session12 session;
  private final Connection connection;
  private final List<Sender> order;
  private int turn;
  private boolean isChanged;
  private boolean hasTicket;

  /**
   * @param order who goes first
   */
  Finish12(Session12 session, List<Sender> order) {
    this.session = session;
    this.connection = session.connection();
    this.order = order;
  }

  private Sender sender() {
    return order.get(turn);
  }

  @Override
  public Phase handshake(Message message) {
    if (connection.isPassedOver(message)) {
      return this;
    }
    if (message.sender() == sender() && isChanged && message.value() instanceof Finished finished) {
      session.keys().check(finished, message);
      connection.add(message);
      return next();
    }
    if (message.isFromServer() && isTicketTime() && message.value() instanceof NewSessionTicket) {
      hasTicket = true;
      message.step(Topic.RESUMPTION).remark("the client may come back with this ticket later");
      connection.add(message);
      return this;
    }
    return connection.unexpected(message, awaits());
  }

  private boolean isTicketTime() {
    return sender() == Sender.SERVER && !isChanged && !hasTicket;
  }

  @Override
  public Phase cipherChange(Sender sender, Draft draft) {
    if (sender != sender() || isChanged) {
      return connection.unexpectedChange(sender, draft, awaits());
    }
    isChanged = true;
    Epoch epoch = session.keys().epoch(sender);
    connection.direction(sender).epoch(epoch);
    draft.step(Topic.TRAFFIC_KEYS).remark("from here on the " + sender + " protects its records");
    if (epoch instanceof Closed closed) {
      // its Finished cannot be told from what else it sends
      connection.ledger().unopened(closed.why());
      connection.gap(closed.why());
      return next();
    }
    return this;
  }

  private Phase next() {
    turn++;
    isChanged = false;
    return turn < order.size() ? this : new Established12(connection);
  }

  @Override
  public String awaits() {
    return (isChanged ? "Finished of the " : "ChangeCipherSpec of the ") + sender();
  }
}
