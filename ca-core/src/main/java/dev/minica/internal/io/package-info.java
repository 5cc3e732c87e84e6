/**
 * The one writer of files. Everything that the library puts on disk goes through here: state, by
 * {@link dev.minica.internal.io.Writing}, where every change is the creation of a file; and what a
 * user asked for, by {@link dev.minica.internal.io.OutputSet}, which appears whole or not at all;
 * what is made again and again in a folder of the user's changes by {@link
 * dev.minica.internal.io.SharedFolder}.
 */
@NullMarked
package dev.minica.internal.io;

import org.jspecify.annotations.NullMarked;
