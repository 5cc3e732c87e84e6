package dev.minica.lint;

import java.util.List;

/**
 * A certificate that is wrong in one way.
 *
 * @param ids the rule that it breaks, then those that cannot be kept when that one is broken
 */
record Defect(List<String> ids, byte[] certificate) {

  static Defect of(RawCertificate certificate, String... ids) {
    return new Defect(List.of(ids), certificate.encoded());
  }

  String id() {
    return ids.get(0);
  }

  @Override
  public String toString() {
    return id();
  }
}
