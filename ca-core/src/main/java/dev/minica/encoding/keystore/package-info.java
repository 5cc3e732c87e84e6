/**
 * Key stores of several programs, octets to values and back: {@link
 * dev.minica.encoding.keystore.KeyStoreFormat} reads and writes, {@link
 * dev.minica.encoding.keystore.KeyStoreContents} is what is in them. Nothing here opens a file. All
 * randomness is a parameter, so that the same random octets give the same file.
 */
@NullMarked
package dev.minica.encoding.keystore;

import org.jspecify.annotations.NullMarked;
