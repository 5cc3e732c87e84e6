/**
 * What every other package stands on: the {@link dev.minica.Environment} that yields time and
 * randomness, and the one exception the library throws.
 */
@NullMarked
package dev.minica;

import org.jspecify.annotations.NullMarked;
