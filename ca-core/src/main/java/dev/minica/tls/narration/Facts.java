package dev.minica.tls.narration;

import static dev.minica.tls.crypto.Authentication.ANONYMOUS;

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
import dev.minica.tls.wire.extension.Extensions;
import dev.minica.tls.wire.extension.OfferedPsks;
import dev.minica.tls.wire.extension.SelectedKeyShare;
import dev.minica.tls.wire.extension.SessionTicket;
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

  /** Whether the keys of any records are known. */
  boolean hasKeys() {
    return steps(Topic.TRAFFIC_KEYS).stream()
        .anyMatch(step -> !step.what().derivations().isEmpty());
  }

  /** Whether ML-KEM takes part in the key exchange, by itself or together with a curve. */
  boolean hasKem() {
    return trace.negotiation().group().filter(name -> name.contains("MLKEM")).isPresent();
  }

  /** Whether the group joins ML-KEM with a curve, such as X25519MLKEM768. */
  boolean isHybrid() {
    return hasKem() && trace.negotiation().group().filter(n -> !n.startsWith("MLKEM")).isPresent();
  }

  /** Whether nobody shows who he is: TLS 1.2 with DH_anon or ECDH_anon. */
  boolean isAnonymous() {
    return suite().map(CipherSuite::authentication).filter(ANONYMOUS::equals).isPresent();
  }

  /** Whether it offers to take up an earlier session. */
  static boolean comesBack(ClientHello hello) {
    Extensions extensions = hello.allExtensions();
    boolean offersTls13 = hello.versions().contains(ProtocolVersions.TLS_1_3);
    return extensions.find(OfferedPsks.class).filter(psks -> !areExternal(psks)).isPresent()
        || extensions.find(SessionTicket.class).filter(t -> !t.ticket().isEmpty()).isPresent()
        // with TLS 1.3 on offer a session id may be anything (RFC 8446 appendix D.4)
        || (!offersTls13 && !hello.legacySessionId().isEmpty());
  }

  /** A key that both were given has no age, and a ticket's is a random number (RFC 8446 4.2.11). */
  static boolean areExternal(OfferedPsks offered) {
    return offered.identities().stream().allMatch(each -> each.obfuscatedTicketAge() == 0);
  }

  /** Whether the pre-shared keys that the client offered, if any, are no tickets. */
  boolean isExternal() {
    return clientHellos().stream()
        .flatMap(said -> said.what().allExtensions().find(OfferedPsks.class).stream())
        .anyMatch(Facts::areExternal);
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
