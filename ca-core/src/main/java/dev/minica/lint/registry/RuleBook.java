package dev.minica.lint.registry;

import dev.minica.lint.Finding;
import dev.minica.lint.Lint;
import dev.minica.lint.Specimen;
import dev.minica.lint.Topic;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The rules whose breach is an error, for who looks over many certificates: each is made when its
 * topic comes up, and then kept. Thread-safe.
 */
public final class RuleBook {

  private final Map<Topic, List<Lint>> obligations = new ConcurrentHashMap<>();

  /** What a certificate breaks whose breach is an error. */
  public List<Finding> errors(Specimen certificate) {
    List<Finding> findings = obstacles(certificate);
    if (Topic.WEAK_KEYS.concerns(certificate)) {
      Lints.add(on(Topic.WEAK_KEYS), certificate, findings);
    }
    return findings;
  }

  /**
   * What speaks against signing a certificate: the errors, but for those in its key, which whoever
   * certifies it has looked at before it came to this.
   */
  public List<Finding> obstacles(Specimen certificate) {
    List<Finding> findings = new ArrayList<>();
    for (Topic topic : Topic.values()) {
      if (topic != Topic.WEAK_KEYS && topic.concerns(certificate)) {
        Lints.add(on(topic), certificate, findings);
      }
    }
    return findings;
  }

  private List<Lint> on(Topic topic) {
    List<Lint> kept = obligations.get(topic);
    if (kept == null) {
      kept = Obligations.on(topic);
      obligations.put(topic, kept);
    }
    return kept;
  }
}
