/** What the commands for key stores have in common: their options, and what they show. */
@NullMarked
package dev.minica.cli.keystore;

import org.jspecify.annotations.NullMarked;
