/** What the command makes and says, judged by other implementations and by hostile input. */
@NullMarked
package dev.minica.cli.conformance;

import org.jspecify.annotations.NullMarked;
