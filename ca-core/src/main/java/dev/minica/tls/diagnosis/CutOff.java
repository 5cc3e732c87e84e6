package dev.minica.tls.diagnosis;

import dev.minica.tls.crypto.Sender;
import dev.minica.tls.trace.Content;
import dev.minica.tls.trace.Event;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Nothing was said about it: one of the two is gone, or has never said a word. */
final class CutOff implements Rule {

  /** A client that goes sooner has not waited for an answer. */
  private static final Duration PATIENCE = Duration.ofMillis(200);

  @Override
  public List<Diagnosis> examine(Course course) {
    Optional<Event> end = course.firstEnd();
    boolean isSilent = words(course, Sender.SERVER).isEmpty();
    boolean isInOrder = course.isEndedInOrder() && !isSilent;
    if (!course.hasFailed() || isInOrder || isSaid(course, end, isSilent)) {
      return List.of();
    }
    boolean isUnasked = course.offer().isEmpty();
    if (isUnasked && (!isSilent || end.isEmpty())) {
      return List.of(); // seen from the middle on, or it is the client that is to go on
    }
    if (end.isEmpty()) {
      return isSilent ? List.of(silence(course, "the client was still waiting")) : List.of();
    }
    return List.of(
        end.get().sender() == Sender.SERVER
            ? serverLeft(course, end.get(), isSilent)
            : clientLeft(course, end.get(), isSilent));
  }

  /** What a client says to one that has gone without a word is not why that one went. */
  private static boolean isSaid(Course course, Optional<Event> end, boolean isSilent) {
    boolean isLate = isSilent && end.filter(each -> each.sender() == Sender.SERVER).isPresent();
    return course.refusal().isPresent() && !isLate;
  }

  private static List<Event> words(Course course, Sender sender) {
    return course.events(sender).stream()
        .filter(event -> !(event.content() instanceof Content.End))
        .toList();
  }

  private static Diagnosis serverLeft(Course course, Event end, boolean isSilent) {
    boolean isReset = end.content() instanceof Content.End over && over.isReset();
    String words =
        "the server "
            + (isReset ? "reset the connection" : "closed the connection, without an alert")
            + course.when(end);
    return new Diagnosis(
        isReset ? Cause.RESET : Cause.CLOSED,
        isSilent && course.offer().isPresent() ? Certainty.CERTAIN : Certainty.LIKELY,
        List.of(words),
        List.of(
            Fix.of("see what the server's log says about it"),
            Fix.of(
                "see whether a firewall is in between, or the port is another program's",
                "openssl s_client -connect " + course.inquiry().server() + " -msg"),
            Fix.of("see whether the server wants the name of its host (SNI)")));
  }

  private static Diagnosis clientLeft(Course course, Event end, boolean isSilent) {
    List<Event> said = words(course, Sender.CLIENT);
    if (isSilent && course.offer().isPresent()) {
      Duration waited = Duration.between(said.get(0).at(), end.at());
      if (waited.compareTo(PATIENCE) >= 0) {
        return silence(course, "the client gave up after " + waited.toMillis() + " ms");
      }
    }
    return new Diagnosis(
        Cause.CLIENT_LEFT,
        Certainty.UNKNOWN,
        List.of("the client ended the connection without an alert" + course.when(end)),
        List.of(Fix.of("see what the client itself says")));
  }

  private static Diagnosis silence(Course course, String waited) {
    return new Diagnosis(
        Cause.SILENCE,
        Certainty.CERTAIN,
        List.of("the connection was accepted, and the server never sent an octet", waited),
        List.of(
            Fix.of(
                "see whether it is a TLS server that hangs, or one of a protocol in which the"
                    + " client speaks first",
                "curl --max-time 5 http://" + course.inquiry().server() + "/"),
            Fix.of("see whether the process behind the port still lives")));
  }
}
