package dev.minica.tls.trace;

import dev.minica.tls.crypto.Sender;

/**
 * Something that must not be in a conversation: broken octets, a message out of its order.
 *
 * @param sender who sent it
 * @param offset near which, counted from the first octet of the sender
 * @param words in our words: lower case, without a full stop
 */
public record Finding(Sender sender, long offset, String words) {

  @Override
  public String toString() {
    return sender + " at octet " + offset + ": " + words;
  }
}
