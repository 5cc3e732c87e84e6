package dev.minica.tls.wire.handshake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.minica.tls.wire.Encoder;
import dev.minica.tls.wire.Octets;
import dev.minica.tls.wire.WireException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HandshakeReaderTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 4, 100, 10_000})
  void messagesAreTheSameHoweverRecordsCutThem(int fragment) throws WireException {
    List<Octets> flight =
        List.of(
            Rfc8448.ENCRYPTED_EXTENSIONS,
            Rfc8448.CERTIFICATE,
            EmptyMessage.SERVER_HELLO_DONE.encode(),
            Rfc8448.FINISHED);
    Octets all = Encoder.encode(out -> flight.forEach(out::opaque));
    HandshakeReader reader = new HandshakeReader();
    List<Octets> messages = new ArrayList<>();
    for (int at = 0; at < all.length(); at += fragment) {
      reader.accept(all.range(at, Math.min(all.length(), at + fragment)));
      for (Optional<Octets> next = reader.next(); next.isPresent(); next = reader.next()) {
        messages.add(next.get());
      }
    }
    assertThat(messages).isEqualTo(flight);
    assertThat(reader.isInMessage()).isFalse();
  }

  @Test
  void halfAMessageIsNoticed() throws WireException {
    HandshakeReader reader = new HandshakeReader();
    reader.accept(Octets.ofHex("14 000002 aa"));
    assertThat(reader.next()).isEmpty();
    assertThat(reader.isInMessage()).isTrue();
  }

  @Test
  void aMessageThatIsTooLongIsRefusedBeforeItIsThere() {
    HandshakeReader reader = new HandshakeReader();
    reader.accept(Octets.ofHex("0b 040001"));
    assertThatThrownBy(reader::next)
        .isInstanceOf(WireException.class)
        .hasMessage("at octet 1: a message of at most 262144 octets expected, it has 262145");
  }
}
