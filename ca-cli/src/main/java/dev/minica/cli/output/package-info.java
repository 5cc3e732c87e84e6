/** The only printing: a result as text or JSON on stdout, talk and errors on stderr. */
@NullMarked
package dev.minica.cli.output;

import org.jspecify.annotations.NullMarked;
