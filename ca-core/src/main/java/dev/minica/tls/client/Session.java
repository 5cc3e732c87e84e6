package dev.minica.tls.client;

import dev.minica.tls.crypto.CipherSuite;
import dev.minica.tls.crypto.NamedOctets;
import dev.minica.tls.wire.Octets;
import java.time.Instant;

/** What a connection has left, with which the client can come back sooner. */
public sealed interface Session {

  /** What it was agreed on with. */
  CipherSuite suite();

  /** As the server gave it; empty if it gave none. */
  Octets ticket();

  /**
   * Of TLS 1.2, by the server's memory (RFC 5246 section 7.3) or by a ticket (RFC 5077).
   *
   * @param id as the server called it; empty if it remembers nothing
   * @param ticket empty if the server gave none
   * @param isExtended whether the master secret is an extended one (RFC 7627)
   */
  record OfTls12(
      CipherSuite suite, Octets id, Octets ticket, NamedOctets masterSecret, boolean isExtended)
      implements Session {}

  /**
   * Of TLS 1.3, by a ticket (RFC 8446 section 4.6.1).
   *
   * @param ageAdd what is added to the ticket's age, modulo 2^32
   * @param received when the ticket came
   * @param secret the pre-shared key that it stands for
   * @param maxEarlyData how many octets of early data the server would take; 0 for none
   */
  record OfTls13(
      CipherSuite suite,
      Octets ticket,
      long ageAdd,
      Instant received,
      NamedOctets secret,
      long maxEarlyData)
      implements Session {

    private static final long MODULUS = 1L << 32;

    /** RFC 8446 section 4.2.11.1. */
    long obfuscatedAge(Instant now) {
      return Math.floorMod(now.toEpochMilli() - received.toEpochMilli() + ageAdd, MODULUS);
    }
  }
}
