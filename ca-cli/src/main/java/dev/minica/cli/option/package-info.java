/** Options and operands: declared once, parsed with the core's own parsers. */
@NullMarked
package dev.minica.cli.option;

import org.jspecify.annotations.NullMarked;
