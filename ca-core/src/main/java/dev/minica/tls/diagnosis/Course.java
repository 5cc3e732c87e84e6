package dev.minica.tls.diagnosis;

import dev.minica.MinicaException;
import dev.minica.tls.crypto.Sender;
import dev.minica.tls.registry.AlertDescriptions;
import dev.minica.tls.registry.ContentTypes;
import dev.minica.tls.registry.ProtocolVersions;
import dev.minica.tls.trace.Content;
import dev.minica.tls.trace.Event;
import dev.minica.tls.trace.RecordView;
import dev.minica.tls.trace.Trace;
import dev.minica.tls.trace.Verdict;
import dev.minica.tls.wire.Alert;
import dev.minica.tls.wire.handshake.CertificateMessage;
import dev.minica.tls.wire.handshake.ClientHello;
import dev.minica.tls.wire.handshake.Finished;
import dev.minica.tls.wire.handshake.HandshakeMessage;
import dev.minica.tls.wire.handshake.ServerHello;
import dev.minica.x509.Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The course that a handshake took: who said what, who refused, who left. */
final class Course {

  /** A message, and the event that it is. */
  record Said<T>(Event event, T message) {}

  private final Inquiry inquiry;
  private final List<Event> events;

  Course(Inquiry inquiry) {
    this.inquiry = inquiry;
    this.events = inquiry.trace().events();
  }

  Inquiry inquiry() {
    return inquiry;
  }

  Trace trace() {
    return inquiry.trace();
  }

  boolean hasFailed() {
    return trace().verdict() == Verdict.FAILED;
  }

  boolean isTls13() {
    return trace().negotiation().version().orElse(0) == ProtocolVersions.TLS_1_3;
  }

  List<Event> events(Sender sender) {
    return events.stream().filter(event -> event.sender() == sender).toList();
  }

  /** The last message of this kind. */
  <T extends HandshakeMessage> Optional<Said<T>> said(Sender sender, Class<T> kind) {
    Optional<Said<T>> last = Optional.empty();
    for (Event event : events(sender)) {
      if (event.content() instanceof Content.Handshake handshake
          && kind.isInstance(handshake.message())) {
        last = Optional.of(new Said<>(event, kind.cast(handshake.message())));
      }
    }
    return last;
  }

  Optional<ClientHello> offer() {
    return said(Sender.CLIENT, ClientHello.class).map(Said::message);
  }

  /** Whether the server has taken anything of the offer; asking for another one is not that. */
  boolean isTaken() {
    return said(Sender.SERVER, ServerHello.class)
        .filter(said -> !said.message().isHelloRetryRequest())
        .isPresent();
  }

  /** Whether the server has asked for another ClientHello. */
  boolean isRetried() {
    return trace().negotiation().isRetried();
  }

  /** The first alert that ends the connection. */
  Optional<Said<Alert>> refusal() {
    return events.stream()
        .filter(event -> event.content() instanceof Content.AlertSent)
        .map(event -> new Said<>(event, ((Content.AlertSent) event.content()).alert()))
        .filter(said -> said.message().isFatal(isTls13() && isTakenBefore(said.event())))
        .findFirst();
  }

  /** Before ServerHello the version is not known, and an alert is as bad as its level says. */
  private boolean isTakenBefore(Event event) {
    return said(Sender.SERVER, ServerHello.class)
        .filter(hello -> isAfter(event, hello.event()))
        .isPresent();
  }

  Optional<Said<Alert>> refusalBy(Sender sender) {
    return refusal().filter(said -> said.event().sender() == sender);
  }

  /** Who ended the connection first. */
  Optional<Event> firstEnd() {
    return events.stream().filter(event -> event.content() instanceof Content.End).findFirst();
  }

  /** Whether this side was the first to leave, by close_notify or without, and none objected. */
  boolean hasLeft(Sender sender) {
    return refusal().isEmpty()
        && events.stream()
            .filter(event -> event.content() instanceof Content.End || isNotice(event))
            .findFirst()
            .filter(event -> event.sender() == sender)
            .isPresent();
  }

  /** The certificates that a side showed, its own first; none if they cannot be read. */
  List<Certificate> shown(Sender sender) {
    Optional<Said<CertificateMessage>> said = said(sender, CertificateMessage.class);
    List<Certificate> chain = new ArrayList<>();
    try {
      said.ifPresent(
          each ->
              each.message()
                  .certificates()
                  .forEach(der -> chain.add(Certificate.decode(der.toArray()))));
      return List.copyOf(chain);
    } catch (MinicaException unreadable) {
      return List.of();
    }
  }

  /** Whether a side said that it has nothing more to say (RFC 8446 section 6.1). */
  boolean isEndedInOrder() {
    return events.stream().anyMatch(Course::isNotice);
  }

  private static boolean isNotice(Event event) {
    return event.content() instanceof Content.AlertSent sent
        && sent.alert().description() == AlertDescriptions.CLOSE_NOTIFY;
  }

  /** Whether the client has said something under the protocol above, after the handshake. */
  boolean isUsed() {
    return events.stream()
        .anyMatch(
            event ->
                event.content() instanceof Content.ApplicationData data
                    && event.sender() == Sender.CLIENT
                    && !data.isEarly());
  }

  /** Whether the server has let the client in, and said something in the protocol above. */
  boolean isAnswered() {
    Optional<Event> finished = said(Sender.CLIENT, Finished.class).map(Said::event);
    return events(Sender.SERVER).stream()
            .filter(event -> event.content() instanceof Content.ApplicationData)
            // data before that may be for whomever it is (RFC 8446 section 4.4.4)
            .anyMatch(event -> finished.filter(before -> isAfter(event, before)).isPresent())
        || (!isTls13() && closedRecords(Sender.SERVER).stream().anyMatch(Course::isData));
  }

  /** TLS 1.2 says outside what is in a record. */
  private static boolean isData(RecordView view) {
    return view.record().type() == ContentTypes.APPLICATION_DATA;
  }

  boolean isAfter(Event later, Event earlier) {
    return events.indexOf(later) > events.indexOf(earlier);
  }

  /** The records of a side that came under keys and were not opened. */
  List<RecordView> closedRecords(Sender sender) {
    return events(sender).stream()
        .filter(event -> event.content() instanceof Content.Unread)
        .flatMap(event -> event.records().stream())
        .filter(RecordView::isProtected)
        .toList();
  }

  /** An alert as a sentence: who sent it, and when. */
  String told(Said<Alert> refusal) {
    Alert alert = refusal.message();
    return "the "
        + refusal.event().sender()
        + " sent the alert "
        + alert.name()
        + " ("
        + alert.description()
        + ")"
        + when(refusal.event());
  }

  /** The time since the other side's last message, such as {@code , 3 ms after ServerHello}. */
  String when(Event event) {
    Sender other = event.sender().other();
    return last(each -> each.sender() == other && isBefore(each, event))
        .map(
            before ->
                ", "
                    + Duration.between(before.at(), event.at()).toMillis()
                    + " ms after "
                    + before.name()
                    + " of the "
                    + other)
        .orElse(", before the " + other + " had said anything");
  }

  private boolean isBefore(Event each, Event event) {
    return isAfter(event, each) && !(each.content() instanceof Content.End);
  }

  private Optional<Event> last(Predicate<Event> wanted) {
    return events.stream().filter(wanted).reduce((first, second) -> second);
  }
}
