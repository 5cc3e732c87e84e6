/**
 * What can be seen of both sides from below TLS: what a client offers, and its last word; by what a
 * server lets it come back.
 */
@NullMarked
package dev.minica.tls.watch;

import org.jspecify.annotations.NullMarked;
