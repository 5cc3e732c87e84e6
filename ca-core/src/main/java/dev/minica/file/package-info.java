/**
 * Files of the people who use minica: what is handed in ({@link dev.minica.file.InputFile}) and
 * what they get ({@link dev.minica.file.OutputFiles}).
 */
@NullMarked
package dev.minica.file;

import org.jspecify.annotations.NullMarked;
