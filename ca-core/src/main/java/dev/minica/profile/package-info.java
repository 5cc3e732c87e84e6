/**
 * Profiles that people write as YAML files. {@link dev.minica.profile.ProfileKeys} is the table of
 * what can stand in one, {@link dev.minica.profile.ProfileFile} makes a {@link
 * dev.minica.issuance.Profile} of it, and that is all the rest of the library sees.
 */
@NullMarked
package dev.minica.profile;

import org.jspecify.annotations.NullMarked;
