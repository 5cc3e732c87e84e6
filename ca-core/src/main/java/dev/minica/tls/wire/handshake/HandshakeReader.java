package dev.minica.tls.wire.handshake;

import dev.minica.tls.wire.OctetQueue;
import dev.minica.tls.wire.Octets;
import dev.minica.tls.wire.WireException;
import java.util.Optional;

/**
 * Cuts what the records of type handshake carry, in one direction and without protection, into
 * messages: a record may hold several, and a message may take several (RFC 8446 section 5.1).
 *
 * <p>Not for use by several threads.
 */
public final class HandshakeReader {

  /** Room for a long chain of large certificates; a message may say that it has 16 MiB. */
  public static final int MAX_MESSAGE = 1 << 18;

  private final OctetQueue pending = new OctetQueue();

  /** Takes in what the next record carries. */
  public void accept(Octets fragment) {
    pending.add(fragment);
  }

  /**
   * The octets of the next message, from msg_type on; empty until it is there as a whole.
   *
   * @throws WireException if it says that it has more than {@value #MAX_MESSAGE} octets; each
   *     further call says the same
   */
  public Optional<Octets> next() throws WireException {
    if (pending.length() < HandshakeMessage.HEADER) {
      return Optional.empty();
    }
    int length = pending.at(1) << 16 | pending.at(2) << 8 | pending.at(3);
    if (length > MAX_MESSAGE) {
      throw new WireException(
          1, "a message of at most " + MAX_MESSAGE + " octets expected, it has " + length);
    }
    int whole = HandshakeMessage.HEADER + length;
    return pending.length() < whole ? Optional.empty() : Optional.of(pending.take(whole));
  }

  /**
   * Whether part of a message is there. Keys must not change then, and no record of another type
   * may come (RFC 8446 section 5.1).
   */
  public boolean isInMessage() {
    return !pending.isEmpty();
  }
}
