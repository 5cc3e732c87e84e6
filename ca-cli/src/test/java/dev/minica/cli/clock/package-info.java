/** Commands on machines whose clock is wrong, or is put right. */
@NullMarked
package dev.minica.cli.clock;

import org.jspecify.annotations.NullMarked;
