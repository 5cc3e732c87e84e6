/** What can be seen of a client from below TLS: what it offers, and its last word. */
@NullMarked
package dev.minica.tls.watch;

import org.jspecify.annotations.NullMarked;
