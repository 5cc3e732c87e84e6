/** Programs and libraries that say what they make of a specimen, each in a column of a table. */
@NullMarked
package dev.minica.defect.judge;

import org.jspecify.annotations.NullMarked;
