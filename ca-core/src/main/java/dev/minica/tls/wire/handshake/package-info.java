/**
 * The handshake messages of TLS 1.2 and 1.3 (RFC 5246 section 7.4, RFC 8446 section 4), each as a
 * value that is read from octets and makes the same octets again.
 */
@NullMarked
package dev.minica.tls.wire.handshake;

import org.jspecify.annotations.NullMarked;
