/**
 * Encryption and authentication under a password, as files describe it in AlgorithmIdentifiers (RFC
 * 8018, RFC 7292 appendix B and C). Parameters come out of files and say how much work reading is,
 * so they are checked against bounds before any of it is done.
 *
 * <p>The arithmetic (PBKDF2, AES, HMAC) is Bouncy Castle's lightweight API, over the platform's
 * hash functions, which are most of the work.
 */
@NullMarked
package dev.minica.internal.pbe;

import org.jspecify.annotations.NullMarked;
