package dev.minica.ca.takeover;

import dev.minica.MinicaException;
import dev.minica.internal.io.Disk;
import dev.minica.x509.Certificate;
import dev.minica.x509.DistinguishedName;
import dev.minica.x509.TimeSpan;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What a configuration of {@code openssl ca} says of certificates to be issued. */
final class OpensslProfile {

  private static final String NAME = "openssl-ca";

  private static final String COMMON_NAME = "commonName";

  /**
   * An attribute of subjects.
   *
   * @param policy what a policy calls it
   * @param keyword what profiles do
   */
  private record Ruled(String policy, String keyword) {}

  /** The most general first, as in most subjects. */
  private static final List<Ruled> ATTRIBUTES =
      List.of(
          new Ruled("countryName", "C"),
          new Ruled("stateOrProvinceName", "ST"),
          new Ruled("localityName", "L"),
          new Ruled("organizationName", "O"),
          new Ruled("organizationalUnitName", "OU"),
          new Ruled("emailAddress", "emailAddress"));

  /** What is said of certificates, and has no place in a profile. */
  private static final List<String> LEFT =
      List.of("default_md", "x509_extensions", "copy_extensions", "default_crl_days");

  private final OpensslConfiguration configuration;
  private final String section;
  private final Certificate ca;
  private final List<String> notes;

  /**
   * @param notes gets what is not carried over
   */
  OpensslProfile(
      OpensslConfiguration configuration, String section, Certificate ca, List<String> notes) {
    this.configuration = configuration;
    this.section = section;
    this.ca = ca;
    this.notes = notes;
  }

  /** Nothing if it says nothing that a profile could say. */
  Optional<ForeignProfile> read(Path file) {
    String source = Disk.shown(file.getFileName() == null ? file : file.getFileName());
    List<String> lines = new ArrayList<>(lifetime());
    lines.addAll(subject());
    for (String key : LEFT) {
      configuration
          .find(section, key)
          .ifPresent(
              value -> notes.add(source + ": " + key + " = " + value + " is not taken over"));
    }
    try {
      return lines.isEmpty()
          ? Optional.empty()
          : Optional.of(ForeignProfile.of(NAME, source, lines));
    } catch (MinicaException e) {
      notes.add(source + ": its policy makes no profile: " + e.getMessage());
      return Optional.empty();
    }
  }

  private List<String> lifetime() {
    Optional<String> days = configuration.find(section, "default_days");
    return days.flatMap(OpensslProfile::lifetime).stream().toList();
  }

  /** The line of a file that says how many days certificates last. */
  static Optional<String> lifetime(String days) {
    try {
      boolean isNumber = !days.isEmpty() && days.chars().allMatch(c -> c >= '0' && c <= '9');
      return isNumber ? Optional.of("lifetime: " + TimeSpan.parse(days)) : Optional.empty();
    } catch (MinicaException outOfBounds) {
      return Optional.empty();
    }
  }

  /** {@code match} is a value of the CA's own subject, {@code supplied} one that must be given. */
  private List<String> subject() {
    Map<String, String> policy =
        new TreeMap<>(
            configuration.find(section, "policy").map(configuration::section).orElse(Map.of()));
    List<String> fixed = new ArrayList<>();
    List<String> required = new ArrayList<>();
    for (Ruled attribute : ATTRIBUTES) {
      String rule = String.valueOf(policy.remove(attribute.policy()));
      if (rule.equals("match")) {
        fixed.addAll(0, values(attribute.keyword()));
      } else if (rule.equals("supplied")) {
        required.add(attribute.keyword());
      }
    }
    List<String> lines = new ArrayList<>();
    if (!fixed.isEmpty()) {
      lines.add("  fixed: " + ForeignProfile.quoted(String.join(",", fixed)));
    }
    if (!required.isEmpty()) {
      lines.add("  required: [" + String.join(", ", required) + "]");
    }
    if ("supplied".equals(policy.remove(COMMON_NAME))) {
      lines.add("  common-name: required");
    }
    policy.values().removeIf("optional"::equals);
    policy.forEach(
        (name, rule) -> notes.add("the policy's " + name + " = " + rule + " is not taken over"));
    if (!lines.isEmpty()) {
      lines.add(0, "subject:");
    }
    return lines;
  }

  /** The CA's own values of an attribute, as RFC 4514 writes them, the most specific first. */
  private List<String> values(String keyword) {
    List<String> values = new ArrayList<>();
    for (DistinguishedName.Attribute attribute : ca.subject().attributes()) {
      if (attribute.name().equals(keyword)) {
        values.add(0, keyword + "=" + escaped(attribute.value()));
      }
    }
    return values;
  }

  private static String escaped(String value) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      boolean isEdge = i == 0 || i == value.length() - 1;
      text.append("\",+\"\\<>;=#".indexOf(c) >= 0 || (c == ' ' && isEdge) ? "\\" : "").append(c);
    }
    return text.toString();
  }
}
