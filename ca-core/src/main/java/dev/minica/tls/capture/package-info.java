/** What crossed the wire between a client and a server, with the time of each part. */
@NullMarked
package dev.minica.tls.capture;

import org.jspecify.annotations.NullMarked;
