package dev.minica.lint.registry;

import dev.minica.lint.Finding;
import dev.minica.lint.Lint;
import dev.minica.lint.Specimen;
import dev.minica.lint.Topic;
import dev.minica.x509.Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * All the rules there are: lists written by hand, in {@link Obligations} and {@link Advice}. A rule
 * that is in neither does not exist; none is found by searching the class path.
 *
 * <p>A rule is made when its topic comes up, so that issuing a certificate loads only those that
 * may have something to say and could stop it.
 */
public final class Lints {

  private Lints() {}

  /** All rules: topic by topic, those whose breach is an error first. */
  public static List<Lint> all() {
    List<Lint> all = new ArrayList<>();
    for (Topic topic : Topic.values()) {
      all.addAll(Obligations.on(topic));
      all.addAll(Advice.on(topic));
    }
    return List.copyOf(all);
  }

  /** The rules whose breach is an error, topic by topic. */
  public static List<Lint> obligations() {
    List<Lint> obligations = new ArrayList<>();
    for (Topic topic : Topic.values()) {
      obligations.addAll(Obligations.on(topic));
    }
    return List.copyOf(obligations);
  }

  /** What a certificate breaks, in the order of {@link #all}. */
  public static List<Finding> check(Certificate certificate) {
    return check(Specimen.of(certificate));
  }

  /** What a certificate breaks, in the order of {@link #all}. */
  public static List<Finding> check(Specimen certificate) {
    List<Finding> findings = new ArrayList<>();
    for (Topic topic : Topic.values()) {
      if (topic.concerns(certificate)) {
        add(Obligations.on(topic), certificate, findings);
        add(Advice.on(topic), certificate, findings);
      }
    }
    return findings;
  }

  static void add(List<Lint> lints, Specimen certificate, List<Finding> findings) {
    for (Lint lint : lints) {
      Optional<Finding> finding = lint.check(certificate);
      if (finding.isPresent()) {
        findings.add(finding.get());
      }
    }
  }
}
