/**
 * The one writer of files. Everything that the library puts on disk goes through here: state, by
 * {@link dev.minica.internal.io.Writing}, where every change is the creation of a file; and what a
 * user asked for, by {@link dev.minica.internal.io.OutputSet}, which appears whole or not at all.
 */
@NullMarked
package dev.minica.internal.io;

import org.jspecify.annotations.NullMarked;
