package dev.minica.cli.command;

import dev.minica.cli.output.Json;
import dev.minica.cli.output.Result;
import dev.minica.cli.output.TextWriter;
import dev.minica.csr.CertificationRequest;
import dev.minica.encoding.Pem;
import dev.minica.x509.GeneralName;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A request that was made: where it is, or itself where it has no file.
 *
 * @param keyFile where its new key is
 */
record RequestResult(
    CertificationRequest request,
    List<GeneralName> names,
    Optional<Path> file,
    Optional<Path> keyFile)
    implements Result {

  @Override
  public void writeTo(TextWriter text) {
    if (file.isEmpty()) {
      text.block(Pem.encode(request));
      return;
    }
    List<String> fields = new ArrayList<>();
    fields.addAll(List.of("names", String.join(", ", shown())));
    fields.addAll(List.of("subject", request.subject().toString()));
    fields.addAll(List.of("key", request.publicKey().toString()));
    fields.addAll(List.of("request", file.get().toString()));
    keyFile.ifPresent(path -> fields.addAll(List.of("key file", path + " (secret)")));
    text.fields(fields.toArray(String[]::new));
  }

  private List<String> shown() {
    return names.stream().map(GeneralName::displayValue).toList();
  }

  @Override
  public Json toJson() {
    Json.ObjectBuilder json =
        Json.object()
            .put("names", Json.strings(names.stream().map(GeneralName::value).toList()))
            .put("subject", request.subject().toString())
            .put("key", request.publicKey().toString());
    file.ifPresentOrElse(
        path -> json.put("file", path.toString()), () -> json.put("pem", Pem.encode(request)));
    keyFile.ifPresent(path -> json.put("keyFile", path.toString()));
    return json.build();
  }
}
