/** Rules from one source: certificates of the Internet: fields, names and extensions. */
@NullMarked
package dev.minica.lint.rfc5280;

import org.jspecify.annotations.NullMarked;
