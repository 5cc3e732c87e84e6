/**
 * Randomness and time that anybody can have again: whoever knows a {@link dev.minica.seed.Seed}
 * knows every key made with it. It is for tests and for nothing else.
 */
@NullMarked
package dev.minica.seed;

import org.jspecify.annotations.NullMarked;
