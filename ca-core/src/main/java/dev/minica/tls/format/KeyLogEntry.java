package dev.minica.tls.format;

import dev.minica.tls.wire.Octets;

/**
 * One line of a key log: {@code LABEL CLIENT_RANDOM SECRET}.
 *
 * @param label such as {@code CLIENT_RANDOM} or {@code SERVER_HANDSHAKE_TRAFFIC_SECRET} (RFC 9850
 *     section 2); others are kept
 * @param clientRandom 32 octets; they tell which connection it belongs to
 * @param secret at most {@value #MAX_SECRET} octets
 */
public record KeyLogEntry(String label, Octets clientRandom, Octets secret) {

  static final int RANDOM = 32;

  /** The output of SHA-512, which is longer than that of any hash that TLS uses. */
  static final int MAX_SECRET = 64;

  public KeyLogEntry {
    if (clientRandom.length() != RANDOM || secret.isEmpty() || secret.length() > MAX_SECRET) {
      throw new IllegalArgumentException("a key log has no such line");
    }
  }

  String line() {
    return label + " " + clientRandom.hex() + " " + secret.hex();
  }

  /** Without the secret. */
  @Override
  public String toString() {
    return label + " " + clientRandom.hex();
  }
}
