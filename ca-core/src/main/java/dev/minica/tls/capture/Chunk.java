package dev.minica.tls.capture;

import dev.minica.tls.crypto.Sender;
import dev.minica.tls.wire.Octets;
import java.time.Instant;

/**
 * Octets that one side sent at one time. Where a record of TLS begins and ends does not show in it.
 *
 * @param at when they were seen
 */
public record Chunk(Sender sender, Instant at, Octets octets) {}
