package dev.minica.server;

import java.time.Duration;

/**
 * What strangers can take of a server.
 *
 * @param connections how many are open at once; the oldest makes way for a newer one
 * @param idle how long one may be silent
 * @param lifetime how long one may last, however it trickles
 */
record Limits(int connections, Duration idle, Duration lifetime) {

  /** The longest head of a request: a GET with a nonce and a dozen certificates takes a tenth. */
  static final int HEAD_OCTETS = 8 * 1024;

  /** How many requests are worked on at once; the others wait, which takes no thread. */
  static final int THREADS = 32;

  /** How many clients may wait in the system's queue while others are being accepted. */
  static final int BACKLOG = 1024;

  static Limits standard() {
    return new Limits(1_000, Duration.ofSeconds(10), Duration.ofMinutes(2));
  }
}
