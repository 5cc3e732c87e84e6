package dev.minica.tls.analysis;

import dev.minica.tls.trace.Check;
import dev.minica.tls.trace.Event;
import dev.minica.tls.trace.Finding;
import dev.minica.tls.trace.Outcome;
import dev.minica.tls.trace.Trace;
import dev.minica.tls.trace.Verdict;
import java.util.List;
import java.util.Optional;

/** What a conversation comes to. */
record Conclusion(Verdict verdict, String because) {

  private static final String FINISHED = "both sides finished, and every value ";

  /** Of what was not checked so much is named; all of it is with the messages. */
  private static final int NAMED = 3;

  static Trace of(Connection connection, Phase phase) {
    Ledger ledger = connection.ledger();
    List<Event> events = ledger.events();
    Trace undecided = trace(connection, events, new Conclusion(Verdict.OPAQUE, ""));
    return trace(connection, events, of(connection, phase, undecided));
  }

  private static Conclusion of(Connection connection, Phase phase, Trace trace) {
    Optional<String> objection = objection(connection, trace);
    if (objection.isPresent()) {
      return new Conclusion(Verdict.FAILED, objection.get());
    }
    boolean isJudged = trace.findings().isEmpty() && connection.ledger().lacksEndsAlone();
    if (!trace.gaps().isEmpty() && !isJudged) {
      return incomplete(trace);
    }
    if (!trace.unopened().isEmpty()) {
      return new Conclusion(Verdict.OPAQUE, trace.unopened().get(0));
    }
    return trace.gaps().isEmpty() ? whole(connection, phase, trace) : stopped(connection, trace);
  }

  private static Conclusion whole(Connection connection, Phase phase, Trace trace) {
    return connection.isFinished()
        ? new Conclusion(Verdict.COMPLETE, FINISHED + extent(trace))
        : new Conclusion(Verdict.FAILED, "it ends where " + phase.awaits() + " is awaited");
  }

  /** Where all is there up to some moment. How a handshake would have gone on nobody knows. */
  private static Conclusion stopped(Connection connection, Trace trace) {
    String part = "recorded in part, without " + missing(trace) + ": ";
    return connection.isFinished()
        ? new Conclusion(Verdict.PARTIAL, part + FINISHED + extent(trace))
        : incomplete(trace);
  }

  private static Conclusion incomplete(Trace trace) {
    return new Conclusion(
        Verdict.OPAQUE, "the recording is incomplete: it lacks " + missing(trace));
  }

  private static String missing(Trace trace) {
    return String.join(", ", trace.gaps());
  }

  /** What agrees is no more than what was looked at, so the rest is named. */
  private static String extent(Trace trace) {
    List<String> open =
        trace.checks(Outcome.NOT_CHECKABLE).stream().map(Check::what).distinct().toList();
    if (open.isEmpty()) {
      return "agrees";
    }
    String more = open.size() > NAMED ? ", and " + (open.size() - NAMED) + " more" : "";
    String named = String.join(", ", open.subList(0, Math.min(NAMED, open.size())));
    return "that was recomputed agrees; not checked: " + named + more;
  }

  /** An alert says what a side thought of it, so it goes before what is found here. */
  private static Optional<String> objection(Connection connection, Trace trace) {
    return connection
        .fatalAlert()
        .or(() -> blamed(trace).map(Finding::toString))
        .or(() -> trace.checks(Outcome.DISAGREED).stream().findFirst().map(Conclusion::words));
  }

  /** Where something was not recorded, what seems to be out of its order need not be so. */
  private static Optional<Finding> blamed(Trace trace) {
    return trace.findings().stream().filter(each -> trace.gaps().isEmpty()).findFirst();
  }

  /** A check is named by what ought to be, which by itself would read as if it were. */
  private static String words(Check check) {
    return "this does not hold: " + check.what() + ": " + check.detail();
  }

  private static Trace trace(Connection connection, List<Event> events, Conclusion conclusion) {
    return new Trace(
        conclusion.verdict,
        conclusion.because,
        connection.agreed().negotiation(),
        events,
        connection.ledger().findings(),
        connection.answers(),
        connection.ledger().unopened(),
        connection.ledger().gaps());
  }
}
