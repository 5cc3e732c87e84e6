package dev.minica.tls.crypto;

import java.util.List;

/**
 * A record that was protected.
 *
 * @param sequence its sequence number, an unsigned 64-bit integer
 * @param record the whole, header included
 * @param parts what went in besides key and plaintext, and what came out, by name
 */
public record Sealed(long sequence, byte[] record, List<NamedOctets> parts) {

  public Sealed {
    parts = List.copyOf(parts);
  }
}
