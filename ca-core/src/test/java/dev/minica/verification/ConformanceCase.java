package dev.minica.verification;

import dev.minica.revocation.Crl;
import dev.minica.x509.Certificate;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;

/** One line of a file of published path-validation cases. */
record ConformanceCase(Map<String, Object> fields) {

  /** Cases without a time of their own are made for the moment they are looked at; any will do. */
  private static final Instant SOME_TIME = Instant.parse("2026-11-21T00:00:00Z");

  static List<ConformanceCase> readAll(Path file) {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      return lines.lines().map(Json::read).map(ConformanceCase::of).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @SuppressWarnings("unchecked")
  private static ConformanceCase of(Object line) {
    return new ConformanceCase((Map<String, Object>) line);
  }

  String id() {
    return (String) fields.get("id");
  }

  boolean expectsYes() {
    return fields.get("expect").equals("ACCEPT");
  }

  boolean has(String feature) {
    return strings("features").contains(feature);
  }

  Question question() {
    Question question =
        Question.about(certificate((String) fields.get("leaf")), certificates("roots"), time())
            .withIntermediates(certificates("inters"))
            .withCrls(strings("crls").stream().map(pem -> Crl.decode(octets(pem))).toList())
            .withPurpose(purpose());
    String host = (String) fields.get("host");
    if (host != null) {
      question =
          fields.get("host_kind").equals("RFC822")
              ? question.withEmail(host)
              : question.withHost(host);
    }
    if (fields.get("max_depth") != null) {
      question = question.withMaxDepth(Math.toIntExact((Long) fields.get("max_depth")));
    }
    return fields.get("policy") == null ? question : question.withPolicies(policies());
  }

  private Purpose purpose() {
    return switch ((String) fields.get("mode")) {
      case "server" -> Purpose.SERVER;
      case "client" -> Purpose.CLIENT;
      default -> Purpose.ANY;
    };
  }

  private Instant time() {
    String time = (String) fields.get("time");
    return time == null ? SOME_TIME : OffsetDateTime.parse(time).toInstant();
  }

  @SuppressWarnings("unchecked")
  private PolicySettings policies() {
    Map<String, Object> policy = (Map<String, Object>) fields.get("policy");
    Set<String> initial =
        ((List<Object>) policy.get("initial"))
            .stream().map(String.class::cast).collect(Collectors.toSet());
    return new PolicySettings(
        initial,
        (Boolean) policy.get("inhibit_mapping"),
        (Boolean) policy.get("explicit"),
        (Boolean) policy.get("inhibit_any"));
  }

  private List<Certificate> certificates(String field) {
    return strings(field).stream().map(ConformanceCase::certificate).toList();
  }

  @SuppressWarnings("unchecked")
  private List<String> strings(String field) {
    return (List<String>) (List<?>) fields.get(field);
  }

  private static Certificate certificate(String pem) {
    return Certificate.decode(octets(pem));
  }

  private static byte[] octets(String pem) {
    String body = pem.replaceAll("-----[A-Z0-9 ]+-----", "").replaceAll("\\s", "");
    return Base64.getDecoder().decode(body);
  }
}
