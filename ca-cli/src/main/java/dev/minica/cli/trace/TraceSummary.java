package dev.minica.cli.trace;

import dev.minica.cli.output.Style;
import dev.minica.cli.output.TextWriter;
import dev.minica.tls.crypto.Derivation;
import dev.minica.tls.crypto.NamedOctets;
import dev.minica.tls.trace.Check;
import dev.minica.tls.trace.Event;
import dev.minica.tls.trace.Outcome;
import dev.minica.tls.trace.Step;
import dev.minica.tls.trace.Trace;
import dev.minica.tls.trace.Verdict;

/** A traced connection for a person: what was sent, and below it what follows from it. */
final class TraceSummary {

  private final TracedConnection connection;
  private final Trace trace;
  private final Disclosure disclosure;
  private final TextWriter text;

  TraceSummary(TracedConnection connection, Disclosure disclosure, TextWriter text) {
    this.connection = connection;
    this.trace = connection.trace();
    this.disclosure = disclosure;
    this.text = text;
  }

  void write() {
    verdict();
    text.line("  " + ConnectionLine.of(connection).text());
    trace.events().forEach(this::event);
    text.blank();
    trace.findings().forEach(finding -> text.line(Style.BAD, "found: ", finding.toString()));
    trace.unopened().forEach(why -> text.line(Style.NOTE, "closed: ", why));
    text.line(
        count(Outcome.AGREED)
            + " checks agree, "
            + count(Outcome.DISAGREED)
            + " disagree, "
            + count(Outcome.NOT_CHECKABLE)
            + " could not be made");
  }

  private void verdict() {
    Style style =
        trace.verdict() == Verdict.COMPLETE
            ? Style.GOOD
            : trace.verdict() == Verdict.FAILED ? Style.BAD : Style.NOTE;
    text.line(style, Names.of(trace.verdict()) + ": ", trace.because());
    if (!connection.complaint().isEmpty()) {
      text.line("  the client says: " + connection.complaint());
    }
  }

  private int count(Outcome outcome) {
    return trace.checks(outcome).size();
  }

  private void event(Event event) {
    text.blank();
    text.line(
        Style.STRONG,
        event.sender() + "  ",
        event.name() + (event.isProtected() ? " (protected)" : ""));
    event.steps().forEach(this::step);
  }

  private void step(Step step) {
    text.line("  " + step.topic().title());
    step.derivations().forEach(this::derivation);
    step.checks().forEach(this::check);
    step.remarks().forEach(remark -> text.line("    - " + remark));
  }

  private void derivation(Derivation derivation) {
    text.line("    " + derivation);
    text.line("      = " + value(derivation.output()));
  }

  private String value(NamedOctets octets) {
    return disclosure
        .hex(octets)
        .orElseGet(() -> octets.length() + " octets, a secret: --secrets shows it");
  }

  private void check(Check check) {
    String words = check.what() + " [" + check.clause() + "]";
    switch (check.outcome()) {
      case AGREED -> text.line(Style.GOOD, "    ok  ", words);
      case DISAGREED -> text.line(Style.BAD, "    NO  ", words + ": " + check.detail());
      case NOT_CHECKABLE -> text.line(Style.NOTE, "    ?   ", words + ": " + check.detail());
    }
  }
}
