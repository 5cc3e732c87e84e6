package dev.minica.cli.command;

import dev.minica.ca.takeover.TakenOver;
import dev.minica.cli.output.Json;
import dev.minica.cli.output.Result;
import dev.minica.cli.output.TextWriter;
import dev.minica.issuance.IssuingCa;
import dev.minica.x509.Certificate;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What has come of an import.
 *
 * @param directory the CA directory
 * @param root the file with the root's certificate
 * @param issuer the CA that was taken over
 */
record ImportedResult(Path directory, Path root, IssuingCa issuer, TakenOver taken)
    implements Result {

  @Override
  public void writeTo(TextWriter text) {
    Certificate certificate = issuer.certificate();
    List<String> fields = new ArrayList<>();
    fields.addAll(List.of("CA", directory.toString(), "root", root.toString()));
    fields.addAll(List.of("subject", certificate.subject().toString()));
    fields.addAll(List.of("key", certificate.publicKey().toString()));
    fields.addAll(
        List.of(
            "valid",
            certificate.validity().notBefore() + " to " + certificate.validity().notAfter()));
    fields.addAll(List.of("SHA-256", certificate.fingerprint()));
    fields.addAll(List.of("certificates", Integer.toString(taken.issued())));
    fields.addAll(List.of("revoked", Integer.toString(taken.revoked())));
    fields.addAll(List.of("CRL", taken.crl().map(number -> "number " + number).orElse("none")));
    taken.profile().ifPresent(profile -> fields.addAll(List.of("profile", profile)));
    text.fields(fields.toArray(String[]::new));
  }

  @Override
  public Json toJson() {
    Json.ObjectBuilder json =
        Json.object()
            .put("directory", directory.toString())
            .put("root", root.toString())
            .put("issuer", IssuerList.json(issuer))
            .put("certificates", taken.issued())
            .put("revoked", taken.revoked());
    taken.crl().ifPresent(number -> json.put("crlNumber", new Json.Literal(number.toString())));
    taken.profile().ifPresent(profile -> json.put("profile", profile));
    return json.put("notes", Json.strings(taken.notes())).build();
  }
}
