/**
 * Certificates, chains, CRLs, requests and stores that are wrong in exactly one way: {@link
 * dev.minica.defect.Defects} lists them. A group of related ones is a class; each is a sound PKI
 * and one change to it, made before what it changes is signed.
 */
@NullMarked
package dev.minica.defect;

import org.jspecify.annotations.NullMarked;
