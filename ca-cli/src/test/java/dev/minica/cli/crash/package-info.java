/** Commands that are killed, or fail, at each of their system calls. */
@NullMarked
package dev.minica.cli.crash;

import org.jspecify.annotations.NullMarked;
