/** Many processes on one CA at once, left alone or killed at random. */
@NullMarked
package dev.minica.cli.soak;

import org.jspecify.annotations.NullMarked;
