/**
 * Octets to values and back: PEM, private keys in the forms people keep them in, Java's and PKCS#12
 * key stores. Nothing here opens a file.
 *
 * <p>The arithmetic (PBKDF2, AES, the PKCS#12 MAC) is Bouncy Castle's lightweight API: in a process
 * that lives for a tenth of a second it derives a key in two thirds of the time of the JDK's, which
 * has its providers to start first. All randomness is a parameter, so that the same random octets
 * give the same file.
 */
@NullMarked
package dev.minica.encoding;

import org.jspecify.annotations.NullMarked;
