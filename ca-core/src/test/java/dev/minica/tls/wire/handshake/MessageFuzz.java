package dev.minica.tls.wire.handshake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minica.Escaped;
import dev.minica.fuzz.ReaderFuzz;
import dev.minica.tls.wire.Decoded;
import dev.minica.tls.wire.Octets;
import dev.minica.tls.wire.RecordReader;
import dev.minica.tls.wire.Tiles;
import dev.minica.tls.wire.TlsRecord;
import dev.minica.tls.wire.WireException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** A handshake message by itself, and a stream of records with such messages in them. */
public final class MessageFuzz extends ReaderFuzz {

  private static final List<Context> CONTEXTS =
      Stream.concat(
              Stream.of(KeyExchange.values()).map(Context::tls12),
              Stream.of(Context.TLS_1_3, new Context(0x0301, KeyExchange.DHE)))
          .toList();

  @Override
  public List<Consumer<byte[]>> readers() {
    return List.of(
        octets -> attempt(() -> message(Octets.of(octets))),
        octets -> attempt(() -> stream(Octets.of(octets))));
  }

  private interface Reading {
    void read() throws WireException;
  }

  private static void attempt(Reading reading) {
    try {
      reading.read();
    } catch (WireException refused) {
      assertThat(refused.getMessage()).isEqualTo(Escaped.of(refused.getMessage()));
    }
  }

  private static void message(Octets octets) {
    for (Context context : CONTEXTS) {
      attempt(
          () -> {
            Decoded<HandshakeMessage> read = HandshakeMessage.decode(octets, context);
            assertThat(read.value().encode()).isEqualTo(octets);
            Tiles.assertCovers(read);
          });
    }
  }

  private static void stream(Octets octets) throws WireException {
    RecordReader records = new RecordReader();
    HandshakeReader messages = new HandshakeReader();
    records.accept(octets);
    Optional<TlsRecord> record = records.next();
    while (record.isPresent()) {
      messages.accept(record.get().fragment());
      for (Optional<Octets> next = messages.next(); next.isPresent(); next = messages.next()) {
        message(next.get());
      }
      record = records.next();
    }
  }
}
