package dev.minica.verification;

import dev.minica.x509.Certificate;

/**
 * One thing that is wrong with one certificate of a path.
 *
 * @param reason what kind of thing
 * @param certificate the certificate it is wrong with
 * @param words what is wrong and the values that disagree: lower case, no full stop, foreign text
 *     escaped
 * @param remedy what would put it right, in the same style
 */
public record Objection(Reason reason, Certificate certificate, String words, String remedy) {

  /** Subject and words, for people. */
  @Override
  public String toString() {
    return certificate.subject() + ": " + words;
  }
}
