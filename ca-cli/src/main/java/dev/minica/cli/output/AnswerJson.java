package dev.minica.cli.output;

import dev.minica.verification.Answer;
import dev.minica.verification.Objection;
import dev.minica.x509.Certificate;
import java.util.Locale;

/** Whether a certificate can be relied on, as JSON. */
public final class AnswerJson {

  private AnswerJson() {}

  public static Json of(Answer answer) {
    return Json.object()
        .put("accepted", answer.isAccepted())
        .put("objections", objections(answer))
        .put("path", path(answer))
        .build();
  }

  /** What stands in the way. */
  public static Json objections(Answer answer) {
    return Json.array(answer.objections().stream().map(AnswerJson::of).toList());
  }

  /** The certificates, that in question first. */
  public static Json path(Answer answer) {
    return Json.array(answer.path().stream().map(AnswerJson::of).toList());
  }

  private static Json of(Objection objection) {
    return Json.object()
        .put("reason", objection.reason().name().toLowerCase(Locale.ROOT))
        .put("subject", objection.certificate().subject().toString())
        .put("serial", objection.certificate().serialNumber().toString())
        .put("message", objection.words())
        .put("remedy", objection.remedy())
        .build();
  }

  private static Json of(Certificate certificate) {
    return Json.object()
        .put("subject", certificate.subject().toString())
        .put("serial", certificate.serialNumber().toString())
        .put("sha256", certificate.fingerprint())
        .build();
  }
}
