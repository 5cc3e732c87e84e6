/**
 * The JDK's own TLS, as a client and as the demo server's, watched from below by the socket that it
 * writes to and from within by the provider that its arithmetic passes through ({@link
 * dev.minica.provider.watch}). What it offers, accepts and says is what any Java program would.
 */
@NullMarked
package dev.minica.tls.observed;

import org.jspecify.annotations.NullMarked;
