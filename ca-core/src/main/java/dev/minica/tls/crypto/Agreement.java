package dev.minica.tls.crypto;

/**
 * What whoever answers a share comes to.
 *
 * @param publicShare what is sent back
 * @param sharedSecret what both have
 */
public record Agreement(byte[] publicShare, Derivation sharedSecret) {}
