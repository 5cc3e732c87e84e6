package dev.minica.cli.trace;

import dev.minica.cli.output.Json;
import dev.minica.tls.Endpoint;
import dev.minica.tls.capture.Conversation;
import dev.minica.tls.crypto.Sender;
import dev.minica.tls.registry.CipherSuites;
import dev.minica.tls.registry.ProtocolVersions;
import dev.minica.tls.trace.Negotiation;
import dev.minica.tls.trace.Trace;
import dev.minica.tls.trace.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What can be said of a connection in one line: who, about what, and how it ended.
 *
 * @param client who opened it
 * @param server who accepted it
 * @param began when its first octet was seen
 * @param isTls whether a client of TLS has begun it
 * @param negotiation what was agreed on
 * @param verdict what became of it
 * @param because why
 * @param octets how many each side has sent
 * @param end who left first, which says most of the time why
 */
public record ConnectionLine(
    String client,
    String server,
    Optional<Instant> began,
    boolean isTls,
    Negotiation negotiation,
    Verdict verdict,
    String because,
    Map<Sender, Long> octets,
    String end) {

  public ConnectionLine {
    octets = Map.copyOf(octets);
  }

  public static ConnectionLine of(TracedConnection connection) {
    Conversation conversation = connection.conversation();
    Trace trace = connection.trace();
    return new ConnectionLine(
        Endpoint.text(conversation.client()),
        Endpoint.text(conversation.server()),
        connection.began(),
        ConnectionSecrets.clientRandom(trace).isPresent(),
        trace.negotiation(),
        trace.verdict(),
        trace.because(),
        octets(conversation),
        end(conversation));
  }

  private static Map<Sender, Long> octets(Conversation conversation) {
    Map<Sender, Long> octets = new EnumMap<>(Sender.class);
    conversation
        .chunks()
        .forEach(chunk -> octets.merge(chunk.sender(), (long) chunk.octets().length(), Long::sum));
    return octets;
  }

  private static String end(Conversation conversation) {
    return conversation.closes().stream()
        .findFirst()
        .map(close -> (close.isReset() ? "reset by the " : "ended by the ") + close.sender())
        .orElse("its end was not seen");
  }

  /** Foreign text in it is as it is. */
  public String text() {
    return client + "  " + (isTls ? agreed() + ": " + outcome() : "no TLS: " + sent()) + "; " + end;
  }

  private String agreed() {
    List<String> words = new ArrayList<>();
    negotiation.serverName().ifPresent(name -> words.add("name " + name));
    negotiation.version().ifPresent(version -> words.add(ProtocolVersions.name(version)));
    negotiation.suiteNumber().ifPresent(suite -> words.add(CipherSuites.name(suite)));
    return words.isEmpty() ? "TLS" : String.join(", ", words);
  }

  private String outcome() {
    return verdict == Verdict.FAILED ? "failed: " + because : Names.of(verdict) + ", " + sent();
  }

  private String sent() {
    return sentBy(Sender.CLIENT)
        + " octets of the client, "
        + sentBy(Sender.SERVER)
        + " of the server";
  }

  private long sentBy(Sender sender) {
    return octets.getOrDefault(sender, 0L);
  }

  /** The same for programs, as members of an object that may have others. */
  Json.ObjectBuilder putAll(Json.ObjectBuilder json) {
    json.put("client", client)
        .put("server", server)
        .put("began", Json.of(began.map(Instant::toString)))
        .put("tls", isTls)
        .put("negotiation", NegotiationJson.of(negotiation))
        .put("verdict", Names.of(verdict))
        .put("because", because)
        .put("end", end);
    for (Sender sender : Sender.values()) {
      json.put(sender.label() + "Octets", sentBy(sender));
    }
    return json;
  }
}
