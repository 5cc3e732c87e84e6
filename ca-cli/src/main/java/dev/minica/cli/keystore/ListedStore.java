package dev.minica.cli.keystore;

import dev.minica.cli.output.Json;
import dev.minica.cli.output.Result;
import dev.minica.cli.output.Style;
import dev.minica.cli.output.TextWriter;
import dev.minica.encoding.keystore.OpenedKeyStore;
import dev.minica.encoding.keystore.Protection;
import dev.minica.keystore.ListedEntry;
import dev.minica.keystore.Trouble;
import dev.minica.x509.Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a key store holds, and what is wrong with it.
 *
 * @param file where it was read
 * @param listed its entries in their order
 * @param now when the days that are left are counted from
 */
public record ListedStore(String file, OpenedKeyStore store, List<ListedEntry> listed, Instant now)
    implements Result {

  private static final String NONE = "-";

  @Override
  public void writeTo(TextWriter text) {
    List<String> fields =
        new ArrayList<>(
            List.of(
                "file",
                file,
                "format",
                store.format().label(),
                "integrity",
                store.verified() ? "checked" : "not checked"));
    store
        .protections()
        .forEach(protection -> fields.addAll(List.of(part(protection), protection.scheme())));
    fields.addAll(List.of("entries", Integer.toString(listed.size())));
    text.fields(fields.toArray(String[]::new));
    if (!listed.isEmpty()) {
      text.blank();
      text.table(
          List.of("ALIAS", "KIND", "VALID UNTIL", "DAYS", "CERTIFICATES"),
          listed.stream().flatMap(entry -> rows(entry).stream()).toList());
      troubles(text);
    }
  }

  private static String part(Protection protection) {
    return switch (protection.part()) {
      case INTEGRITY -> "integrity by";
      case CERTIFICATES -> "certificates under";
      case KEYS -> "keys under";
      case STORE -> "store under";
    };
  }

  /** The chain is drawn downwards, each certificate under the one that it signed. */
  private List<List<String>> rows(ListedEntry listed) {
    List<List<String>> rows = new ArrayList<>();
    List<Certificate> certificates = listed.certificates();
    for (int i = 0; i < certificates.size(); i++) {
      Certificate certificate = certificates.get(i);
      rows.add(
          row(
              i == 0 ? Optional.of(listed) : Optional.empty(),
              certificate.validity().notAfter().toString(),
              Long.toString(daysLeft(certificate)),
              drawn(i, certificate.subject().toString())));
    }
    if (rows.isEmpty()) {
      rows.add(row(Optional.of(listed), NONE, NONE, NONE));
    }
    listed
        .missingIssuer()
        .ifPresent(
            name ->
                rows.add(
                    row(
                        Optional.empty(),
                        "",
                        "",
                        drawn(certificates.size(), name + " (not in the store)"))));
    return rows;
  }

  private static List<String> row(
      Optional<ListedEntry> head, String until, String days, String certificate) {
    return List.of(
        head.map(listed -> listed.entry().alias()).orElse(""),
        head.map(listed -> EntryWords.word(listed.entry())).orElse(""),
        until,
        days,
        certificate);
  }

  private static String drawn(int depth, String subject) {
    return depth == 0 ? subject : "   ".repeat(depth - 1) + "+- " + subject;
  }

  /** Whole days; negative once it has expired. */
  private long daysLeft(Certificate certificate) {
    return Math.floorDiv(
        Duration.between(now, certificate.validity().notAfter()).toSeconds(),
        Duration.ofDays(1).toSeconds());
  }

  private void troubles(TextWriter text) {
    if (listed.stream().anyMatch(entry -> !entry.troubles().isEmpty())) {
      text.blank();
    }
    for (ListedEntry entry : listed) {
      entry
          .troubles()
          .forEach(
              trouble ->
                  text.line(
                      Style.BAD, "trouble: ", entry.entry().alias() + ": " + trouble.words()));
    }
  }

  @Override
  public Json toJson() {
    return Json.object()
        .put("file", file)
        .put("format", store.format().fileExtension())
        .put("integrityChecked", store.verified())
        .put(
            "protections", Json.array(store.protections().stream().map(ListedStore::json).toList()))
        .put("entries", Json.array(listed.stream().map(this::json).toList()))
        .build();
  }

  private static Json json(Protection protection) {
    return Json.object()
        .put("part", protection.part().name().toLowerCase(Locale.ROOT))
        .put("scheme", protection.scheme())
        .build();
  }

  private Json json(ListedEntry listed) {
    return Json.object()
        .put("alias", listed.entry().alias())
        .put("kind", EntryWords.word(listed.entry()))
        .put("created", Json.of(listed.entry().created().map(Instant::toString)))
        .put("certificates", Json.array(listed.certificates().stream().map(this::json).toList()))
        .put("missingIssuer", Json.of(listed.missingIssuer().map(Object::toString)))
        .put("troubles", Json.strings(listed.troubles().stream().map(Trouble::words).toList()))
        .build();
  }

  private Json json(Certificate certificate) {
    return EntryWords.certificate(certificate)
        .put("notAfter", certificate.validity().notAfter().toString())
        .put("daysLeft", daysLeft(certificate))
        .build();
  }
}
