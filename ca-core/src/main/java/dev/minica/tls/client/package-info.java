/**
 * minica's own TLS client, for TLS 1.2 and 1.3. It is there to be looked at: it offers what it is
 * told to, goes on past certificates that nobody should believe, and keeps every secret. It is
 * therefore not for data.
 */
@NullMarked
package dev.minica.tls.client;

import org.jspecify.annotations.NullMarked;
