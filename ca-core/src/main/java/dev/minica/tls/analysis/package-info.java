/**
 * Understands recorded conversations. {@link dev.minica.tls.analysis.Analyzer} rebuilds every
 * message from octets and secrets, whoever recorded them, and computes again what the two sides
 * computed.
 *
 * <p>Octets become records and messages in {@code RecordIntake}; a {@code Phase} is what may come
 * next in the handshake, one class for each flight of TLS 1.2 and 1.3.
 */
@NullMarked
package dev.minica.tls.analysis;

import org.jspecify.annotations.NullMarked;
