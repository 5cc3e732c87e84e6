/**
 * Octets to values and back: PEM, and certificates and private keys in the forms people keep them
 * in. Nothing here opens a file. All randomness is a parameter, so that the same random octets give
 * the same file.
 */
@NullMarked
package dev.minica.encoding;

import org.jspecify.annotations.NullMarked;
