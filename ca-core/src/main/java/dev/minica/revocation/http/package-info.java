/**
 * What a CA publishes, as replies to requests of HTTP (RFC 6960 appendix A, RFC 2585 section 4).
 * Which server carries them is another's affair: {@link dev.minica.revocation.http.HttpRepository}
 * is between the two.
 */
@NullMarked
package dev.minica.revocation.http;

import org.jspecify.annotations.NullMarked;
