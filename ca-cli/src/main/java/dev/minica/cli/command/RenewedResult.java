package dev.minica.cli.command;

import dev.minica.cli.output.Json;
import dev.minica.cli.output.Result;
import dev.minica.cli.output.TextWriter;
import dev.minica.encoding.Pem;
import dev.minica.renewal.Renewable;
import dev.minica.x509.Certificate;
import dev.minica.x509.GeneralName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What became of a certificate that was to be renewed. One that is in no file is printed.
 *
 * @param renewed absent where there was nothing to do yet
 */
record RenewedResult(Renewable material, Optional<Certificate> renewed) implements Result {

  @Override
  public void writeTo(TextWriter text) {
    if (renewed.isPresent() && material.directory().isEmpty()) {
      text.block(Pem.encode(renewed.get()));
      return;
    }
    Certificate old = material.certificate();
    Certificate certificate = renewed.orElse(old);
    List<String> fields = new ArrayList<>();
    fields.addAll(
        List.of(renewed.isPresent() ? "renewed" : "not renewed", String.join(", ", names())));
    fields.addAll(List.of("serial", certificate.serialNumber().toString()));
    renewed.ifPresent(made -> fields.addAll(List.of("before", old.serialNumber().toString())));
    fields.addAll(
        List.of(
            "valid",
            certificate.validity().notBefore() + " to " + certificate.validity().notAfter()));
    material.directory().ifPresent(path -> fields.addAll(List.of("directory", path.toString())));
    text.fields(fields.toArray(String[]::new));
  }

  private List<String> names() {
    return renewed.orElse(material.certificate()).subjectAltNames().stream()
        .map(GeneralName::value)
        .toList();
  }

  @Override
  public Json toJson() {
    Certificate old = material.certificate();
    Certificate certificate = renewed.orElse(old);
    Json.ObjectBuilder json =
        Json.object()
            .put("renewed", renewed.isPresent())
            .put("names", Json.strings(names()))
            .put("serial", certificate.serialNumber().toString())
            .put("notBefore", certificate.validity().notBefore().toString())
            .put("notAfter", certificate.validity().notAfter().toString())
            .put("sha256", certificate.fingerprint());
    renewed.ifPresent(made -> json.put("before", old.serialNumber().toString()));
    material
        .directory()
        .ifPresentOrElse(
            path -> json.put("directory", path.toString()),
            () -> renewed.ifPresent(made -> json.put("certificate", Pem.encode(made))));
    return json.build();
  }
}
