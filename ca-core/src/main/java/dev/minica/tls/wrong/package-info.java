/**
 * Servers whose certificate is wrong in one way, on purpose: the catalogue of {@link
 * dev.minica.defect} as hosts. What a client says of each can be seen without doing any harm to a
 * CA that somebody believes: their CAs' keys are in memory only, and gone when all is signed.
 */
@NullMarked
package dev.minica.tls.wrong;

import org.jspecify.annotations.NullMarked;
