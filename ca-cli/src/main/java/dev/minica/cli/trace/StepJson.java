package dev.minica.cli.trace;

import dev.minica.cli.output.Json;
import dev.minica.tls.crypto.Derivation;
import dev.minica.tls.trace.Check;
import dev.minica.tls.trace.Step;

/** What was derived and checked at a message, as JSON. */
record StepJson(Disclosure disclosure) {

  Json of(Step step) {
    return Json.object()
        .put("topic", Names.of(step.topic()))
        .put("title", step.topic().title())
        .put("derivations", Json.array(step.derivations().stream().map(this::of).toList()))
        .put("checks", Json.array(step.checks().stream().map(StepJson::of).toList()))
        .put("remarks", Json.strings(step.remarks()))
        .build();
  }

  private Json of(Derivation derivation) {
    return Json.object()
        .put("output", disclosure.json(derivation.output()))
        .put("formula", derivation.formula())
        .put("clause", derivation.clause())
        .put("inputs", Json.array(derivation.inputs().stream().map(disclosure::json).toList()))
        .build();
  }

  static Json of(Check check) {
    return Json.object()
        .put("what", check.what())
        .put("outcome", Names.of(check.outcome()))
        .put("detail", check.detail())
        .put("clause", check.clause())
        .build();
  }
}
