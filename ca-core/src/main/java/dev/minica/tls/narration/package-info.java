/**
 * A connection retold for people: chapter by chapter, in the order in which a handshake is taught,
 * in words that fit this connection and with the values that it had. Nothing here is rendered.
 */
@NullMarked
package dev.minica.tls.narration;

import org.jspecify.annotations.NullMarked;
