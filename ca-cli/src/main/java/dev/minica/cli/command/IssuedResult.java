package dev.minica.cli.command;

import dev.minica.ca.DeliveredFile;
import dev.minica.ca.DeliveredFile.Audience;
import dev.minica.ca.Delivery;
import dev.minica.ca.Issued;
import dev.minica.cli.output.Json;
import dev.minica.cli.output.Result;
import dev.minica.cli.output.TextWriter;
import dev.minica.issuance.Profile;
import dev.minica.x509.Certificate;
import dev.minica.x509.GeneralName;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What issuing made, and which file goes to whom. */
record IssuedResult(Issued issued, Delivery delivery, Profile profile, boolean defaultPassword)
    implements Result {

  @Override
  public void writeTo(TextWriter text) {
    Certificate certificate = issued.certificate();
    text.fields(
        "names",
        String.join(", ", names(GeneralName::displayValue)),
        "profile",
        profile.name(),
        "key",
        certificate.publicKey().toString(),
        "serial",
        certificate.serialNumber().toString(),
        "valid",
        certificate.validity().notBefore() + " to " + certificate.validity().notAfter(),
        "SHA-256",
        certificate.fingerprint(),
        "directory",
        delivery.directory().toString(),
        "for the " + subjectRole(),
        files(Audience.SUBJECT),
        "for " + verifierRole(),
        files(Audience.VERIFIER));
    password().ifPresent(word -> text.fields("store password", word));
  }

  private List<String> names(Function<GeneralName, String> form) {
    return issued.certificate().subjectAltNames().stream().map(form).toList();
  }

  private String files(Audience audience) {
    return issued.files().stream()
        .filter(file -> file.audience() == audience)
        .map(file -> file.name() + (file.secret() ? " (secret)" : ""))
        .collect(Collectors.joining(", "));
  }

  private String subjectRole() {
    return isForServers() ? "server" : "holder";
  }

  private String verifierRole() {
    return isForServers() ? "its clients" : "who checks it";
  }

  /** By name: equals of a record is woven on its first call, which costs every run 20 ms. */
  private boolean isForServers() {
    return profile.name().equals(Profile.SERVER.name());
  }

  /** The password is only news where nobody chose it. */
  private Optional<String> password() {
    return defaultPassword && !delivery.keyStores().isEmpty()
        ? Optional.of(Delivery.DEFAULT_PASSWORD)
        : Optional.empty();
  }

  @Override
  public Json toJson() {
    Certificate certificate = issued.certificate();
    Json.ObjectBuilder json =
        Json.object()
            .put("names", Json.strings(names(GeneralName::value)))
            .put("profile", profile.name())
            .put("key", certificate.publicKey().toString())
            .put("serial", certificate.serialNumber().toString())
            .put("notBefore", certificate.validity().notBefore().toString())
            .put("notAfter", certificate.validity().notAfter().toString())
            .put("sha256", certificate.fingerprint())
            .put("directory", delivery.directory().toString())
            .put("files", Json.array(fileList()));
    password().ifPresent(word -> json.put("storePassword", word));
    return json.build();
  }

  private List<Json> fileList() {
    return issued.files().stream().map(this::file).toList();
  }

  private Json file(DeliveredFile file) {
    return Json.object()
        .put("name", file.name())
        .put("path", delivery.directory().resolve(file.name()).toString())
        .put("for", file.audience() == Audience.SUBJECT ? "subject" : "verifier")
        .put("secret", file.secret())
        .build();
  }
}
