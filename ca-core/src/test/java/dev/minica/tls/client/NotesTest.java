package dev.minica.tls.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minica.tls.crypto.CipherSuite;
import dev.minica.tls.crypto.NamedOctets;
import dev.minica.tls.wire.Octets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What the client keeps of what a server gives it. */
class NotesTest {

  private final Notes notes = new Notes();

  /** A ClientHello has room for 65,535 octets of extensions, ticket and all (RFC 8446 4.1.2). */
  @Test
  void noTicketThatAClientHelloHasNoRoomFor() {
    notes.session(session(0xffff));
    assertThat(notes.sessions()).isEmpty();

    notes.session(session(1 << 14));
    assertThat(notes.sessions()).hasSize(1);
  }

  @Test
  void notAnyNumberOfThem() {
    for (int i = 0; i < 1000; i++) {
      notes.session(session(100));
    }
    assertThat(notes.sessions()).hasSize(16);
  }

  private static Session session(int ticket) {
    return new Session.OfTls13(
        CipherSuite.of("TLS_AES_128_GCM_SHA256").orElseThrow(),
        Octets.of(new byte[ticket]),
        0,
        Instant.EPOCH,
        NamedOctets.secret("PSK", new byte[32]),
        0);
  }
}
