package dev.minica.seed;

import dev.minica.x509.DistinguishedName;

/**
 * What the subject of each certificate says whose key anybody can make again, for people who meet
 * it and for programs that are to refuse it.
 */
public final class DoNotTrust {

  /** An organizational unit, so that whatever else the name says stays as it is. */
  public static final String UNIT = "DO NOT TRUST";

  private static final String ORGANIZATIONAL_UNIT = "2.5.4.11";

  private DoNotTrust() {}

  /** The same name with the mark, which is there once. */
  public static DistinguishedName markOn(DistinguishedName name) {
    if (isOn(name)) {
      return name;
    }
    String mark = "OU=" + UNIT;
    return DistinguishedName.parse(name.isEmpty() ? mark : name + "," + mark);
  }

  /** Whether a name has the mark. */
  public static boolean isOn(DistinguishedName name) {
    return name.attributes().stream()
        .anyMatch(
            attribute ->
                attribute.oid().equals(ORGANIZATIONAL_UNIT) && attribute.value().equals(UNIT));
  }
}
