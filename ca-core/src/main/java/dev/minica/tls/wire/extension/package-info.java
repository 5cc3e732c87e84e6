/** The extensions of TLS hellos and other messages (RFC 8446 section 4.2), each as a value. */
@NullMarked
package dev.minica.tls.wire.extension;

import org.jspecify.annotations.NullMarked;
