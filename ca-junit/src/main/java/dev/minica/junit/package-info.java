/**
 * A PKI for each test that wants one. {@link dev.minica.junit.Pki} is the extension of JUnit 5;
 * what it hands out is an {@link dev.minica.junit.Authority}, an {@link dev.minica.junit.Identity},
 * a {@link dev.minica.junit.Trust}, or what Java makes of these. All of it is in memory.
 */
@NullMarked
package dev.minica.junit;

import org.jspecify.annotations.NullMarked;
