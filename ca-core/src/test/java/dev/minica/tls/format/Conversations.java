package dev.minica.tls.format;

import dev.minica.tls.capture.Chunk;
import dev.minica.tls.capture.Close;
import dev.minica.tls.capture.Conversation;
import dev.minica.tls.crypto.Sender;
import dev.minica.tls.wire.Octets;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Conversations that never were. */
final class Conversations {

  static final Instant AT = Instant.parse("2026-11-20T12:00:00.123456789Z");

  private Conversations() {}

  static InetSocketAddress address(String host, int port) {
    try {
      return new InetSocketAddress(InetAddress.getByName(host), port);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** A question and its answer, ended in order. */
  static Conversation between(String client, String server) {
    return new Conversation(
        address(client, 50_000),
        address(server, 443),
        List.of(
            new Chunk(Sender.CLIENT, AT, octets("question")),
            new Chunk(Sender.SERVER, AT.plusNanos(1), octets("answer"))),
        List.of(
            new Close(Sender.SERVER, AT.plusSeconds(1), false),
            new Close(Sender.CLIENT, AT.plusSeconds(2), false)),
        Set.of());
  }

  static Octets octets(String text) {
    return Octets.of(text.getBytes(StandardCharsets.US_ASCII));
  }
}
