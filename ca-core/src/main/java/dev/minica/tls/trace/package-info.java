/**
 * What a recorded conversation says once it is understood, as values: its messages in their order,
 * with the octets and their meaning, what was derived where, and what was recomputed and agreed or
 * did not. Whatever shows a conversation to people or programs takes these and nothing else.
 */
@NullMarked
package dev.minica.tls.trace;

import org.jspecify.annotations.NullMarked;
