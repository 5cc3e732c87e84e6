/**
 * Servers whose certificate is wrong in one way, on purpose: what a client says of each can be seen
 * without doing any harm to a CA that somebody believes.
 */
@NullMarked
package dev.minica.tls.wrong;

import org.jspecify.annotations.NullMarked;
