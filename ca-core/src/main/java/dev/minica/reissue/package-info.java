/**
 * The same again, valid from now: {@link dev.minica.reissue.Model} is a file as it is, {@link
 * dev.minica.reissue.ReissuePlan} what is to become of all its certificates, {@link
 * dev.minica.reissue.Reissue} makes that, and {@link dev.minica.reissue.ReissuedFiles} puts it into
 * files of the same kind.
 *
 * <p>It is for certificates of tests, which may be like anything, so nothing here asks a policy:
 * they are signed by the mechanism, as they were.
 */
@NullMarked
package dev.minica.reissue;

import org.jspecify.annotations.NullMarked;
