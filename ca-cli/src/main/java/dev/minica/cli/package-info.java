/** The command line: converts options with the core's own parsers, calls it, renders the answer. */
@NullMarked
package dev.minica.cli;

import org.jspecify.annotations.NullMarked;
