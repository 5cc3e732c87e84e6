/** The one way from bytes to Bouncy Castle's ASN.1 objects and back. */
@NullMarked
package dev.minica.internal.asn1;

import org.jspecify.annotations.NullMarked;
