/** What the papers say, held against what minica does. */
@NullMarked
package dev.minica.cli.docs;

import org.jspecify.annotations.NullMarked;
