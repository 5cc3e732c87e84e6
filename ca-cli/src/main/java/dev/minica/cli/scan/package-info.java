/** The result of a scan, in the forms that people and other programs read. */
@NullMarked
package dev.minica.cli.scan;

import org.jspecify.annotations.NullMarked;
