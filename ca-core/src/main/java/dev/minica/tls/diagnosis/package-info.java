/**
 * Why a handshake failed, in words: the cause, how sure that is, the evidence with its values, and
 * what to do. {@link dev.minica.tls.diagnosis.Diagnostician} asks one {@code Rule} after the other;
 * each knows one kind of failure, and goes by what was sent. An alert is only a hint, since
 * implementations use different ones for the same mistake.
 */
@NullMarked
package dev.minica.tls.diagnosis;

import org.jspecify.annotations.NullMarked;
