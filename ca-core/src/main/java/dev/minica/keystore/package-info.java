/**
 * Key stores as files: made whole, changed whole, by one process at a time. {@link
 * dev.minica.keystore.KeyStoreFile} reads and writes them, {@link dev.minica.keystore.KeyStoreEdit}
 * says how one becomes another, and {@link dev.minica.keystore.ListedEntry} what is in one.
 */
@NullMarked
package dev.minica.keystore;

import org.jspecify.annotations.NullMarked;
