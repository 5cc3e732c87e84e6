package dev.minica.cli.command;

import dev.minica.Escaped;
import dev.minica.cli.output.AnswerJson;
import dev.minica.cli.output.Json;
import dev.minica.cli.output.Result;
import dev.minica.cli.output.Style;
import dev.minica.cli.output.TextWriter;
import dev.minica.revocation.Crl;
import dev.minica.verification.Answer;
import dev.minica.verification.Objection;
import dev.minica.verification.Question;
import dev.minica.x509.Certificate;
import dev.minica.x509.GeneralName;
import java.util.Locale;

/** The answer to a question about a certificate, in words. */
record VerifiedResult(Question question, Answer answer) implements Result {

  @Override
  public void writeTo(TextWriter text) {
    if (answer.isAccepted()) {
      text.line(Style.GOOD, "yes: ", subject(question.leaf()) + asked());
    } else {
      text.line(Style.BAD, "no: ", subject(question.leaf()) + asked());
      answer.objections().forEach(objection -> write(objection, text));
    }
    writePath(text);
    question.crls().forEach(crl -> text.line("  CRL: " + period(crl)));
  }

  private static String period(Crl crl) {
    String until = crl.nextUpdate().map(next -> ", the next due at " + next).orElse("");
    return Escaped.bounded(crl.issuer().toString()) + " at " + crl.thisUpdate() + until;
  }

  private static void write(Objection objection, TextWriter text) {
    text.line("  " + subject(objection.certificate()) + ": " + Escaped.bounded(objection.words()));
    text.line("    remedy: " + Escaped.bounded(objection.remedy()));
  }

  private void writePath(TextWriter text) {
    String label = "  path: ";
    for (Certificate certificate : answer.path()) {
      text.line(label + subject(certificate));
      label = "    issued by: ";
    }
  }

  private String asked() {
    StringBuilder asked = new StringBuilder();
    question.name().map(GeneralName::displayValue).ifPresent(n -> asked.append(" for ").append(n));
    asked.append(" as ").append(purpose()).append(" at ").append(question.time());
    return asked.toString();
  }

  private String purpose() {
    return question.purpose().name().toLowerCase(Locale.ROOT);
  }

  private static String subject(Certificate certificate) {
    return certificate.subject().isEmpty()
        ? "serial " + certificate.serialNumber()
        : Escaped.bounded(certificate.subject().toString());
  }

  @Override
  public Json toJson() {
    return Json.object()
        .put("accepted", answer.isAccepted())
        .put("subject", question.leaf().subject().toString())
        .put("name", Json.of(question.name().map(GeneralName::value)))
        .put("purpose", purpose())
        .put("time", question.time().toString())
        .put("objections", AnswerJson.objections(answer))
        .put("path", AnswerJson.path(answer))
        .put("crls", Json.array(question.crls().stream().map(VerifiedResult::json).toList()))
        .build();
  }

  private static Json json(Crl crl) {
    return Json.object()
        .put("issuer", crl.issuer().toString())
        .put("thisUpdate", crl.thisUpdate().toString())
        .put("nextUpdate", Json.of(crl.nextUpdate().map(Object::toString)))
        .build();
  }
}
