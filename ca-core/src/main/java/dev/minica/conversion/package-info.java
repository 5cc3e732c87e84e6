/**
 * From one form that certificates and keys are kept in to another: {@link
 * dev.minica.conversion.FileFormat} names the forms, {@link dev.minica.conversion.ReadFile} takes
 * one apart and {@link dev.minica.conversion.FileEncoder} puts another together. What a form cannot
 * hold is refused by name, never left out in silence.
 */
@NullMarked
package dev.minica.conversion;

import org.jspecify.annotations.NullMarked;
