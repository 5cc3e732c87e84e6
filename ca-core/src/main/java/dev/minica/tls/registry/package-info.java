/**
 * What the numbers of TLS are called: the tables of IANA's "Transport Layer Security (TLS)
 * Parameters" and "TLS ExtensionType Values". A number that nobody registered has a name as well,
 * which says so: traffic holds them, on purpose (RFC 8701) and otherwise.
 */
@NullMarked
package dev.minica.tls.registry;

import org.jspecify.annotations.NullMarked;
