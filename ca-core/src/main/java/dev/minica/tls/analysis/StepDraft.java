package dev.minica.tls.analysis;

import dev.minica.tls.crypto.Derivation;
import dev.minica.tls.crypto.NamedOctets;
import dev.minica.tls.trace.Check;
import dev.minica.tls.trace.Step;
import dev.minica.tls.trace.Topic;
import java.util.ArrayList;
import java.util.List;

/** A step while it is being made. */
final class StepDraft {

  private final Topic topic;
  private final List<Derivation> derivations = new ArrayList<>();
  private final List<Check> checks = new ArrayList<>();
  private final List<String> remarks = new ArrayList<>();

  StepDraft(Topic topic) {
    this.topic = topic;
  }

  /** Takes down what was derived, and gives its output. */
  NamedOctets derived(Derivation derivation) {
    derivations.add(derivation);
    return derivation.output();
  }

  StepDraft check(Check check) {
    checks.add(check);
    return this;
  }

  StepDraft check(boolean agrees, String what, String otherwise, String clause) {
    return check(Check.that(agrees, what, otherwise, clause));
  }

  StepDraft remark(String remark) {
    remarks.add(remark);
    return this;
  }

  Step step() {
    return new Step(topic, derivations, checks, remarks);
  }
}
