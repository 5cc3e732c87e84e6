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
    if (!trace.unopened().isEmpty()) {
      return new Conclusion(Verdict.OPAQUE, trace.unopened().get(0));
    }
    return connection.isFinished()
        ? new Conclusion(Verdict.COMPLETE, "both sides finished, and every value agrees")
        : new Conclusion(Verdict.FAILED, "it ends where " + phase.awaits() + " is awaited");
  }

  /** An alert says what a side thought of it, so it goes before what is found here. */
  private static Optional<String> objection(Connection connection, Trace trace) {
    return connection
        .fatalAlert()
        .or(() -> trace.findings().stream().findFirst().map(Finding::toString))
        .or(() -> trace.checks(Outcome.DISAGREED).stream().findFirst().map(Conclusion::words));
  }

  private static String words(Check check) {
    return check.what() + ": " + check.detail();
  }

  private static Trace trace(Connection connection, List<Event> events, Conclusion conclusion) {
    return new Trace(
        conclusion.verdict,
        conclusion.because,
        connection.agreed().negotiation(),
        events,
        connection.ledger().findings(),
        connection.answers(),
        connection.ledger().unopened());
  }
}
