package dev.minica.lint;

/**
 * A rule that a certificate breaks.
 *
 * @param lint the rule
 * @param found what the certificate has instead; may quote it, so it is foreign text and goes
 *     through {@link dev.minica.Escaped} before anybody sees it
 */
public record Finding(Lint lint, String found) {

  public Severity severity() {
    return lint.severity();
  }
}
