package dev.minica.tls.client;

import dev.minica.Environment;
import dev.minica.tls.crypto.CipherSuite;
import dev.minica.tls.crypto.NamedOctets;
import dev.minica.tls.crypto.Plaintext;
import dev.minica.tls.crypto.RecordCipher;
import dev.minica.tls.crypto.RecordProtection;
import dev.minica.tls.engine.ClientWishes;
import dev.minica.tls.registry.ContentTypes;
import java.security.SecureRandom;

/** One connection of the client: what it wants, what it says, and what it has learnt. */
record Visit(
    Dialogue dialogue,
    Offer offer,
    ClientWishes wishes,
    ClientSettings settings,
    Notes notes,
    Workbook workbook,
    Sabotage sabotage,
    Environment environment) {

  /** Octets that a record holds at most. */
  private static final int FULL = 16_384;

  Records records() {
    return dialogue.records();
  }

  SecureRandom random() {
    return environment.random();
  }

  /** A line of the key log. */
  void note(String label, NamedOctets secret) {
    notes.line(label, offer.clientRandom(), secret);
  }

  /**
   * How long a record takes that is full.
   *
   * @param spare has the keys of the connection, so nothing of what it seals is ever sent
   */
  void measureRecords(CipherSuite suite, RecordProtection spare) {
    Plaintext full = new Plaintext(ContentTypes.APPLICATION_DATA, new byte[FULL]);
    String cipher = suite.cipher().map(RecordCipher::toString).orElseThrow();
    var unused =
        workbook.symmetric(cipher + ", " + FULL + " octets", () -> spare.seal(full, random()));
  }
}
