package dev.minica.tls.narration;

import dev.minica.tls.crypto.CipherSuite;
import dev.minica.tls.crypto.Derivation;
import dev.minica.tls.crypto.RecordCipher;
import dev.minica.tls.crypto.Sender;
import dev.minica.tls.engine.Operation;
import dev.minica.tls.registry.ProtocolVersions;
import dev.minica.tls.trace.Content;
import dev.minica.tls.trace.Event;
import dev.minica.tls.trace.Step;
import dev.minica.tls.trace.Topic;
import dev.minica.tls.trace.Trace;
import dev.minica.tls.wire.extension.Extension;
import dev.minica.tls.wire.extension.SelectedKeyShare;
import dev.minica.tls.wire.handshake.ClientHello;
import dev.minica.tls.wire.handshake.HandshakeMessage;
import dev.minica.tls.wire.handshake.ServerHello;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A trace, asked in the terms of a lesson.
 *
 * @param operations what our side computed; none if we only watched
 * @param complaint why our side left before the end; empty if it did not
 */
record Facts(Trace trace, List<Operation> operations, String complaint) {

  boolean isTls13() {
    return isVersion(ProtocolVersions.TLS_1_3);
  }

  boolean isTls12() {
    return isVersion(ProtocolVersions.TLS_1_2);
  }

  private boolean isVersion(int version) {
    return trace.negotiation().version().orElse(0) == version;
  }

  Optional<CipherSuite> suite() {
    return trace.negotiation().suite();
  }

  Optional<RecordCipher> cipher() {
    return suite().flatMap(CipherSuite::cipher);
  }

  KeyOrigin keyOrigin() {
    boolean isResumed = trace.negotiation().isResumed();
    if (isTls13()) {
      boolean hasShare =
          serverHello().stream().anyMatch(s -> has(s.what(), SelectedKeyShare.class));
      return hasShare
          ? isResumed ? KeyOrigin.SHARES_AND_PSK : KeyOrigin.SHARES
          : isResumed ? KeyOrigin.PSK : KeyOrigin.UNKNOWN;
    }
    if (isResumed) {
      return KeyOrigin.EARLIER_SESSION;
    }
    return suite().map(Facts::origin12).orElse(KeyOrigin.UNKNOWN);
  }

  private static boolean has(ServerHello hello, Class<? extends Extension> kind) {
    return hello.allExtensions().find(kind).isPresent();
  }

  private static KeyOrigin origin12(CipherSuite suite) {
    return switch (suite.keyExchange()) {
      case RSA -> KeyOrigin.ENCRYPTED_TO_SERVER;
      case DHE, ECDHE -> KeyOrigin.SHARES;
      default -> KeyOrigin.UNKNOWN;
    };
  }

  /** The messages of this kind, in the order in which they were said. */
  <T extends HandshakeMessage> List<Said<T>> messages(Class<T> kind) {
    return numbered()
        .filter(said -> said.what() instanceof Content.Handshake)
        .filter(said -> kind.isInstance(((Content.Handshake) said.what()).message()))
        .map(
            said ->
                new Said<>(
                    kind.cast(((Content.Handshake) said.what()).message()),
                    said.told(),
                    said.event()))
        .toList();
  }

  /** Those of one side. */
  <T extends HandshakeMessage> List<Said<T>> messages(Class<T> kind, Sender sender) {
    return messages(kind).stream().filter(said -> said.sender() == sender).toList();
  }

  /** Contents of this kind, in the order in which they were said. */
  <T extends Content> List<Said<T>> contents(Class<T> kind) {
    return numbered()
        .filter(said -> kind.isInstance(said.what()))
        .map(said -> new Said<>(kind.cast(said.what()), said.told(), said.event()))
        .toList();
  }

  private Stream<Said<Content>> numbered() {
    List<Event> events = trace.events();
    return IntStream.range(0, events.size())
        .mapToObj(i -> new Said<>(events.get(i).content(), events.get(i), i));
  }

  /** The first, and after a HelloRetryRequest the second. */
  List<Said<ClientHello>> clientHellos() {
    return messages(ClientHello.class, Sender.CLIENT);
  }

  /** The ServerHello that counts. */
  Optional<Said<ServerHello>> serverHello() {
    return messages(ServerHello.class).stream()
        .filter(said -> !said.what().isHelloRetryRequest())
        .findFirst();
  }

  /** What happened under a topic, with the place of the event where it did. */
  List<Said<Step>> steps(Topic topic) {
    return numbered()
        .flatMap(
            said ->
                said.told().step(topic).stream()
                    .map(step -> new Said<>(step, said.told(), said.event())))
        .toList();
  }

  /** What was derived, under any topic, with the place of the event where it was. */
  Stream<Said<Derivation>> derivations() {
    return numbered()
        .flatMap(
            said ->
                said.told().steps().stream()
                    .flatMap(step -> step.derivations().stream())
                    .map(each -> new Said<>(each, said.told(), said.event())));
  }

  /** The first derivation of a value with this name. */
  Optional<Derivation> derivation(String name) {
    return derivations().map(Said::what).filter(each -> each.name().equals(name)).findFirst();
  }
}
