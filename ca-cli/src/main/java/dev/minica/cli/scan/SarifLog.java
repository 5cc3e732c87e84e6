package dev.minica.cli.scan;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.minica.Escaped;
import dev.minica.cli.output.Json;
import dev.minica.lint.Lint;
import dev.minica.lint.registry.Lints;
import dev.minica.scan.Finding;
import dev.minica.scan.Place;
import dev.minica.scan.Problem;
import dev.minica.scan.ScanReport;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a scan found as SARIF 2.1.0 (OASIS), which systems for reviewing code show. */
public final class SarifLog {

  private static final String SCHEMA =
      "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

  private final ScanReport report;
  private final String version;

  /** Each rule's place in the list of rules, section 3.27.6. */
  private final Map<String, Integer> ruleIndices = new LinkedHashMap<>();

  private final Map<String, Integer> fingerprints = new HashMap<>();
  private final Map<String, Lint> lints = new LinkedHashMap<>();

  /**
   * @param version of minica
   */
  public SarifLog(ScanReport report, String version) {
    this.report = report;
    this.version = version;
    Lints.all().forEach(lint -> lints.put(lint.id(), lint));
  }

  /** The log, with one run. */
  public Json toJson() {
    List<Json> rules = new ArrayList<>();
    List<Json> results = new ArrayList<>();
    for (Finding finding : report.findings()) {
      if (ruleIndices.putIfAbsent(finding.id(), rules.size()) == null) {
        rules.add(rule(finding));
      }
      results.add(result(finding));
    }
    Json driver =
        Json.object()
            .put("name", "minica")
            .put("version", version)
            .put("rules", Json.array(rules))
            .build();
    Json run =
        Json.object()
            .put("tool", Json.object().put("driver", driver).build())
            .put("invocations", Json.array(List.of(invocation())))
            .put("columnKind", "utf16CodeUnits")
            .put("results", Json.array(results))
            .build();
    return Json.object()
        .put("$schema", SCHEMA)
        .put("version", "2.1.0")
        .put("runs", Json.array(List.of(run)))
        .build();
  }

  /** Section 3.20: what could not be looked at is told here. */
  private Json invocation() {
    List<Json> notifications = new ArrayList<>();
    for (ScanReport.Unread unread : report.unread()) {
      notifications.add(
          Json.object()
              .put("level", "warning")
              .put("message", text("cannot read " + unread.path() + ": " + unread.reason()))
              .build());
    }
    return Json.object()
        .put("executionSuccessful", true)
        .put("toolExecutionNotifications", Json.array(notifications))
        .build();
  }

  private Json rule(Finding finding) {
    Lint lint = lints.get(finding.id());
    String words =
        lint == null ? finding.problem().words() : lint.rule() + " (" + lint.citation() + ")";
    return Json.object()
        .put("id", finding.id())
        .put("shortDescription", text(words))
        .put("defaultConfiguration", Json.object().put("level", level(finding.problem())).build())
        .build();
  }

  private Json result(Finding finding) {
    String inside = finding.place().inside();
    String subject = finding.subject().isEmpty() ? "" : finding.subject() + ": ";
    String where = inside.isEmpty() ? "" : inside + ": ";
    return Json.object()
        .put("ruleId", finding.id())
        .put("ruleIndex", ruleIndices.getOrDefault(finding.id(), -1))
        .put("level", level(finding.problem()))
        .put("message", text(where + subject + finding.problem().id() + ": " + finding.message()))
        .put("locations", Json.array(List.of(location(finding.place()))))
        .put("partialFingerprints", Json.object().put("finding/v1", fingerprint(finding)).build())
        .build();
  }

  /** Section 3.27.17; things that are told apart by their lines alone are counted. */
  private String fingerprint(Finding finding) {
    String hash = hash(finding);
    return hash + ":" + fingerprints.merge(hash, 1, Integer::sum);
  }

  /** The same as long as it is the same thing: no line and no time is in it. */
  private static String hash(Finding finding) {
    Stream<String> inside = finding.place().within().stream().filter(part -> !isLine(part));
    Stream<String> facts = Stream.of(finding.place().file(), finding.id(), finding.subject());
    byte[] octets = Stream.concat(facts, inside).collect(Collectors.joining("\n")).getBytes(UTF_8);
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(octets));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static boolean isLine(String part) {
    return part.startsWith("line ");
  }

  private static Json location(Place place) {
    Json.ObjectBuilder physical =
        Json.object()
            .put("artifactLocation", Json.object().put("uri", FileUri.of(place.file())).build());
    if (place.line() > 0) {
      physical.put("region", Json.object().put("startLine", place.line()).build());
    }
    Json.ObjectBuilder location = Json.object().put("physicalLocation", physical.build());
    if (!place.within().isEmpty()) {
      Json logical = Json.object().put("fullyQualifiedName", Escaped.of(place.inside())).build();
      location.put("logicalLocations", Json.array(List.of(logical)));
    }
    return location.build();
  }

  private static String level(Problem problem) {
    return problem.weight().name().toLowerCase(Locale.ROOT);
  }

  /** Single braces would hold the place of an argument (section 3.11.5). */
  private static Json text(String words) {
    String literal = unlinked(Escaped.of(words)).replace("{", "{{").replace("}", "}}");
    return Json.object().put("text", literal).build();
  }

  /** What a subject says shall lead nobody anywhere: this would be a link (section 3.11.6). */
  private static String unlinked(String words) {
    return words.contains("](") ? words.replace("[", "\\[").replace("]", "\\]") : words;
  }
}
