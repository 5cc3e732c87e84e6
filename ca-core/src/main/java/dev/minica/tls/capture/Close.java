package dev.minica.tls.capture;

import dev.minica.tls.crypto.Sender;
import java.time.Instant;

/**
 * That one side sends nothing more.
 *
 * @param at when it was seen
 * @param isReset whether the connection was torn down (RST) and not ended in order (FIN); RFC 9293
 *     section 3.5.2
 */
public record Close(Sender sender, Instant at, boolean isReset) {}
