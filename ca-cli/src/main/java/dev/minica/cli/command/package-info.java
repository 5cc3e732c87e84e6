/** One class per command: options, a call to the core, a result. No PKI logic. */
@NullMarked
package dev.minica.cli.command;

import org.jspecify.annotations.NullMarked;
