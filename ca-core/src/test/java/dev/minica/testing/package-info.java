/** What tests share: running the foreign tools that judge what minica writes. */
@NullMarked
package dev.minica.testing;

import org.jspecify.annotations.NullMarked;
