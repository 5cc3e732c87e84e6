/**
 * Keys and what they can do: algorithms, key pairs as their standard encodings, signing and
 * checking.
 *
 * <p>Keys are encodings (SubjectPublicKeyInfo, PKCS#8), not provider objects, and the arithmetic is
 * Bouncy Castle's lightweight API for every algorithm. So ML-DSA works on every JDK, the same
 * random bytes give the same key on every JDK, and no JCA provider has to be started to issue a
 * certificate.
 */
@NullMarked
package dev.minica.key;

import org.jspecify.annotations.NullMarked;
