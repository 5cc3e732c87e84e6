package dev.minica.tls.narration;

import dev.minica.tls.crypto.Sender;
import dev.minica.tls.registry.AlertDescriptions;
import dev.minica.tls.trace.Check;
import dev.minica.tls.trace.Content.AlertSent;
import dev.minica.tls.trace.Content.End;
import dev.minica.tls.trace.Outcome;
import dev.minica.tls.trace.Topic;
import dev.minica.tls.trace.Trace;
import dev.minica.tls.trace.Verdict;
import java.util.List;
import java.util.Optional;

/** What became of it. */
final class EndChapter implements Teller {

  private static final String COMPLETE =
      "Both sides have finished, and every value that could be recomputed is the one that was"
          + " sent.";

  private static final String UNCHECKED =
      "Not everything could be checked: what was not, and why, stands below.";
  private static final String FAILED = "Not all is as it ought to be.";

  private static final String ALERT =
      "An alert names a kind of trouble and hardly ever the cause; that is to be looked for in what"
          + " was said before it.";

  private static final String UNTOLD =
      "Neither side has said why; what is known to be wrong stands below, or is crossed out above.";

  private static final String OPAQUE =
      "Nothing is known to be wrong, and not all of it could be looked into: why not stands below.";

  private static final String PARTIAL =
      "The recording breaks off while the connection is open: what was said afterwards, and how it"
          + " ended, nobody can tell from it.";

  private static final String INCOMPLETE =
      "The recording is not complete. What is out of place below need not have been so on the wire,"
          + " and what seems to be in order is not all there was.";
  private static final String KEYLESS =
      "Without the keys it stays closed to us as it does to anybody else who listens.";

  private static final String CLOSED =
      "Who has nothing more to say sends close_notify under the keys. So the other can tell an end"
          + " from a line that somebody cut.";

  private static final String CUT =
      "A side ended without close_notify: from the connection alone nobody can tell whether that"
          + " was all. Protocols that know the length of what they send, as HTTP does, can live"
          + " with it.";

  @Override
  public Optional<Chapter> tell(Facts facts) {
    Trace trace = facts.trace();
    ChapterDraft draft = new ChapterDraft(Topic.END);
    List<Said<AlertSent>> alerts = facts.contents(AlertSent.class);
    boolean isTold = alerts.stream().anyMatch(said -> !closes(said));
    switch (trace.verdict()) {
      case COMPLETE -> complete(trace, draft);
      case FAILED -> draft.say(FAILED, isTold ? ALERT : UNTOLD);
      case PARTIAL -> partial(trace, draft);
      case OPAQUE -> opaque(facts, draft);
    }
    closing(facts, alerts, draft);
    alerts.forEach(said -> draft.show(said.words("alert of the " + said.sender(), name(said))));
    facts
        .contents(End.class)
        .forEach(said -> draft.show(said.words("end of the " + said.sender(), how(said.what()))));
    draft.steps(facts.steps(Topic.END));
    if (!facts.complaint().isEmpty()) {
      draft.remark("the client says: " + facts.complaint());
    }
    trace.findings().forEach(finding -> draft.remark(Words.foreign(finding.toString())));
    trace.unopened().forEach(draft::remark);
    trace.gaps().forEach(gap -> draft.remark("not in the recording: " + gap));
    return draft.chapter();
  }

  /** That nothing disagrees is no proof of what nobody looked at. */
  private static void complete(Trace trace, ChapterDraft draft) {
    List<Check> open = trace.checks(Outcome.NOT_CHECKABLE);
    draft.say(open.isEmpty() ? COMPLETE : COMPLETE + " " + UNCHECKED);
    open.forEach(each -> draft.remark("not checked: " + each.what() + ": " + each.detail()));
  }

  private static void partial(Trace trace, ChapterDraft draft) {
    complete(trace, draft);
    draft.say(PARTIAL);
  }

  private static void opaque(Facts facts, ChapterDraft draft) {
    boolean isWhole = facts.trace().gaps().isEmpty();
    if (isWhole || !facts.trace().unopened().isEmpty()) {
      draft.say(facts.hasKeys() ? OPAQUE : OPAQUE + " " + KEYLESS);
    }
    if (!isWhole) {
      draft.say(INCOMPLETE);
    }
  }

  private static void closing(Facts facts, List<Said<AlertSent>> alerts, ChapterDraft draft) {
    if (facts.trace().verdict() != Verdict.COMPLETE) {
      return;
    }
    boolean isCut =
        facts.contents(End.class).stream().anyMatch(end -> !hasClosed(end.sender(), alerts));
    boolean isClosed = alerts.stream().anyMatch(EndChapter::closes);
    if (isClosed) {
      draft.say(CLOSED);
    }
    if (isCut) {
      draft.say(CUT);
    }
  }

  private static boolean hasClosed(Sender sender, List<Said<AlertSent>> alerts) {
    return alerts.stream().anyMatch(said -> said.sender() == sender && closes(said));
  }

  private static boolean closes(Said<AlertSent> said) {
    return said.what().alert().description() == AlertDescriptions.CLOSE_NOTIFY;
  }

  private static String name(Said<AlertSent> said) {
    return said.what().alert().name() + " (" + said.what().alert().description() + ")";
  }

  private static String how(End end) {
    return end.isReset() ? "it tore the connection down" : "it sends nothing more";
  }
}
