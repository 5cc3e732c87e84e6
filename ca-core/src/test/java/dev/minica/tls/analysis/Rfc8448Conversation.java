package dev.minica.tls.analysis;

import dev.minica.tls.capture.Chunk;
import dev.minica.tls.capture.Conversation;
import dev.minica.tls.crypto.KeySchedule13.PskKind;
import dev.minica.tls.crypto.NamedGroup;
import dev.minica.tls.crypto.NamedOctets;
import dev.minica.tls.crypto.Sender;
import dev.minica.tls.wire.Octets;
import dev.minica.tls.wire.WireException;
import dev.minica.tls.wire.extension.OfferedPsks;
import dev.minica.tls.wire.handshake.ClientHello;
import dev.minica.tls.wire.handshake.Context;
import dev.minica.tls.wire.handshake.HandshakeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A conversation that RFC 8448 prints, with all values that it says were computed.
 *
 * @param values by the names that the RFC gives them, records by their sender and name
 */
record Rfc8448Conversation(Map<String, Octets> values) {

  private static final int RECORD_HEADER = 5;

  /** The private keys that are printed. */
  OwnSecrets own() throws Exception {
    byte[] privateKey = values.get("client private key").toArray();
    NamedGroup group =
        values.get("client public key").length() == 32 ? NamedGroup.X25519 : NamedGroup.SECP256R1;
    return new OwnSecrets(
        List.of(group.group().restore(privateKey)),
        Optional.empty(),
        Optional.empty(),
        values.containsKey("binder") ? List.of(psk()) : List.of());
  }

  private PreSharedKey psk() throws IOException, WireException {
    Octets record = values.get("> ClientHello");
    ClientHello hello =
        (ClientHello)
            HandshakeMessage.decode(record.range(RECORD_HEADER, record.length()), Context.UNKNOWN)
                .value();
    OfferedPsks offered = hello.allExtensions().find(OfferedPsks.class).orElseThrow();
    return new PreSharedKey(
        offered.identities().get(0).identity(),
        PskKind.RESUMPTION,
        NamedOctets.secret("PSK", of(3).values().get("PSK").toArray()));
  }

  Conversation conversation() {
    List<Chunk> chunks = new ArrayList<>();
    values.forEach(
        (name, octets) -> {
          if (name.startsWith("> ") || name.startsWith("< ")) {
            Sender sender = name.startsWith(">") ? Sender.CLIENT : Sender.SERVER;
            chunks.add(new Chunk(sender, Instant.EPOCH.plusMillis(chunks.size()), octets));
          }
        });
    InetSocketAddress nobody = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    return new Conversation(nobody, nobody, chunks, List.of(), Set.of());
  }

  static Rfc8448Conversation of(int number) throws IOException {
    Map<String, Octets> values = new LinkedHashMap<>();
    boolean isWanted = false;
    for (String line : lines()) {
      if (line.startsWith("[")) {
        isWanted = line.startsWith("[" + number + ".");
      } else if (isWanted && line.contains(" = ")) {
        String[] parts = line.split(" = ", 2);
        values.put(parts[0], Octets.ofHex(parts[1]));
      }
    }
    return new Rfc8448Conversation(values);
  }

  private static List<String> lines() throws IOException {
    try (InputStream text = NamedGroup.class.getResourceAsStream("rfc8448.txt")) {
      return new String(text.readAllBytes(), StandardCharsets.US_ASCII).lines().toList();
    }
  }
}
