package dev.minica.scan;

import java.util.Optional;

/**
 * One thing that is wrong, or worth knowing.
 *
 * @param subject whose it is where that can be read: a certificate's subject; empty otherwise.
 *     Foreign text
 * @param message the facts in words, lower case, without a full stop; may quote what was found, so
 *     it is foreign text
 * @param rule the id of the rule of {@link dev.minica.lint} that it breaks, if it is one
 */
public record Finding(
    Place place, Problem problem, String subject, String message, Optional<String> rule) {

  /** What scripts call it: the rule where there is one, else the problem. */
  public String id() {
    return rule.orElse(problem.id());
  }
}
