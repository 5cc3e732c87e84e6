package dev.minica.tls.trace;

import dev.minica.tls.crypto.Sender;
import java.time.Instant;

/**
 * Where octets are in a conversation.
 *
 * @param at when the last of them was seen
 * @param offset of the first, counted from the first octet that its sender sent
 * @param length in octets
 */
public record Place(Sender sender, Instant at, long offset, int length) {}
