/**
 * The arithmetic of TLS 1.2 (RFC 5246) and TLS 1.3 (RFC 8446) on octets alone: key exchange, key
 * schedules, record protection, Finished, signatures. It knows no messages and no connection. Each
 * value that is computed comes as a {@link dev.minica.tls.crypto.Derivation}, which can say how it
 * came about, so that whoever makes a connection and whoever explains one use the same code.
 *
 * <p>Hardened against those who hold the other end, not against those who measure time on the same
 * machine: it is for looking at handshakes, never for data that matters.
 */
@NullMarked
package dev.minica.tls.crypto;

import org.jspecify.annotations.NullMarked;
