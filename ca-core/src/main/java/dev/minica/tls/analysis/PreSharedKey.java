package dev.minica.tls.analysis;

import dev.minica.tls.crypto.KeySchedule13.PskKind;
import dev.minica.tls.crypto.NamedOctets;
import dev.minica.tls.wire.Octets;

/**
 * A pre-shared key of TLS 1.3.
 *
 * @param identity the ticket, or the name that was agreed on
 * @param secret the key
 */
public record PreSharedKey(Octets identity, PskKind kind, NamedOctets secret) {}
