package dev.minica.cli.command;

import dev.minica.cli.output.Json;
import dev.minica.cli.output.Result;
import dev.minica.cli.output.TextWriter;
import dev.minica.issuance.IssuingCa;
import dev.minica.x509.Certificate;
import java.util.List;

/** Issuing CAs of a CA directory. */
record IssuerList(List<IssuingCa> issuers, String standard) implements Result {

  @Override
  public void writeTo(TextWriter text) {
    if (!issuers.isEmpty()) {
      text.table(
          List.of("NAME", "VALID UNTIL", "KEY", "SUBJECT"),
          issuers.stream().map(this::row).toList());
    }
  }

  private List<String> row(IssuingCa issuer) {
    Certificate certificate = issuer.certificate();
    return List.of(
        issuer.name() + (isStandard(issuer) ? " *" : ""),
        certificate.validity().notAfter().toString(),
        certificate.publicKey().toString(),
        certificate.subject().toString());
  }

  private boolean isStandard(IssuingCa issuer) {
    return issuer.name().equals(standard);
  }

  @Override
  public Json toJson() {
    return Json.object()
        .put("issuers", Json.array(issuers.stream().map(IssuerList::json).toList()))
        .put("default", standard)
        .build();
  }

  /** One of them. */
  static Json json(IssuingCa issuer) {
    Certificate certificate = issuer.certificate();
    return Json.object()
        .put("name", issuer.name())
        .put("subject", certificate.subject().toString())
        .put("serial", certificate.serialNumber().toString())
        .put("key", certificate.publicKey().toString())
        .put("notBefore", certificate.validity().notBefore().toString())
        .put("notAfter", certificate.validity().notAfter().toString())
        .put("sha256", certificate.fingerprint())
        .build();
  }
}
