package dev.minica.cli.command;

import dev.minica.cli.output.Json;
import dev.minica.cli.output.Result;
import dev.minica.cli.output.TextWriter;
import dev.minica.reissue.Reissued;
import dev.minica.reissue.Succession;
import dev.minica.reissue.WrittenFile;
import dev.minica.x509.Certificate;
import java.util.List;
import java.util.Locale;

/** What was made again, and where it is. */
record ReissuedResult(Reissued made, List<WrittenFile> files) implements Result {

  @Override
  public void writeTo(TextWriter text) {
    for (Succession each : made.certificates()) {
      text.line(
          "reissued: " + each.made().subject() + " until " + each.made().validity().notAfter());
      each.remarks().forEach(remark -> text.line("  note: " + remark));
    }
    for (Certificate issuer : made.standing()) {
      text.line("kept: " + issuer.subject() + " until " + issuer.validity().notAfter());
    }
    for (Certificate issuer : made.madeUp()) {
      text.line("made up: " + issuer.subject() + ", which is in none of the files: trust this one");
      if (hasNamesake(issuer)) {
        text.line("  note: the one of that name in the files has not signed what names it");
      }
    }
    for (WrittenFile file : files) {
      text.line("wrote: " + file.path() + words(file.role()));
      file.remarks().forEach(remark -> text.line("  note: " + remark));
    }
  }

  private boolean hasNamesake(Certificate issuer) {
    return made.certificates().stream()
        .anyMatch(each -> each.old().subject().matches(issuer.subject()));
  }

  private static String words(WrittenFile.Role role) {
    return switch (role) {
      case LIKE -> "";
      case ISSUER -> ", the issuer that was made up";
      case KEY -> ", the new private key";
    };
  }

  @Override
  public Json toJson() {
    return Json.object()
        .put("reissued", Json.array(made.certificates().stream().map(this::succession).toList()))
        .put("kept", Json.array(made.standing().stream().map(this::certificate).toList()))
        .put("madeUp", Json.array(made.madeUp().stream().map(this::madeUp).toList()))
        .put("files", Json.array(files.stream().map(this::file).toList()))
        .build();
  }

  private Json succession(Succession each) {
    return described(each.made())
        .put("before", each.old().serialNumber().toString())
        .put("keyKept", each.keepsKey())
        .put("notes", Json.strings(each.remarks()))
        .build();
  }

  private Json certificate(Certificate certificate) {
    return described(certificate).build();
  }

  private Json madeUp(Certificate issuer) {
    return described(issuer).put("hasNamesake", hasNamesake(issuer)).build();
  }

  private static Json.ObjectBuilder described(Certificate certificate) {
    return Json.object()
        .put("subject", certificate.subject().toString())
        .put("issuer", certificate.issuer().toString())
        .put("serial", certificate.serialNumber().toString())
        .put("notBefore", certificate.validity().notBefore().toString())
        .put("notAfter", certificate.validity().notAfter().toString())
        .put("sha256", certificate.fingerprint());
  }

  private Json file(WrittenFile file) {
    return Json.object()
        .put("path", file.path().toString())
        .put("role", file.role().name().toLowerCase(Locale.ROOT))
        .put("notes", Json.strings(file.remarks()))
        .build();
  }
}
