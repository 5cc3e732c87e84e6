package dev.minica.tls.crypto;

import dev.minica.MinicaException;

/** A private key for one connection, and the share that goes to the other side. */
public interface KeyShare {

  /** The private key; the scalar on curves, the exponent in fields, seed first with ML-KEM. */
  NamedOctets privateKey();

  /** What is sent: KeyShareEntry.key_exchange (RFC 8446 section 4.2.8). */
  byte[] publicShare();

  /**
   * The secret that both have.
   *
   * @param peerShare what the other side sent
   * @throws MinicaException BAD_INPUT if that is no share of this group, or leads to a secret that
   *     anybody knows: a TLS endpoint then sends illegal_parameter
   */
  Derivation agree(byte[] peerShare);
}
