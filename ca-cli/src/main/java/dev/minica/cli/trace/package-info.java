/** A connection that was traced, as text, as JSON and in a line. */
@NullMarked
package dev.minica.cli.trace;

import org.jspecify.annotations.NullMarked;
