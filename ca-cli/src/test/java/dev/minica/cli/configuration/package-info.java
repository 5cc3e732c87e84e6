/** The judges of configurations are the programs that read them. */
@NullMarked
package dev.minica.cli.configuration;

import org.jspecify.annotations.NullMarked;
