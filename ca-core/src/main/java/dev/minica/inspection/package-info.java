/**
 * Shows what an artefact holds: {@link dev.minica.inspection.Inspection} finds out what it is, and
 * what it says becomes a {@link dev.minica.inspection.Description}, a tree of facts that a front
 * end renders for people or programs.
 */
@NullMarked
package dev.minica.inspection;

import org.jspecify.annotations.NullMarked;
