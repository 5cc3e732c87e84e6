/** Scripts for openssl are run, and what they make is compared with what minica makes. */
@NullMarked
package dev.minica.cli.openssl;

import org.jspecify.annotations.NullMarked;
