package dev.minica.cli.command;

import dev.minica.cli.output.Json;
import dev.minica.cli.output.Result;
import dev.minica.cli.output.TextWriter;
import dev.minica.encoding.Pem;
import dev.minica.issuance.Profile;
import dev.minica.x509.Certificate;
import dev.minica.x509.GeneralName;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A certificate that was made: where it is, or itself where it has no file.
 *
 * @param keyFile where its new key is
 */
record CertificateResult(
    Certificate certificate, Profile profile, Optional<Path> file, Optional<Path> keyFile)
    implements Result {

  @Override
  public void writeTo(TextWriter text) {
    if (file.isEmpty()) {
      text.block(Pem.encode(certificate));
      return;
    }
    List<String> fields = new ArrayList<>();
    if (!shown().isEmpty()) {
      fields.addAll(List.of("names", String.join(", ", shown())));
    }
    fields.addAll(List.of("subject", certificate.subject().toString()));
    fields.addAll(List.of("profile", profile.name()));
    fields.addAll(List.of("key", certificate.publicKey().toString()));
    fields.addAll(List.of("serial", certificate.serialNumber().toString()));
    fields.addAll(
        List.of(
            "valid",
            certificate.validity().notBefore() + " to " + certificate.validity().notAfter()));
    fields.addAll(List.of("SHA-256", certificate.fingerprint()));
    fields.addAll(List.of("certificate", file.get().toString()));
    keyFile.ifPresent(path -> fields.addAll(List.of("key file", path + " (secret)")));
    text.fields(fields.toArray(String[]::new));
  }

  private List<String> shown() {
    return certificate.subjectAltNames().stream().map(GeneralName::displayValue).toList();
  }

  @Override
  public Json toJson() {
    List<String> names = certificate.subjectAltNames().stream().map(GeneralName::value).toList();
    Json.ObjectBuilder json =
        Json.object()
            .put("names", Json.strings(names))
            .put("subject", certificate.subject().toString())
            .put("profile", profile.name())
            .put("key", certificate.publicKey().toString())
            .put("serial", certificate.serialNumber().toString())
            .put("notBefore", certificate.validity().notBefore().toString())
            .put("notAfter", certificate.validity().notAfter().toString())
            .put("sha256", certificate.fingerprint());
    file.ifPresentOrElse(
        path -> json.put("file", path.toString()), () -> json.put("pem", Pem.encode(certificate)));
    keyFile.ifPresent(path -> json.put("keyFile", path.toString()));
    return json.build();
  }
}
