package dev.minica.issuance;

import dev.minica.Escaped;
import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.x509.DistinguishedName;
import dev.minica.x509.DistinguishedName.Attribute;
import dev.minica.x509.GeneralName;
import java.util.List;
import java.util.Optional;

/**
 * What the subjects of a profile are like.
 *
 * @param fixed what each of them has; may be empty
 * @param required keywords of the attributes that each must have besides
 * @param commonName whether there is a common name
 */
public record SubjectRules(DistinguishedName fixed, List<String> required, CommonName commonName) {

  /** Whether a subject has a common name. */
  public enum CommonName {
    OPTIONAL,
    REQUIRED,
    FORBIDDEN
  }

  private static final String KEYWORD = "CN";

  public SubjectRules {
    required = List.copyOf(required);
  }

  /**
   * The subject of a certificate: what is asked for, or else the first name as common name, and
   * what is fixed.
   *
   * @throws MinicaException REFUSED if it would be another than the rules have it
   */
  DistinguishedName of(Optional<DistinguishedName> asked, List<GeneralName> names, String profile) {
    if (asked.isPresent()) {
      asked.get().attributes().forEach(attribute -> requireFixed(attribute, profile));
    }
    DistinguishedName subject = asked.orElseGet(() -> unasked(names)).completedBy(fixed);
    for (String keyword : required) {
      requireHas(subject, keyword, profile);
    }
    if (commonName == CommonName.REQUIRED) {
      requireHas(subject, KEYWORD, profile);
    } else if (commonName == CommonName.FORBIDDEN && has(subject, KEYWORD)) {
      throw refused("it has a common name, and the profile " + profile + " allows none")
          .withHint("leave it out: clients look at the alternative names");
    }
    return subject;
  }

  private DistinguishedName unasked(List<GeneralName> names) {
    return commonName == CommonName.FORBIDDEN || has(fixed, KEYWORD) || names.isEmpty()
        ? DistinguishedName.EMPTY
        : DefaultSubject.of(names);
  }

  private void requireFixed(Attribute asked, String profile) {
    List<String> values =
        fixed.attributes().stream()
            .filter(attribute -> attribute.oid().equals(asked.oid()))
            .map(Attribute::value)
            .toList();
    if (!values.isEmpty() && !values.contains(asked.value())) {
      throw refused(shown(asked) + " is not what the profile " + profile + " fixes")
          .withHint("the profile has " + fixed + " in each subject; leave it to that");
    }
  }

  private static String shown(Attribute attribute) {
    return attribute.name() + "=" + Escaped.of(attribute.value());
  }

  private static void requireHas(DistinguishedName subject, String keyword, String profile) {
    if (!has(subject, keyword)) {
      throw refused("it has no " + keyword + ", which the profile " + profile + " requires")
          .withHint("give it with --subject, as in: --subject '" + keyword + "=...'");
    }
  }

  private static boolean has(DistinguishedName subject, String keyword) {
    return subject.attributes().stream().anyMatch(a -> a.name().equals(keyword));
  }

  private static MinicaException refused(String reason) {
    return new MinicaException(Kind.REFUSED, "the subject is not allowed: " + reason);
  }
}
