/**
 * The octets of TLS: records, and what reads and writes the presentation language of RFC 8446
 * section 3. Reading yields values and, at the same time, a tree of {@link
 * dev.minica.tls.wire.Field}s in which every octet has its place, so that octets and their meaning
 * can be shown side by side. Octets that are not as the language wants them are a {@link
 * dev.minica.tls.wire.WireException}, and nothing else ever; numbers that nobody registered are no
 * error.
 */
@NullMarked
package dev.minica.tls.wire;

import org.jspecify.annotations.NullMarked;
