/**
 * CAs that other programs made, as values: {@link dev.minica.ca.takeover.ForeignCa} is what is
 * found in the files of one, and {@link dev.minica.ca.takeover.ForeignTool} finds it. Nothing here
 * changes a file.
 */
@NullMarked
package dev.minica.ca.takeover;

import org.jspecify.annotations.NullMarked;
