package dev.minica.cli.command;

import dev.minica.cli.output.Json;
import dev.minica.cli.output.Result;
import dev.minica.cli.output.TextWriter;
import java.time.Instant;
import java.util.List;

/**
 * What was issued, with what became of it.
 *
 * @param corrupt what is said of records that cannot be read
 * @param now when it is looked at
 */
record ListedCertificates(List<ListedCertificate> certificates, List<String> corrupt, Instant now)
    implements Result {

  @Override
  public void writeTo(TextWriter text) {
    if (!certificates.isEmpty()) {
      text.table(
          List.of("SERIAL", "PROFILE", "STATE", "VALID UNTIL", "DAYS", "NAMES"),
          certificates.stream().map(certificate -> certificate.row(now)).toList());
    }
  }

  @Override
  public Json toJson() {
    return Json.object()
        .put("certificates", Json.series(certificates, certificate -> certificate.json(now)))
        .put("corrupt", Json.strings(corrupt))
        .build();
  }
}
