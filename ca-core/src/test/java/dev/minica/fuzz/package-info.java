/** What random input does to each reader. */
@NullMarked
package dev.minica.fuzz;

import org.jspecify.annotations.NullMarked;
