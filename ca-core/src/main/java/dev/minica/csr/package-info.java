/**
 * Requests for certificates (PKCS #10, RFC 2986) as values: made, taken apart, and asked whether
 * whoever made one has the key in it. What a request may get is decided elsewhere.
 */
@NullMarked
package dev.minica.csr;

import org.jspecify.annotations.NullMarked;
